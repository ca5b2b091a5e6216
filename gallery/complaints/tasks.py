"""Letters leave in the background, each by itself: one that fails costs no other."""

from django_tasks import task

from ..models import LedgerEntry, TakedownRequest
from . import letters


@task()
def send_receipt(pk: int) -> None:
    complaint = TakedownRequest.objects.get(pk=pk)
    _send(complaint, letters.receipt(complaint), "The receipt")


@task()
def tell_editors(pk: int) -> None:
    complaint = TakedownRequest.objects.select_related("photo").get(pk=pk)
    _send(complaint, letters.news(complaint), "The news of it")


@task()
def send_statement(pk: int, side: str) -> None:
    """The decision for one side: "complainant", "holder" (of the permission), or "editors"."""
    complaint = TakedownRequest.objects.select_related("photo").get(pk=pk)
    holder = complaint.photo.permission_email if complaint.photo else ""
    to = {"complainant": [complaint.email], "holder": [holder], "editors": letters.editors()}[side]
    letter = letters.statement(complaint, [*filter(None, to)], is_theirs=side == "complainant")
    _send(complaint, letter, "The decision")


def _send(complaint, letter, what):
    """Send it, and enter it in the ledger; a letter to nobody is not sent."""
    if letter.to and letter.send():
        LedgerEntry.record(LedgerEntry.What.TOLD, request=complaint, words=f"{what} went to {', '.join(letter.to)}.")
