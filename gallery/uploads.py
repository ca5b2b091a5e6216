"""A file that an editor sends becomes a picture of the library, or a sentence says why it does not."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.dateformat import format  # noqa: A004 (Django's name for it)
from django.utils.timezone import localtime

from .intake import Refused
from .metadata import clean
from .models import Photo

# What a file says of the picture is taken over where it can hardly mislead. A clock in a camera or scanner, and
# whatever touches rights, is only proposed.
TAKEN_OVER = ("title", "caption", "alt_text", "creator", "credit_line", "source_name", "place", "date")


@dataclass(frozen=True)
class Received:
    """What became of one file: a new picture, or a refusal, with the picture that this very file is already."""

    file_name: str
    photo: Photo | None = None
    refusal: str = ""
    known: Photo | None = None


def take_in(file, user) -> Received:
    """Examine an uploaded file and keep it as a picture; nothing is kept of one that is refused."""
    name, photo = clean(file.name or ""), Photo(added_by=user)
    try:
        photo.receive(file)
    except Refused as refusal:
        return Received(name, refusal=str(refusal))
    photo.title = title_from(name)
    for field in TAKEN_OVER:
        setattr(photo, field, photo.found.get(field) or getattr(photo, field))
    known = _keep(photo, user)
    return Received(name, refusal=already_here(known), known=known) if known else Received(name, photo)


def _keep(photo: Photo, user) -> Photo | None:
    """Store the new picture, unless this very file is there already: then that one.

    Several files of one editor arrive at once, and two may be the same: each waits here for the other.
    """
    try:
        with transaction.atomic():
            get_user_model().objects.select_for_update().get(pk=user.pk)
            known = Photo.objects.filter(content_hash=photo.content_hash).first()
            if not known:
                photo.save()
            return known
    except BaseException:
        if photo.original._committed:
            photo.original.storage.delete(photo.original.name)
        raise


def already_here(known: Photo) -> str:
    """Says which picture a file is already, and that it was withdrawn if it was."""
    if known.is_withdrawn:
        return f"This very file was withdrawn{_when_and_why(known)}"
    return f"This very file is already in the library: “{known}”."


def looks_like(other: Photo) -> str:
    """Says which picture another one looks like, and that it was withdrawn if it was."""
    if other.is_withdrawn:
        return f"It looks like “{other}”, a picture that was withdrawn{_when_and_why(other)}"
    return f"It looks like “{other}”."


def _when_and_why(photo: Photo) -> str:
    day = format(localtime(photo.withdrawn_at), "j F Y")
    return f" on {day}: {photo.withdrawal_reason}"


def title_from(file_name: str) -> str:
    """A title for want of a better: "boots_square-1956.jpg" becomes "boots square 1956"."""
    stem = PurePosixPath(file_name).stem
    words = re.sub(r"[\s_.-]+", " ", stem).strip()
    return words[:200] or "Picture without a title"
