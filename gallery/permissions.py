"""Pictures that are used by somebody's permission until a day: reminders before it, withdrawal on it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.db.models import Q
from django.db.transaction import atomic, on_commit
from django.urls import reverse
from django_tasks import task

from .complaints.letters import editors, letter
from .models import LedgerEntry, PermissionReminder, Photo

DAYS_BEFORE = (60, 30, 7)
BY_PERMISSION = Q(rights=Photo.Rights.PERMISSION, withdrawn_at=None)
REASON = "The permission to show it has ended."


@dataclass(frozen=True)
class Checked:
    """What a check did: pictures withdrawn by it, and those that the editors are reminded of."""

    withdrawn: list[Photo]
    reminded: list[Photo]


def ends_within(today: date, days: int) -> Q:
    """The permission ends within so many days, and has not ended yet; the picture is shown."""
    return BY_PERMISSION & Q(permission_until__gt=today, permission_until__lte=today + timedelta(days))


def has_ended(today: date) -> Q:
    """The permission has ended, and the picture is still shown."""
    return BY_PERMISSION & Q(permission_until__lte=today)


@atomic
def check_permissions(today: date) -> Checked:
    """Withdraw what was chosen to go on its day, and have the editors reminded of the rest, once at each step.

    Whoever missed a step, because nothing ran or the day was set late, hears of the nearest alone.
    """
    photos = Photo.objects.order_by("permission_until", "pk").select_for_update()
    withdrawn = list(photos.filter(has_ended(today), withdraw_when_permission_ends=True))
    for photo in withdrawn:
        photo.withdraw(REASON)
    reminded = [
        photo
        for photo in photos.filter(has_ended(today) | ends_within(today, max(DAYS_BEFORE)))
        if _is_due(photo, today)
    ]
    if withdrawn or reminded:
        pks = [photo.pk for photo in withdrawn + reminded]
        on_commit(partial(tell_editors.enqueue, pks, today.isoformat()))
    return Checked(withdrawn, reminded)


def _is_due(photo, today):
    """Whether the nearest step has not been told of; it is entered as told."""
    left = (photo.permission_until - today).days
    step = min(days for days in (*DAYS_BEFORE, 0) if left <= days)
    _, is_due = PermissionReminder.objects.get_or_create(photo=photo, until=photo.permission_until, days=step)
    if is_due:
        words = f"The permission ends on {_day(photo)}."
        LedgerEntry.record(LedgerEntry.What.REMINDED, photo=photo, words=words)
    return is_due


@task()
def tell_editors(pks: list[int], today: str) -> None:
    """One letter about all pictures of a check."""
    photos = Photo.objects.filter(pk__in=pks).order_by("permission_until", "pk")
    withdrawn = [photo for photo in photos if photo.is_withdrawn]
    over = [photo for photo in photos if not photo.is_withdrawn and photo.permission_until <= date.fromisoformat(today)]
    soon = [photo for photo in photos if photo not in withdrawn + over]
    paragraphs = [
        *_told("These were withdrawn, since the permission to show them has ended:", withdrawn),
        *_told("The permission for these has ended, and they are still shown:", over),
        *_told("The permission for these ends soon; ask anew, or choose that they are withdrawn then:", soon),
    ]
    if paragraphs and (to := editors()):
        letter("Permissions to show pictures come to an end", paragraphs, to).send()


def _told(heading, photos):
    return [heading, *map(_line, photos)] if photos else []


def _line(photo):
    desk = settings.SITE_URL + reverse("admin:gallery_photo_change", args=[photo.pk])
    holder = f", by {photo.permission_holder}" if photo.permission_holder else ""
    return f"{_day(photo)}: {photo.title}{holder}\n{desk}"


def _day(photo):
    return f"{photo.permission_until:%-d %B %Y}"
