"""A complaint comes in: counted, kept, and answered with a receipt."""

from functools import partial

from django.core.cache import cache
from django.db.transaction import atomic, on_commit

from ..limits import Limit, wait_for
from ..models import LedgerEntry, TakedownRequest
from ..visitors import address_of, household, pseudonym
from .form import ComplaintForm
from .tasks import send_receipt, tell_editors

FROM_ONE_PLACE = (Limit(6, 3600), Limit(20, 86_400))
FROM_ONE_ADDRESS = (Limit(4, 3600), Limit(12, 86_400))
SENT_TWICE_WITHIN = 600  # seconds


def wait_before(request, email: str) -> int:
    """Seconds until this reader may send a complaint; 0 for at once. Asking counts."""
    place, writer = pseudonym("report", household(address_of(request))), pseudonym("report", email.casefold())
    return max(wait_for(f"report:{place}", *FROM_ONE_PLACE), wait_for(f"report:{writer}", *FROM_ONE_ADDRESS))


def received_before(form: ComplaintForm) -> str | None:
    """The reference of the same complaint if it came a moment ago: a button is easily pressed twice."""
    return cache.get(_fingerprint(form))


def receive(form: ComplaintForm) -> TakedownRequest:
    """Keep the complaint, and tell its writer and the editors once it is stored."""
    with atomic():
        complaint = form.save()
        LedgerEntry.record(LedgerEntry.What.RECEIVED, request=complaint, words=complaint.explanation)
        on_commit(partial(send_receipt.enqueue, complaint.pk))
        on_commit(partial(tell_editors.enqueue, complaint.pk))
    cache.set(_fingerprint(form), complaint.reference, SENT_TWICE_WITHIN)
    return complaint


def _fingerprint(form) -> str:
    photo = form.instance.photo
    sent = [str(form.cleaned_data[name]) for name in sorted(form.cleaned_data)]
    return f"report:sent:{pseudonym('report', str(photo and photo.pk), *sent)}"
