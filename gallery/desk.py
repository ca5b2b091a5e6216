"""What waits at the editor's desk. Each app says it for its own things, in `desk.queues(user)`."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from .lacks import LACKING
from .models import Photo, TakedownRequest
from .permissions import ends_within, has_ended

# As many days ahead as the filter of the list of pictures looks.
SOON = 60


@dataclass(frozen=True)
class Queue:
    """Things that wait for somebody: what they are, how many there are, and the list of them."""

    title: str
    number: int
    address: str


def queue(title: str, number: int, name: str, filters: str = "") -> Queue:
    """A queue whose list is that of the admin page `name`, narrowed down by `filters`."""
    return Queue(title, number, f"{reverse(f'admin:{name}_changelist')}?{filters}".rstrip("?"))


def queues(user) -> list[Queue]:
    """What waits of pictures; what this person may not decide is left out."""
    complaints = _complaints() if user.has_perm("gallery.change_takedownrequest") else []
    return complaints + (_pictures() if user.has_perm("gallery.change_photo") else [])


def _complaints():
    number = TakedownRequest.objects.open().count()
    return [queue("Complaints about pictures", number, "gallery_takedownrequest", "state__exact=open")]


def _pictures():
    today = timezone.localdate()
    conditions = LACKING | {"ended": has_ended(today), "soon": ends_within(today, SOON)}
    # A count may not have the name of a field.
    counts = {f"number_{name}": Count("pk", filter=which) for name, which in conditions.items()}
    counted = Photo.objects.aggregate(**counts)
    lists = [
        ("ended", "Permissions that have ended", "permission=ended"),
        ("soon", f"Permissions that end within {SOON} days", "permission=soon"),
        ("alt", "Pictures without alternative text", "lacks=alt"),
        ("credit", "Pictures without credit", "lacks=credit"),
        ("rights", "Pictures without a right", "lacks=rights"),
    ]
    return [queue(title, counted[f"number_{name}"], "gallery_photo", filters) for name, title, filters in lists]
