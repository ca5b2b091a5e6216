"""The site's typeface, cut down to what the pages need: three WOFF2 files from one font package.

Newsreader covers all of Latin, Vietnamese and more, at every weight and optical size, in 1.1 MB. A page
needs the letters of Europe at three settings of it, in a tenth of that.
"""

import hashlib
import io
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Latin-1 and Latin Extended-A without the letters that no national language of Europe uses today; Romanian's
# comma-below letters; dashes, quotation marks, thin spaces, dagger, bullet, ellipsis, primes; the euro, the
# minus and a few other signs.
UNUSED = set("ĈĉĔĕĜĝĤĥĨĩĬĭĲĳĴĵĸĿŀŉŊŋŎŏŜŝŦŧŨũŬŭſ¤¦¨¬­¯´¸µ¹²³¶¢¥")
LETTERS = {*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C)} - set(map(ord, UNUSED))
SIGNS = {*range(0x2009, 0x200B), *range(0x2010, 0x2016), *range(0x2018, 0x2023), 0x2026, 0x202F, 0x2030, 0x2032, 0x2033,
         0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2212}  # fmt: skip
CHARACTERS = sorted(LETTERS | SIGNS)
FEATURES = ["kern", "liga", "locl", "ccmp", "lnum", "tnum"]


@dataclass(frozen=True)
class Cut:
    """One file: a style of the family ("normal", "italic") with its axes pinned."""

    name: str
    style: str
    axes: dict[str, float]


CUTS = [
    Cut("newsreader-text", "normal", {"opsz": 16, "wght": 400}),
    Cut("newsreader-italic", "italic", {"opsz": 16, "wght": 400}),
    Cut("newsreader-display", "normal", {"opsz": 60, "wght": 500}),
]


def build(folder: Path) -> list[Path]:
    """Write the three files into the folder, unless they are there as they should be; those written."""
    stamp = folder / ".recipe"
    paths = [folder / f"{cut.name}.woff2" for cut in CUTS]
    recipe = _recipe()
    if all(path.exists() for path in paths) and stamp.exists() and stamp.read_text() == recipe:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    for cut, path in zip(CUTS, paths, strict=True):
        _write(cut, path)
    stamp.write_text(recipe)
    return paths


def _recipe() -> str:
    """Changes with whatever would make other files."""
    parts = (CHARACTERS, FEATURES, CUTS, *map(version, ("fontpkg-newsreader", "fonttools", "brotli")))
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _write(cut: Cut, path: Path) -> None:
    """The same inputs give the same bytes: the font keeps its own time stamp."""
    source = next(file.path for file in fontpkg.family("newsreader").files if file.style == cut.style)
    font = _reread(instantiateVariableFont(TTFont(source, recalcTimestamp=False), cut.axes))
    options = Options(layout_features=FEATURES, flavor="woff2", hinting=False, notdef_outline=True)
    options.drop_tables += ["STAT", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(path)


def _reread(font: TTFont) -> TTFont:
    """The instance as a file would hold it; the subsetter stumbles over one fresh from the instancer."""
    buffer = io.BytesIO()
    font.save(buffer)
    return TTFont(buffer, recalcTimestamp=False)
