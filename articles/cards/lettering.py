"""Words set into a picture: the font, lines that fit, the direction of the script. Pure: knows no model."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import fontpkg
from fontTools.ttLib import TTFont
from PIL import ImageFont, features

OURS = "newsreader"
# Has letters of Greek, Cyrillic, Hebrew and Arabic, and is there on most systems.
OF_THE_SYSTEM = "DejaVuSans.ttf"
# Right to left, and the joining of letters, need the library Raqm; Pillow's own packages have it.
_HAS_RAQM = features.check("raqm")


@dataclass(frozen=True)
class Face:
    """A font file; with its axes (weight, optical size) if it is ours."""

    path: str
    axes: tuple[float, float] | None = None

    def has(self, sign: str) -> bool:
        return sign.isspace() or ord(sign) in _letters(self.path)

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Set in so many pixels."""
        return _loaded(self, size)


@lru_cache(maxsize=256)
def _loaded(face: Face, size: int):
    font = ImageFont.truetype(face.path, size)
    if face.axes:
        font.set_variation_by_axes(list(face.axes))
    return font


TEXT, DISPLAY = (430, 16), (500, 60)
# A text that lacks more of its letters than this cannot be read any more.
MOST_LACKING = 0.2


def face_for(text: str, axes: tuple[float, float]) -> Face | None:
    """The site's own face if it has these letters, else the one installed that has most; None if that has too few."""
    faces = [Face(_path_of(OURS), axes), *(Face(_path_of(slug)) for slug in _others()), Face(_system_path())]
    lacking = {face: sum(not face.has(sign) for sign in text) for face in faces if face.path}
    best = min(lacking, key=lacking.get)
    return best if lacking[best] <= len(text) * MOST_LACKING else None


def _path_of(slug: str) -> str:
    files = fontpkg.family(slug).files
    return str(next((file.path for file in files if file.style == "normal"), ""))


@lru_cache(maxsize=1)
def _others() -> list[str]:
    """Families of other packages `fontpkg-…`: who writes in another script installs one."""
    return sorted(set(fontpkg.families()) - {OURS})


@lru_cache(maxsize=1)
def _system_path() -> str:
    try:
        return ImageFont.truetype(OF_THE_SYSTEM, 10).path
    except OSError:
        return ""


@lru_cache(maxsize=16)
def _letters(path: str) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def is_right_to_left(text: str) -> bool:
    """By its first letter that has a direction."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((way in ("R", "AL") for way in directions if way in ("L", "R", "AL")), False)


@dataclass(frozen=True)
class Setting:
    """Lines of one size that fit where they are to stand."""

    font: ImageFont.FreeTypeFont
    lines: list[str]
    leading: int
    is_right_to_left: bool

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)

    def draw(self, on, place: tuple[int, int], fill: str, anchor: str) -> None:
        """On a drawing, beginning at its left ("l") or right ("r") edge there, downwards."""
        way = {"direction": "rtl"} if self.is_right_to_left and _HAS_RAQM else {}
        for number, line in enumerate(self.lines):
            at = (place[0], place[1] + number * self.leading)
            on.text(at, line, font=self.font, fill=fill, anchor=f"{anchor}a", **way)


def fitted(text: str, face: Face, sizes: range, width: int, height: int, leading: float = 1.14) -> Setting:
    """The text in the largest of these sizes (pixels, largest first) in which it fits; cut short if in none."""
    text = " ".join("".join(sign for sign in text if face.has(sign)).split())
    for size in sizes:
        font, step = face.at(size), round(size * leading)
        lines = list(_lines(text, font, width))
        if len(lines) * step <= height:
            break
    most = max(1, height // step)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), font, width)]
    return Setting(font, lines, step, is_right_to_left(text))


def printable(text: str) -> str:
    """Composed, in one line, without signs that have no form."""
    text = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def _lines(text: str, font, width: int) -> Iterator[str]:
    line = ""
    for part in (part for word in text.split() for part in _broken(word, font, width)):
        longer = f"{line} {part}".strip()
        if line and font.getlength(longer) > width:
            yield line
            longer = part
        line = longer
    if line:
        yield line


def _broken(word: str, font, width: int) -> Iterator[str]:
    """The word, in pieces if it is longer than a line."""
    while font.getlength(word) > width and len(word) > 1:
        fits = next(
            count for count in range(len(word) - 1, 0, -1) if count == 1 or font.getlength(word[:count]) <= width
        )
        yield word[:fits]
        word = word[fits:]
    yield word


def _shortened(line: str, font, width: int) -> str:
    while line and font.getlength(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip(' ,;:–—')}…"
