from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from articles.models import Article
from articles.prose import readers_prose
from articles.visitors import address_of

from ..confirming import parents
from ..defence.obstacles import obstacle
from ..forms import WritingForm
from ..models import Comment
from ..policy import policy_for
from ..posting import DiscussionClosedError, post, sent_before
from ..secrets import own_token
from .answers import comes_from_here, ip_hash, page

EXPIRED = "The form had been open for long. Your words are all here: please send it once more."
ELSEWHERE = "We could not see that the form came from this page. Your words are all here: please send it once more."
PARENT_GONE = (
    "The comment that you answer is no longer there. If you send this, it stands at the end of the discussion."
)
CLOSED = "The discussion closed while you were writing. Here are your words, to copy and keep."


@csrf_exempt
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, slug):
    """The form of a comment, its preview, its sending. Whatever goes wrong, all that was typed comes back in it."""
    article = get_object_or_404(Article.objects.published(), slug=slug)
    policy = policy_for(article)
    asked = request.POST if request.method == "POST" else request.GET
    parent, is_gone = _parent(article, asked.get("reply_to", ""))
    if request.method == "POST":
        return _received(request, article, policy, parent, is_gone)
    form = WritingForm(article, policy=policy, user=request.user)
    sentence = PARENT_GONE if is_gone else ""
    return _form(request, article, policy, form, parent, sentence)


def _parent(article, asked: str) -> tuple[Comment | None, bool]:
    """The comment that is answered, and whether one was asked for that cannot be."""
    if asked in {"", "0"}:
        return None, False
    pk = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    found = parents(article).with_record().filter(pk=pk).first()
    return found, found is None


def _received(request, article, policy, parent, parent_is_gone):
    form = WritingForm(article, request.POST, policy=policy, user=request.user)
    is_valid, sentence = form.is_valid(), ""
    if not policy.is_open:
        sentence = CLOSED
    elif not comes_from_here(request):
        sentence = ELSEWHERE
    elif form.is_out_of_date():
        sentence = EXPIRED
    elif parent_is_gone:
        sentence = PARENT_GONE
    elif is_valid and "preview" not in request.POST:
        return _post(request, article, policy, form, parent)
    preview = form.cleaned_data.get("comment", "") if "preview" in request.POST else ""
    return _again(request, article, policy, form, parent, sentence, preview)


def _post(request, article, policy, form, parent):
    submission = form.submission(parent=parent, **_origin(request))
    comment = sent_before(submission)
    if comment is None:
        if hindrance := obstacle(submission):
            return _hindered(request, article, policy, form, parent, hindrance)
        try:
            comment = post(submission)
        except DiscussionClosedError:
            return _again(request, article, policy, form, parent, CLOSED)
    sent = "follow" if submission.follow else "comment"
    return HttpResponseRedirect(f"{reverse('comments:own', args=[own_token(comment)])}?sent={sent}", status=303)


def _origin(request) -> dict:
    """Where a comment comes from, as far as its sender says so."""
    agent, referrer = (request.headers.get(name, "")[:500] for name in ("User-Agent", "Referer"))
    return {"address": address_of(request), "ip_hash": ip_hash(request), "user_agent": agent, "referrer": referrer}


def _hindered(request, article, policy, form, parent, hindrance):
    response = _again(request, article, policy, form, parent, hindrance.sentence)
    response.status_code = hindrance.status
    if hindrance.wait:
        response["Retry-After"] = str(hindrance.wait)
    return response


def _again(request, article, policy, form, parent, sentence="", preview=""):
    """The form with all that was sent in it, and its errors."""
    errors = {name: words for name, words in form.errors.items() if name in VISIBLE}
    fresh = WritingForm(article, form.renewed(), policy=policy, user=request.user)
    fresh._errors = form.errors.__class__(errors)
    fresh.cleaned_data = {}
    status = 200 if preview and not sentence and not errors else 422
    return _form(request, article, policy, fresh, parent, sentence, readers_prose(preview), status)


VISIBLE = {"name", "email", "comment", "follow", "__all__"}


def _form(request, article, policy, form, parent, sentence="", preview="", status=200):
    context = {
        "article": article,
        "policy": policy,
        "form": form,
        "parent": parent,
        "sentence": sentence,
        "preview": preview,
    }
    return page(request, "comments/write.html", context, status)
