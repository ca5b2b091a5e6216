"""What a moderator decides, for one comment or a hundred at once: always the same few queries."""

from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from .defence.learning import learn
from .models import Comment, CommentRecord, CommentReport, State
from .models.seen import unseen
from .notices import tell_of_decision, tell_of_outcome

UPHELD = {State.REFUSED, State.SPAM, State.REMOVED}
# What a moderator may bring a comment into. What its writer has taken away stays away.
DECISIONS = {State.PUBLISHED, State.SPAM, State.REFUSED, State.REMOVED, State.AWAITING_MODERATOR}
REASONS = [
    "It is not about the article.",
    "It attacks a person instead of what they say.",
    "It advertises something.",
    "It tells something private about somebody.",
    "It says again what has been said here.",
    "It may be against the law.",
]


@dataclass(frozen=True)
class Decision:
    """`by` is a user. `reason` is told to the writer; REFUSED and REMOVED need one. `note` is for moderators alone."""

    state: State
    by: object
    reason: str = ""
    note: str = ""


def decide(pks, decision: Decision) -> list[Comment]:
    """Bring the comments into a state; those that it changed. Who comes second to one of them changes nothing.

    Followers and writers are told in the background, the reports on the comments are closed, and the site learns.
    """
    with transaction.atomic():
        changed = list(_undecided(pks, decision.state))
        with unseen(decision.state, *(comment.record.state for comment in changed)):
            _store([comment.pk for comment in changed], decision)
        learn(changed, decision.state)
        _close_reports(pks, decision.state)
    return changed


def _undecided(pks, state):
    """Those that are not yet in the state. Their records are held, so that nobody else decides meanwhile."""
    settled = [state, State.REMOVED_BY_WRITER]
    held = CommentRecord.objects.select_for_update().filter(pk__in=pks).exclude(state__in=settled).order_by("pk")
    return Comment.objects.filter(pk__in=list(held.values_list("pk", flat=True))).with_record().order_by("pk")


def _store(pks: list[int], decision: Decision) -> None:
    now, state = timezone.now(), decision.state
    values = {"state": state, "decided_at": now, "decided_by": decision.by, "reason": decision.reason}
    if decision.note:
        values["moderator_note"] = decision.note
    CommentRecord.objects.filter(pk__in=pks).update(**values)
    Comment.objects.filter(pk__in=pks).update(is_public=state == State.PUBLISHED, is_removed=state in State.gone())
    if pks and state != State.AWAITING_MODERATOR:
        transaction.on_commit(partial(tell_of_decision.enqueue, pks))


def _close_reports(pks, state: str) -> None:
    """A comment that stays has been looked at; one that goes was rightly reported."""
    if state == State.AWAITING_MODERATOR:
        return
    outcome = CommentReport.State.UPHELD if state in UPHELD else CommentReport.State.DISMISSED
    still_open = CommentReport.objects.filter(comment__in=pks, state=CommentReport.State.OPEN)
    if to_tell := list(still_open.exclude(email="").values_list("pk", flat=True)):
        transaction.on_commit(partial(tell_of_outcome.enqueue, to_tell))
    still_open.update(state=outcome, decided_at=timezone.now())


def waiting() -> dict[str, int]:
    """How much waits for moderators: comments, those among them whose writers objected, and comments reported."""
    appealed = Count("pk", Q(appealed_at__isnull=False))
    records = CommentRecord.objects.filter(state=State.AWAITING_MODERATOR)
    reports = CommentReport.objects.filter(state=CommentReport.State.OPEN)
    counted = records.aggregate(waiting=Count("pk"), appealed=appealed)
    return counted | reports.aggregate(reported=Count("comment", distinct=True))
