from django.http import HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..deciding import read_token
from ..models import State
from ..moderation import REASONS, Decision, decide
from .answers import page

OFFERED = {State.PUBLISHED, State.SPAM, State.REFUSED}


@csrf_exempt  # the token in the address, known from the mail alone, is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def decide_by_mail(request, token):
    """What a moderator's mail leads to. Opening it changes nothing, since mail servers open links too."""
    commission = read_token(token)
    if commission is None:
        return page(request, "comments/decide_expired.html", {}, status=404)
    if request.method == "POST":
        return _decided(request, commission)
    return _shown(request, commission)


def _decided(request, commission):
    state, reason = request.POST.get("decide", ""), request.POST.get("reason", "").strip()[:500]
    if state not in OFFERED:
        return _shown(request, commission, "Choose one of the buttons.", 422)
    if state == State.REFUSED and not reason:
        return _shown(request, commission, "Say why: its writer is told.", 422)
    if commission.comment.record.state == State.AWAITING_MODERATOR:
        decide([commission.comment.pk], Decision(State(state), commission.moderator, reason))
    return HttpResponseRedirect(request.path, status=303)


def _shown(request, commission, sentence="", status=200):
    comment = commission.comment
    context = {"comment": comment, "record": comment.record, "reasons": REASONS, "sentence": sentence}
    waits = comment.record.state == State.AWAITING_MODERATOR
    return page(request, "comments/decide.html", context | {"waits": waits}, status)
