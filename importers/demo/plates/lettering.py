"""Words on a plate, cut as outlines, so that they look the same on every machine."""

from functools import cache

import fontpkg
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from .press import INK, placed, shape


@cache
def _typeface(weight: int):
    font = TTFont(fontpkg.family("newsreader").files[0].path)
    return font.getGlyphSet(location={"wght": weight, "opsz": 72}), font.getBestCmap(), font["head"].unitsPerEm


def lettering(text: str, x: float, y: float, size: float, fill: str = INK, anchor: str = "start", weight: int = 800):
    """Words set in Newsreader, `size` units high, with the baseline at `y`; anchor: start, middle or end."""
    glyphs, cmap, units = _typeface(weight)
    body, advance = "", 0.0
    for letter in text:
        glyph = glyphs[cmap[ord(letter)]]
        pen = SVGPathPen(glyphs)
        glyph.draw(pen)
        body += placed(shape(pen.getCommands(), fill), advance)
        advance += glyph.width
    scale = size / units
    start = x - advance * scale * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    return f'<g transform="translate({start:.1f} {y:g}) scale({scale:.5f} {-scale:.5f})">{body}</g>'
