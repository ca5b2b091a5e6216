"""Makes, replaces and removes the files of a picture that pages show.

A file's name carries a hash of everything that went into it (the original, the credit, the encoding),
so a name's content never changes and any cache may keep it for ever.
"""

import hashlib
from contextlib import suppress

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from . import renditions
from .fingerprint import fingerprint
from .intake import mean_colour
from .models import Photo
from .xmp import Credit

EXTENSIONS = {"avif": "avif", "jpeg": "jpg"}


def credit_of(photo: Photo) -> Credit:
    """What the files of the picture say of themselves."""
    return Credit(
        title=photo.title,
        creator=photo.creator,
        credit=photo.credit_line,
        source=photo.source_name,
        rights=photo.credit_line or photo.creator,
        usage_terms=_usage_terms(photo),
        web_statement=settings.SITE_URL + photo.get_absolute_url(),
        alt_text=photo.alt_text,
    )


def _usage_terms(photo: Photo) -> str:
    if photo.licence:
        return f"{photo.licence.title}: {photo.rights_uri}"
    return photo.get_rights_display() if photo.has_known_rights else ""


def key_of(photo: Photo) -> str:
    """Names the set of files that this picture should have now; 24 hexadecimal digits."""
    parts = (renditions.ENCODING, photo.content_hash, credit_of(photo).packet().decode())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def file_name(key: str, width: int, file_format: str) -> str:
    """Name of one rendition in the public storage."""
    return f"pictures/{key[:2]}/{key}-{width}.{EXTENSIONS[file_format]}"


def needs_developing(photo: Photo) -> bool:
    """Whether the picture has not the files that it should have."""
    return not photo.is_withdrawn and photo.rendition_key != key_of(photo)


def develop(photo: Photo) -> bool:
    """Make the picture's files and switch the pages to them; False, with the reason kept, if it cannot be read,
    and False too if it is not to be shown when they are ready.
    """
    try:
        with photo.original.open("rb") as original:
            picture = renditions.upright(original)
    except Exception as error:
        Photo.objects.filter(pk=photo.pk).update(problem=f"The file cannot be made into pictures: {error}"[:300])
        return False
    key = key_of(photo)
    try:
        return _switch_to(photo, key, _write(photo, picture, key), picture)
    finally:
        # Not even a part of a set that pages do not show stays, above all if the picture was withdrawn meanwhile.
        shown = Photo.objects.filter(pk=photo.pk, withdrawn_at=None).values_list("rendition_key", flat=True).first()
        discard(*({photo.rendition_key, key} - {shown}))


def _switch_to(photo: Photo, key: str, sizes: dict, picture) -> bool:
    """Let pages show these files; False if the picture has another original by now, or has been withdrawn."""
    made = Photo.objects.filter(pk=photo.pk, content_hash=photo.content_hash, withdrawn_at=None).update(
        rendition_key=key,
        rendition_sizes=sizes,
        renditions_ready_at=timezone.now(),
        placeholder=mean_colour(picture),
        fingerprint=fingerprint(picture),
        problem="",
    )
    return bool(made)


def _write(photo: Photo, picture, key: str) -> dict:
    """Save every rendition; bytes by format and width, as pages need them."""
    sizes: dict[str, dict[str, int]] = {name: {} for name in renditions.FORMAT_NAMES}
    packet = credit_of(photo).packet()
    for made in renditions.make(picture, (photo.width, photo.height), packet):
        name = file_name(key, made.width, made.file_format)
        default_storage.delete(name)
        default_storage.save(name, ContentFile(made.content))
        sizes[made.file_format][str(made.width)] = len(made.content)
    return sizes


def keys_of(photo: Photo) -> set[str]:
    """The sets of files that may lie in the public storage: the one that pages show, and the one to come."""
    return {photo.rendition_key, key_of(photo)} - {""}


def discard(*keys: str) -> None:
    """Remove every file of these sets from the public storage, whatever kinds of file there are."""
    for key in filter(None, keys):
        folder = f"pictures/{key[:2]}"
        with suppress(FileNotFoundError):
            for name in default_storage.listdir(folder)[1]:
                if name.startswith(key):
                    default_storage.delete(f"{folder}/{name}")
