"""What an uploaded file really is, told by its content, before anything is kept of it.

Nothing here decodes a whole picture where a part will do: an upload must be answered at once, and a
small file can unfold to gigabytes.
"""

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

from PIL import ExifTags, Image, UnidentifiedImageError

# A camera's MPO (several JPEGs in one file) is opened as JPEG.
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "GIF")

# Turned by a quarter, so that height and width change places (EXIF 2.32, tag 0x0112).
_TURNED = (5, 6, 7, 8)

# Pillow holds a WebP four times while it reads it, and an AVIF up to three times, others once: the same
# memory does for so much of the pixels.
PIXEL_SHARES = {"WEBP": 0.5, "AVIF": 0.75}

# Above this a picture that cannot be read in part, such as a progressive JPEG, is left to the background task.
_READ_AT_ONCE = 8_000_000


class Refused(ValueError):  # noqa: N818 (a refusal is an answer, not an error)
    """The file cannot become a picture; the message is a sentence for the person who sent it."""


@dataclass(frozen=True)
class Intake:
    """What an accepted file is: its type, SHA-256, and size in pixels once upright."""

    file_format: str
    content_hash: str
    width: int
    height: int
    placeholder: str | None


def examine(file: BinaryIO, *, max_bytes: int, max_pixels: int) -> Intake:
    """Examine an uploaded file by its content.

    Raises `Refused` for what is not a still picture, is broken, or is larger than `max_bytes` or `max_pixels`.
    """
    _refuse_heavy(file, max_bytes)
    image = _opened(file)
    _refuse_large(image, max_pixels)
    if getattr(image, "is_animated", False) and image.format != "MPO":
        raise Refused("This picture moves or has several pages. Send one still picture.")
    turned = _orientation(image) in _TURNED
    width, height = reversed(image.size) if turned else image.size
    file_format = "JPEG" if image.format == "MPO" else image.format
    placeholder = _read_through(file, image)
    return Intake(file_format, _sha256(file), width, height, placeholder)


def _refuse_heavy(file, max_bytes):
    size = file.seek(0, 2)
    file.seek(0)
    if size > max_bytes:
        raise Refused(f"The file has {size / 1e6:.0f} MB; {max_bytes / 1e6:.0f} MB is the most. Save it smaller.")


def _refuse_large(image, max_pixels):
    pixels, most = image.width * image.height, max_pixels * PIXEL_SHARES.get(image.format, 1)
    if pixels > most:
        kind = f" for {image.format}; send a JPEG, or scale it down." if most < max_pixels else ". Scale it down."
        raise Refused(
            f"The picture has {pixels / 1e6:.0f} megapixels ({image.width} × {image.height}); "
            f"{most / 1e6:.0f} is the most{kind}"
        )


def _opened(file) -> Image.Image:
    file.seek(0)
    try:
        return Image.open(file, formats=FORMATS)
    except Image.DecompressionBombError:
        raise Refused("The picture has far too many pixels. Scale it down.") from None
    except UnidentifiedImageError:
        raise Refused("This is not a picture that can be read: send a JPEG, PNG, WebP, TIFF or AVIF file.") from None
    except Exception as error:
        raise Refused("The picture is broken and cannot be opened. Save it anew and try again.") from error


def _orientation(image) -> int:
    """The EXIF orientation, 1 where there is none or the metadata is broken."""
    if "exif" not in image.info:
        # `getexif` would decode a whole PNG to look for it at the end. Pillow turns a TIFF by itself.
        return 1
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:
        return 1


def _read_through(file, image) -> str | None:
    """Find out whether the file is whole, as cheaply as its type allows; the mean colour if that is known then."""
    try:
        if image.format == "PNG":
            _opened(file).verify()
            image = _opened(file)
        if not (_is_large(image) and image.info.get("progressive")):
            image.draft("RGB", (160, 160))
        if _is_large(image):
            return None
        return mean_colour(image)
    except Exception as error:
        raise Refused("The file is damaged or cut short. Get it again from where it came and try once more.") from error


def _is_large(image) -> bool:
    return image.width * image.height > _READ_AT_ONCE


def mean_colour(image: Image.Image) -> str:
    """The picture's average colour as `#rrggbb`, shown in its place until it has loaded."""
    small = image.resize((16, 16), Image.Resampling.BOX).convert("RGB").resize((1, 1), Image.Resampling.BOX)
    return "#{:02x}{:02x}{:02x}".format(*small.getpixel((0, 0)))


def _sha256(file) -> str:
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest
