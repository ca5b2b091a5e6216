"""Pure pixels: an original in, upright sRGB copies of several widths out, as AVIF and JPEG.

Knows no model, no storage and no page. The only metadata in a copy is the XMP packet it is given.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import BinaryIO

from PIL import Image, ImageCms, ImageOps

from .intake import FORMATS

# 800 is a telephone's screen at two pixels a point (390 to 400 points).
WIDTHS = (2560, 1920, 1280, 800, 640, 480, 320)
FORMAT_NAMES = ("avif", "jpeg")

# A browser that cannot read AVIF (one in twenty) is served well enough by these.
WIDEST_JPEG = 800

# Wider copies of a very tall picture are left out: to encode one takes some 25 bytes of memory a pixel.
_MOST_PIXELS = 10_500_000

# Bump this when a change below makes other bytes from the same original.
ENCODING = "4"

_SRGB = ImageCms.createProfile("sRGB")

# Measured by benchmarks/renditions.py on 60 photographs of 2400 × 1600 against WordPress' six JPEG sizes of
# quality 82: 18.0 MB for 29.1, 0.91 s of CPU a photo for 0.34, structural similarity lower by 0.002 to 0.0055
# (JPEG) and by 0.0072 at most (AVIF). With JPEG at every width it would be 35 MB. AVIF at speed 6 takes three
# times the CPU of speed 8 for 4 % fewer bytes and 0.002 more similarity: worth it only where files are small.
_SAVE = {
    "avif": {"quality": 61, "speed": 6, "subsampling": "4:2:0", "max_threads": 1},
    "jpeg": {"quality": 78, "progressive": True, "optimize": True, "subsampling": "4:2:0"},
}
# From this width on a copy is for screens of two pixels a point, on which losses are half as large.
_DENSE = 800
_SAVE_DENSE = {"avif": {"quality": 55, "speed": 8}, "jpeg": {}}


@dataclass(frozen=True)
class Rendition:
    """One file of a picture: its format ("avif", "jpeg"), size in pixels, and bytes."""

    file_format: str
    width: int
    height: int
    content: bytes


def widths_for(width: int) -> list[int]:
    """Widths to make from an original so wide, largest first; never above it, and at least one."""
    return [size for size in WIDTHS if size <= width] or [width]


def height_for(width: int, original: tuple[int, int]) -> int:
    """Height of a copy `width` wide of an original (width, height); at least one pixel."""
    return max(1, round(original[1] * width / original[0]))


def sizes_for(original: tuple[int, int]) -> list[tuple[int, int]]:
    """Sizes to make from an original (width, height), largest first; at least one."""
    sizes = [(width, height_for(width, original)) for width in widths_for(original[0])]
    return [size for size in sizes if size[0] * size[1] <= _MOST_PIXELS] or sizes[-1:]


def upright(file: BinaryIO) -> Image.Image:
    """The picture as it is meant to be seen, in 8-bit sRGB without transparency, no larger than its largest copy.

    It is made small before it is turned and its colours are converted: both need memory for a second copy.
    """
    image = Image.open(file, formats=FORMATS)
    image.draft("RGB", (WIDTHS[0], WIDTHS[0]))
    image.load()
    target = _largest(image)
    image = _eight_bit(image, _gap(image, target))
    image.thumbnail(target, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _bare(_on_white(_srgb(ImageOps.exif_transpose(image))))


def _largest(image) -> tuple[int, int]:
    """The size of the largest copy, or the picture's own if that is hardly larger, before it is turned."""
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    size = image.size[::-1] if turned else image.size
    if size[0] > WIDTHS[0] or size[0] * size[1] > _MOST_PIXELS:
        size = sizes_for(size)[0]
    return size[::-1] if turned else size


def _gap(image: Image.Image, target: tuple[int, int]) -> int:
    """By how much the picture can be shrunk cheaply and still be larger than `target`; 1 for not at all."""
    ratio = min(image.width / target[0], image.height / target[1])
    return max(min(int(ratio), 2), int(ratio / 1.5))


def _eight_bit(image: Image.Image, gap: int) -> Image.Image:
    """Deep greys scaled to 8 bits and palettes unfolded; these and what is transparent `gap` times smaller.

    Done band by band, since each of these steps would copy the whole picture. The rest is left as it is.
    """
    if image.mode in ("RGB", "L", "CMYK", "LAB", "YCbCr"):
        return image
    to_eight_bit = _converter(image)
    height = gap * 64
    bands = (
        image.crop((0, top, image.width, min(top + height, image.height))) for top in range(0, image.height, height)
    )
    return _stacked([to_eight_bit(band).reduce(gap) for band in bands], image.info)


def _stacked(bands: list[Image.Image], info: dict) -> Image.Image:
    """Bands put under each other again."""
    image = Image.new(bands[0].mode, (bands[0].width, sum(band.height for band in bands)))
    tops = accumulate((band.height for band in bands), initial=0)
    for band, top in zip(bands, tops, strict=False):
        image.paste(band, (0, top))
    image.info = info
    return image


def _converter(image: Image.Image) -> Callable[[Image.Image], Image.Image]:
    """What makes 8 bits of a part of the picture."""
    if image.mode.startswith("I;16"):
        return lambda part: part.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("I", "F"):
        return partial(_scaled, *image.getextrema())
    if image.mode in ("P", "PA", "1"):
        return lambda part: part.convert("RGBA" if "transparency" in image.info else "RGB")
    return lambda part: part


def _scaled(low: float, high: float, part: Image.Image) -> Image.Image:
    """32-bit levels between `low` and `high` spread over 0 to 255."""
    scale = 255 / ((high - low) or 1)
    return part.convert("F").point(lambda value: value * scale - low * scale).convert("L")


def _srgb(image: Image.Image) -> Image.Image:
    """Colours converted by the embedded profile; a broken or missing profile counts as sRGB."""
    profile = image.info.get("icc_profile")
    target = "RGBA" if image.mode in ("RGBA", "LA") else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            return ImageCms.profileToProfile(image, io.BytesIO(profile), _SRGB, outputMode=target)
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert(target)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _bare(picture: Image.Image) -> Image.Image:
    """Pixels alone: what the original's file said of itself is let go."""
    picture.info = {}
    return picture


def make(picture: Image.Image, size: tuple[int, int], xmp: bytes) -> Iterator[Rendition]:
    """All files of a picture, largest first, each scaled from the one before it.

    `picture` comes from `upright`; `size` is the original's, which decides the heights.
    """
    for width, height in sizes_for(size):
        picture = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        for file_format in _formats_at(width):
            yield Rendition(file_format, width, height, _encoded(picture, file_format, xmp))


def _formats_at(width: int) -> tuple[str, ...]:
    """Formats to make at a width."""
    return FORMAT_NAMES if width <= WIDEST_JPEG else ("avif",)


def _encoded(picture: Image.Image, file_format: str, xmp: bytes) -> bytes:
    buffer = io.BytesIO()
    options = _SAVE[file_format] | (_SAVE_DENSE[file_format] if picture.width >= _DENSE else {})
    picture.save(buffer, file_format.upper(), xmp=xmp, **options)
    return buffer.getvalue()
