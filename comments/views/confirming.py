from django.http import HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..confirming import answer, asked_about, find, hindrance
from ..models import State
from ..secrets import own_token
from .answers import page


@csrf_exempt  # the token in the address, known from the mail alone, is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    """What came in with an address, and the button by which its owner says that it is theirs.

    Opening the link changes nothing, since mail servers open links too.
    """
    question = find(token)
    if question is None:
        return page(request, "comments/confirm_expired.html", {}, status=404)
    if request.method == "POST":
        answer(question, _chosen(request))
        return HttpResponseRedirect(request.path, status=303)
    rows = [
        {"comment": comment, "token": own_token(comment), "hindrance": _hindrance(comment)}
        for comment in asked_about(question)
    ]
    context = {"question": question, "rows": rows, "follows": question.follows.select_related("article")}
    waits = any(is_waiting(row["comment"]) and not row["hindrance"] for row in rows)
    waits |= any(not follow.confirmed_at and not follow.ended_at for follow in context["follows"])
    return page(request, "comments/confirm.html", context | {"waits": waits})


def is_waiting(comment) -> bool:
    return comment.record.state == State.AWAITING_CONFIRMATION


def _hindrance(comment) -> str:
    return hindrance(comment) if is_waiting(comment) else ""


def _chosen(request) -> set[int]:
    return {int(pk) for pk in request.POST.getlist("comment") if pk.isascii() and pk.isdigit() and len(pk) < 10}
