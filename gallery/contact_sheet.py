"""Pictures of all forms in justified rows, by CSS alone and with no picture's width unknown to the browser.

Which pictures share a row is settled here, once for narrow windows and once for wide ones: a wide row is
made of whole narrow ones. A picture's width then is its share of the row, and the browser can be told of it beforehand.
static/css/pictures.css works with the same numbers.
"""

from dataclasses import dataclass

from .models import Photo
from .picture import joined_sizes

# How many times wider than high a row is at least, before it is full; a shorter last row is not stretched.
NARROW, WIDE = 2.0, 4.8

# Forms beyond these are cropped around the focal point.
_MOST_UPRIGHT, _WIDEST = 0.5, 3.5

# Between pictures: --sheet-gap in static/css/pictures.css.
_GAP = 0.75

# The page's width by the window's: `.page` in static/css/site.css. From 64rem on rows are wide.
_WIDTHS = [("(min-width: 85rem) ", "80rem", True), ("(min-width: 64rem) ", "100vw - 5rem", True)]
_WIDTHS += [("(min-width: 48rem) ", "100vw - 5rem", False), ("", "100vw - 2.5rem", False)]


@dataclass
class Tile:
    """A picture at its place in the sheet: its form, and how many pictures its rows have and how wide these are."""

    photo: Photo
    ratio: float
    narrow: tuple[int, float] = (1, NARROW)
    wide: tuple[int, float] = (1, WIDE)

    @property
    def style(self) -> str:
        """Custom properties for static/css/pictures.css."""
        number, total = self.narrow
        wide_number, wide_total = self.wide
        return f"--r:{self.ratio};--n:{number};--t:{total};--wn:{wide_number};--wt:{wide_total}"

    @property
    def sizes(self) -> str:
        """How wide it stands, for `<img sizes>`."""
        return joined_sizes([f"{window}{self._width(page, is_wide)}" for window, page, is_wide in _WIDTHS])

    def _width(self, page: str, is_wide: bool) -> str:
        number, total = self.wide if is_wide else self.narrow
        return f"calc(({page} - {(number - 1) * _GAP:g}rem) * {self.ratio / total:.4f})"


def tiles_of(photos: list[Photo]) -> list[Tile]:
    """The pictures in their order, each with its place in the rows."""
    tiles = [Tile(photo, round(min(max(photo.width / photo.height, _MOST_UPRIGHT), _WIDEST), 3)) for photo in photos]
    narrow = _rows([[tile] for tile in tiles], NARROW)
    for row in narrow:
        _place(row, "narrow", NARROW)
    for row in _rows(narrow, WIDE):
        _place(row, "wide", WIDE)
    return tiles


def _rows(parts: list[list[Tile]], target: float) -> list[list[Tile]]:
    """Parts joined, in order, until each row is as wide as the target."""
    rows: list[list[Tile]] = []
    for part in parts:
        if rows and _ratio(rows[-1]) < target:
            rows[-1] = rows[-1] + part
        else:
            rows.append(part)
    return rows


def _place(row: list[Tile], which: str, target: float) -> None:
    for tile in row:
        setattr(tile, which, (len(row), round(max(_ratio(row), target), 3)))


def _ratio(row: list[Tile]) -> float:
    return sum(tile.ratio for tile in row)
