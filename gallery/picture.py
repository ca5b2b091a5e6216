"""What a page needs to show a picture: its files by width, and how wide it will stand."""

from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage

from .darkroom import file_name
from .models import Photo
from .renditions import height_for

# How wide a picture stands on the page, for the browser's choice of file; in step with
# static/css/site.css, and measured by tests/browser/test_reading.py.
_HALVES = "(min-width: 48rem) calc(50vw - 3.5rem), (min-width: 40rem) calc(50vw - 1.875rem), calc(100vw - 2.5rem)"
SIZES = {
    "full": "100vw",
    "lead": "(min-width: 75rem) 70rem, (min-width: 48rem) calc(100vw - 5rem), 100vw",
    "wide": "(min-width: 100.5rem) 70rem, (min-width: 80rem) calc(100vw - 30.5rem), (min-width: 75rem) 70rem, "
    "(min-width: 48rem) calc(100vw - 5rem), 100vw",
    "text": "(min-width: 48rem) 36.5rem, calc(100vw - 2.5rem)",
    "side": "(min-width: 80rem) 22rem, (min-width: 64rem) 20rem, (min-width: 48rem) 36.5rem, calc(100vw - 2.5rem)",
    "pair": "(min-width: 100.5rem) 34.375rem, (min-width: 80rem) calc(50vw - 15.875rem), (min-width: 75rem) 34.375rem, "
    "(min-width: 48rem) calc(50vw - 3.125rem), 100vw",
    "grid": "(min-width: 100.5rem) 22.5rem, (min-width: 80rem) calc(33.3vw - 11rem), (min-width: 75rem) 22.5rem, "
    "(min-width: 48rem) calc(33.3vw - 2.5rem), (min-width: 34rem) calc(50vw - 1.875rem), calc(100vw - 2.5rem)",
    "grid-halves": "(min-width: 100.5rem) 34.375rem, (min-width: 80rem) calc(50vw - 15.875rem), "
    "(min-width: 75rem) 34.375rem, (min-width: 48rem) calc(50vw - 3.125rem), "
    "(min-width: 34rem) calc(50vw - 1.875rem), calc(100vw - 2.5rem)",
    "strip": "(min-width: 34rem) 26rem, 78vw",
    "cast": "(min-width: 100.5rem) 22rem, (min-width: 80rem) calc(33.3vw - 11.5rem), (min-width: 75rem) 22rem, "
    "(min-width: 48rem) calc(33.3vw - 3rem), calc(50vw - 1.875rem)",
    "cast-four": "(min-width: 100.5rem) 16rem, (min-width: 80rem) calc(25vw - 9.125rem), (min-width: 75rem) 16rem, "
    "(min-width: 48rem) calc(25vw - 2.75rem), calc(50vw - 1.875rem)",
    "portrait": "(min-width: 85rem) 14.4rem, (min-width: 64rem) calc(20vw - 2.6rem), "
    "(min-width: 48rem) calc(25vw - 2.75rem), calc(50vw - 1.875rem)",
    "portrait-large": "(min-width: 48rem) 20rem, calc(100vw - 2.5rem)",
    "first": "(min-width: 85rem) 49.3rem, (min-width: 64rem) calc(63.6vw - 4.8rem), "
    "(min-width: 48rem) calc(100vw - 5rem), calc(100vw - 2.5rem)",
    "card-large": "(min-width: 85rem) 39rem, " + _HALVES,
    "card": "(min-width: 85rem) 25.3rem, (min-width: 64rem) calc(33.3vw - 3rem), " + _HALVES,
    "card-small": "(min-width: 85rem) 18.5rem, (min-width: 64rem) calc(25vw - 2.75rem), " + _HALVES,
    "topic": "(min-width: 85rem) 80rem, (min-width: 48rem) calc(100vw - 5rem), calc(100vw - 2.5rem)",
    "photo": "(min-width: 48rem) 92vw, 100vw",
    "album": "(min-width: 85rem) 51.6rem, (min-width: 64rem) calc(66.7vw - 5rem), "
    "(min-width: 48rem) calc(100vw - 5rem), calc(100vw - 2.5rem)",
    "hit": "(min-width: 48rem) 7rem, 5.5rem",
    "thumb": "7rem",
    "reported": "(min-width: 64rem) 18.5rem, 7rem",
}
# Every other placement has a frame of its own shape, in which the picture is cropped around its focal point.
UNCROPPED = {"lead", "wide", "text", "side", "pair", "portrait-large", "topic", "photo", "album"}
# A small screen with three pixels to a point gets two: nobody sees the third, and it doubles the bytes.
_DENSE = "(min-resolution: 2.5dppx)"
# Of these, what the height of the window also limits, and to how much of it.
_HEIGHTS = dict.fromkeys(("lead", "wide", "text", "side", "pair", "topic", "album"), "max(30rem, 90vh)") | {
    "photo": "88vh"
}


class Shown(NamedTuple):
    """A picture at its place on a page: what templates/gallery/_macros.html writes into `<picture>`.

    `avif` and `jpeg` (for `srcset`) and `fallback` (for `src`) are empty while there is nothing to show.
    """

    width: str
    height: str
    sizes: str
    style: str
    avif: str = ""
    jpeg: str = ""
    fallback: str = ""


def shown(photo: Photo, placement: str, sizes: str = "") -> Shown:
    """The picture at a placement: a key of `SIZES`, or another with its own `sizes`, in which it is cropped."""
    style = f"--tint:{photo.placeholder}"
    if placement not in UNCROPPED:
        style += f";object-position:{photo.focal_position}"
    files = (srcset(photo, "avif"), srcset(photo, "jpeg"), fallback(photo)) if _has_files(photo) else ()
    sizes = sizes or _sizes(placement, photo.width / photo.height)
    return Shown(str(photo.width), str(photo.height), sizes, style, *files)


@lru_cache(maxsize=1024)
def _sizes(placement: str, ratio: float) -> str:
    """How wide a picture of this form stands at a placement; an upright one, and one that has
    the page to itself, may not be higher than the window.
    """
    entries = [entry.rpartition("rem) ") for entry in SIZES[placement].split(", ")]
    if placement in _HEIGHTS and (ratio < 1 or placement == "photo"):
        limit = f"{ratio:.3g} * {_HEIGHTS[placement]}"
        entries = [(condition, end, f"min({width}, {limit})") for condition, end, width in entries]
    return joined_sizes(["".join(entry) for entry in entries])


def joined_sizes(entries: list[str]) -> str:
    """The entries of `sizes`, widest window first, as the attribute has them."""
    *wider, small = entries
    return ", ".join([*wider, f"{_DENSE} calc({small} * .67)", small])


# A telephone's screen: 390 CSS pixels, two to each.
_PHONE_WIDTH = 780


def phone_bytes(photo: Photo) -> int:
    """How many bytes a telephone fetches for the picture as wide as its screen; 0 while it has no files."""
    if not _has_files(photo):
        return 0
    sizes = {int(width): count for width, count in photo.rendition_sizes["avif"].items()}
    return sizes[min((width for width in sizes if width >= _PHONE_WIDTH), default=max(sizes))]


def file_size(count: int) -> str:
    """A number of bytes as readers know it: "84 kB", "3.1 MB"."""
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


class File(NamedTuple):
    """A JPEG of a picture for other sites: its full address, and its size in pixels."""

    address: str
    width: int
    height: int


def picture_file(photo: Photo | None, width: int = 1280) -> File | None:
    """The JPEG about so wide, for other sites that show the page; None if there is none to show."""
    if not photo or not _has_files(photo) or photo.content_note:
        return None
    address, chosen = fallback(photo, width), _chosen(tuple(photo.rendition_sizes["jpeg"]), width)
    full = settings.SITE_URL + address if address.startswith("/") else address
    return File(full, chosen, height_for(chosen, (photo.width, photo.height)))


def picture_address(photo: Photo | None, width: int = 1280) -> str:
    """The full address of that file; "" if there is none to show."""
    file = picture_file(photo, width)
    return file.address if file else ""


def _has_files(photo: Photo) -> bool:
    return photo.is_ready and photo.may_be_shown


def srcset(photo: Photo, file_format: str) -> str:
    """All widths of one format, smallest first."""
    return _srcset(photo.rendition_key, tuple(photo.rendition_sizes.get(file_format, ())), file_format)


@lru_cache(maxsize=8192)
def _srcset(key: str, widths: tuple[str, ...], file_format: str) -> str:
    """Remembered, since a page shows dozens of pictures and a key's files never change."""
    names = {width: file_name(key, width, file_format) for width in sorted(map(int, widths))}
    return ", ".join(f"{default_storage.url(name)} {width}w" for width, name in names.items())


def largest(photo: Photo) -> tuple[int, str]:
    """Width and format of the picture's largest file; of two as wide the JPEG, which every program reads."""
    files = [(int(width), name) for name, sizes in photo.rendition_sizes.items() for width in sizes]
    return max(files, key=lambda file: (file[0], file[1] == "jpeg"))


def fallback(photo: Photo, preferred: int = 800) -> str:
    """Address of the JPEG for a browser that knows no srcset: the largest up to `preferred` pixels wide."""
    return _fallback(photo.rendition_key, tuple(photo.rendition_sizes["jpeg"]), preferred)


@lru_cache(maxsize=8192)
def _fallback(key: str, widths: tuple[str, ...], preferred: int) -> str:
    return default_storage.url(file_name(key, _chosen(widths, preferred), "jpeg"))


def _chosen(widths: tuple[str, ...], preferred: int) -> int:
    """The largest of these widths up to the preferred one, else the smallest."""
    numbers = sorted(map(int, widths))
    return max((number for number in numbers if number <= preferred), default=numbers[0])
