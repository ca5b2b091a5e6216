"""What is decided about a complaint: in one transaction with what follows from it, and both sides are told."""

from functools import partial

from django.db.transaction import atomic, on_commit
from django.utils import timezone

from ..models import LedgerEntry, Photo, TakedownRequest
from .tasks import send_statement

State = TakedownRequest.State
SIDES = ("complainant", "holder", "editors")
CREDIT = ("title", "caption", "creator", "credit_line", "source_name", "source_url", "date", "place")


class DecidedMeanwhile(Exception):  # noqa: N818 (it says what happened)
    """Somebody else decided since the page was opened."""


@atomic
def withdraw(complaint: TakedownRequest, *, reasons, public_reason, authority="", seen=State.OPEN, by=None) -> None:
    """Take the picture off every page; readers are told `public_reason`, both sides `reasons`."""
    _decide(complaint, State.WITHDRAWN, reasons, seen)
    reference = complaint.reference
    complaint.photo.withdraw(public_reason, authority=authority, reference=reference, by=by, request=complaint)


@atomic
def keep(complaint: TakedownRequest, *, reasons, seen=State.OPEN, by=None) -> None:
    """Go on showing the picture; if it was withdrawn for this complaint it is shown again."""
    _decide(complaint, State.KEPT, reasons, seen)
    LedgerEntry.record(LedgerEntry.What.KEPT, request=complaint, words=reasons, by=by)
    _show_again(complaint, reasons, by)


@atomic
def correct(complaint: TakedownRequest, photo: Photo, *, reasons, seen=State.OPEN, by=None) -> None:
    """Put right what stands with the picture: `photo` is the complaint's, with the new words and not yet stored."""
    _decide(complaint, State.CORRECTED, reasons, seen)
    former = Photo.objects.select_for_update().get(pk=photo.pk)
    changes = [
        f"{name.replace('_', ' ')}: “{getattr(former, name)}” became “{getattr(photo, name)}”"
        for name in CREDIT
        if str(getattr(former, name)) != str(getattr(photo, name))
    ]
    photo.save()
    words = "\n".join([reasons, *changes])
    LedgerEntry.record(LedgerEntry.What.CORRECTED, request=complaint, words=words, by=by)
    _show_again(complaint, reasons, by)


def _show_again(complaint, reasons, by):
    photo = complaint.photo
    if photo and photo.is_withdrawn and photo.withdrawal_reference == complaint.reference:
        photo.reinstate(reasons, by=by, request=complaint)


def _decide(complaint, state, reasons, seen):
    """Write it down and tell all sides; raises `DecidedMeanwhile` if the state is not that which was `seen`."""
    values = {"state": state, "decision": reasons, "decided_at": timezone.now()}
    if not TakedownRequest.objects.filter(pk=complaint.pk, state=seen).update(**values):
        raise DecidedMeanwhile
    complaint.refresh_from_db()
    for side in SIDES:
        on_commit(partial(send_statement.enqueue, complaint.pk, side))
