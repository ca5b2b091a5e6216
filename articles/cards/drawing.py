"""Pure pixels: a picture, a title and a credit in, a card of 1200 × 630 pixels out."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageOps

from .lettering import DISPLAY, TEXT, face_for, fitted, is_right_to_left, printable

WIDTH, HEIGHT = SIZE = (1200, 630)
PICTURE = (640, HEIGHT)

# Bump this when a change below makes another card of the same.
ENCODING = "1"

# In step with static/css/site.css.
PAPER, INK, SOFT, RED = "#faf6ec", "#1d1a17", "#5a5248", "#9c2a20"
MARGIN = 52
RULE = 72
# Sizes to try, largest first.
SITES, CREDITS = range(28, 17, -2), range(19, 15, -1)
TITLES, TITLES_ALONE = range(64, 31, -2), range(88, 39, -2)


@dataclass(frozen=True)
class Words:
    """What stands on a card; "" for what it has not."""

    title: str
    site: str
    credit: str = ""


@dataclass(frozen=True)
class Column:
    """Where words stand: between two edges, on the side on which the script begins."""

    left: int
    right: int
    is_mirrored: bool

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def start(self) -> int:
        return self.right if self.is_mirrored else self.left

    @property
    def anchor(self) -> str:
        return "r" if self.is_mirrored else "l"


def draw(words: Words, picture: Image.Image | None = None, focus: tuple[float, float] = (0.5, 0.5)) -> Image.Image:
    """The card: words on paper beside the picture, cropped around its focus, or across the card without one.

    What no installed font has letters for is left out.
    """
    card = Image.new("RGB", SIZE, PAPER)
    words = Words(*map(printable, (words.title, words.site, words.credit)))
    column = Column(MARGIN, WIDTH - MARGIN, is_right_to_left(words.title))
    if picture:
        column = _beside_picture(column.is_mirrored)
        cropped = ImageOps.fit(picture, PICTURE, Image.Resampling.LANCZOS, centering=focus)
        card.paste(cropped, (0 if column.is_mirrored else WIDTH - PICTURE[0], 0))
    _set(ImageDraw.Draw(card), words, column, TITLES if picture else TITLES_ALONE)
    return card


def _beside_picture(is_mirrored: bool) -> Column:
    if is_mirrored:
        return Column(PICTURE[0] + MARGIN, WIDTH - MARGIN, is_mirrored)
    return Column(MARGIN, WIDTH - PICTURE[0] - MARGIN, is_mirrored)


def _set(on: ImageDraw.ImageDraw, words: Words, column: Column, titles: range) -> None:
    """The site above, the credit below, the title between them."""
    top = _set_site(on, words.site, column)
    bottom = _set_credit(on, words.credit, column)
    if words.title and (face := face_for(words.title, DISPLAY)):
        title = fitted(words.title, face, titles, column.width, bottom - top, 1.1)
        title.draw(on, (column.start, top), INK, column.anchor)


def _set_site(on: ImageDraw.ImageDraw, site: str, column: Column) -> int:
    """The name of the site and a rule; where they end."""
    top = MARGIN
    if face := face_for(site, TEXT):
        name = fitted(site, face, SITES, column.width, SITES[0] * 3)
        name.draw(on, (column.start, top), RED, column.anchor)
        top += name.height + 16
    left = column.right - RULE if column.is_mirrored else column.left
    on.rectangle((left, top, left + RULE - 1, top + 3), fill=RED)
    return top + 32


def _set_credit(on: ImageDraw.ImageDraw, credit: str, column: Column) -> int:
    """Whose picture it is; where that begins."""
    bottom = HEIGHT - MARGIN
    if not credit or not (face := face_for(credit, TEXT)):
        return bottom
    line = fitted(credit, face, CREDITS, column.width, CREDITS[0] * 5, 1.28)
    line.draw(on, (column.start, bottom - line.height), SOFT, column.anchor)
    return bottom - line.height - 22


def as_jpeg(card: Image.Image, xmp: bytes = b"") -> bytes:
    """The bytes of the file, which says of itself what `xmp` has."""
    buffer = io.BytesIO()
    said = {"xmp": xmp} if xmp else {}
    card.save(buffer, "JPEG", quality=84, progressive=True, optimize=True, subsampling="4:4:4", **said)
    return buffer.getvalue()
