"""What the writer of a comment sees of it. The address is private: whoever has it may do what the writer may, so these
views need no other proof of where a request comes from.
"""

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from ..editing import can_appeal, change, object_to, take_back
from ..forms import AppealForm, EditForm
from ..models import Comment, State
from ..secrets import opens
from .answers import page


def own(request, token):
    """The comment, its state, and the reason if it was refused or removed."""
    comment = _comment(token)
    sent = request.GET.get("sent", "")
    context = _context(comment, token) | {"is_new": bool(sent), "wants_mail": sent == "follow"}
    return page(request, "comments/own.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, token):
    """Change the words, for a quarter of an hour. Whoever comes too late finds their new words below the sentence."""
    comment = _comment(token)
    form = EditForm(request.POST or None, initial={"comment": comment.comment})
    can_edit = is_editable(comment)
    if can_edit and form.is_valid():
        change(comment, form.cleaned_data["comment"])
        return HttpResponseRedirect(reverse("comments:own", args=[token]), status=303)
    status = 422 if request.method == "POST" else 200
    return page(request, "comments/edit.html", _context(comment, token) | {"form": form}, status)


@csrf_exempt
@require_POST
def remove(request, token):
    """Take the comment back, for good."""
    comment = _comment(token)
    if is_editable(comment):
        take_back(comment)
    return HttpResponseRedirect(reverse("comments:own", args=[token]), status=303)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request, token):
    """Object to a decision, once: the comment goes back to the moderators."""
    comment = _comment(token)
    form = AppealForm(request.POST or None)
    if can_appeal(comment) and form.is_valid():
        object_to(comment, form.cleaned_data["words"])
        return HttpResponseRedirect(reverse("comments:own", args=[token]), status=303)
    status = 422 if request.method == "POST" else 200
    return page(request, "comments/appeal.html", _context(comment, token) | {"form": form}, status)


def _comment(token: str) -> Comment:
    pk = token.partition("-")[0]
    is_number = pk.isascii() and pk.isdigit() and len(pk) < 10
    comment = Comment.objects.with_record().filter(pk=pk).first() if is_number else None
    if comment is None or not opens(token, comment):
        raise Http404("No comment has this private address.")
    return comment


def _context(comment, token):
    # What was refused quietly looks like what waits.
    state = State.AWAITING_MODERATOR if comment.record.state == State.SPAM else comment.record.state
    article = comment.record.article
    return {
        "comment": comment,
        "article": article,
        "state": state,
        "token": token,
        "can_edit": is_editable(comment),
        "can_appeal": can_appeal(comment),
    }


def is_editable(comment: Comment) -> bool:
    """Whether its writer may still change or remove it."""
    until, state = comment.record.editable_until, comment.record.state
    return bool(until and until > timezone.now()) and state not in {*State.gone(), State.REFUSED}
