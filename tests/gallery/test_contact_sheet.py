import re

import pytest

from gallery.contact_sheet import NARROW, WIDE, tiles_of
from gallery.models import Photo


def pictures(*forms):
    """Pictures so many pixels wide and high, not stored."""
    return [Photo(width=width, height=height, title="A tank") for width, height in forms]


LYING, UPRIGHT, SQUARE = (1500, 1000), (667, 1000), (1000, 1000)


def shares(tiles, which):
    """How much of its row each picture takes."""
    return [tile.ratio / getattr(tile, which)[1] for tile in tiles]


@pytest.mark.parametrize("which", ["narrow", "wide"])
@pytest.mark.parametrize("forms", [[LYING] * 8, [LYING, UPRIGHT, SQUARE] * 5, [UPRIGHT] * 12])
def test_full_rows_are_exactly_filled(which, forms):
    tiles = tiles_of(pictures(*forms))
    rows, row = [], []
    for tile in tiles:
        row.append(tile)
        if len(row) == getattr(tile, which)[0]:
            rows.append(row)
            row = []

    assert row == []
    assert all(sum(shares(row, which)) == pytest.approx(1, abs=0.001) for row in rows[:-1])
    assert sum(shares(rows[-1], which)) <= 1.001


def test_a_lonely_picture_is_not_blown_up():
    (tile,) = tiles_of(pictures(LYING))

    assert (tile.narrow, tile.wide) == ((1, NARROW), (1, WIDE))


def test_a_scroll_and_a_column_are_cropped_to_what_a_row_can_hold():
    scroll, column = tiles_of(pictures((8000, 400), (200, 6000)))

    assert (scroll.ratio, column.ratio) == (3.5, 0.5)


def test_the_browser_is_told_the_width_of_each_window():
    tile = tiles_of(pictures(LYING, LYING))[0]

    assert re.findall(r"min-width: (\d+rem)", tile.sizes) == ["85rem", "64rem", "48rem"]
    assert tile.sizes.endswith("calc((100vw - 2.5rem - 0.75rem) * 0.5000)")


def test_no_pictures_make_no_rows():
    assert tiles_of([]) == []
