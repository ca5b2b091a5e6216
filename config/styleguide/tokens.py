"""The design's tokens, read from the style sheet itself, so that the guide cannot fall behind it."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders

_COLOUR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
_SPACE = re.compile(r"--([\w-]+): ([\d.]+rem); +/\* (.+?) \*/")
# Text stands on these; all others stand on the paper.
_SURFACES = {"paper", "raised", "accent-soft"}


@dataclass(frozen=True)
class Shade:
    """A colour in one of the two themes, and its contrast with what it meets there."""

    theme: str
    value: str
    paper: str
    contrast: str


@dataclass(frozen=True)
class Colour:
    """A colour by its name, light and dark; `meets` tells with which other it is compared."""

    name: str
    meets: str
    shades: tuple[Shade, Shade]


@dataclass(frozen=True)
class Space:
    """A length by its name: as on a phone, and what it is for."""

    name: str
    size: str
    purpose: str


def style_sheet() -> str:
    return Path(finders.find("css/site.css")).read_text()


def colours(css: str) -> list[Colour]:
    """The colours that the style sheet defines for both themes, in its order."""
    found = {name: values for name, *values in _COLOUR.findall(css)}
    return [_colour(name, found) for name in found]


def spaces(css: str) -> list[Space]:
    """The lengths that the style sheet defines with a word on their purpose."""
    return [Space(*found) for found in _SPACE.findall(css)]


def _colour(name: str, found: dict) -> Colour:
    meets = "ink" if name in _SURFACES else "paper"
    shades = (
        Shade(theme, value, found["paper"][place], f"{contrast(value, found[meets][place]):.1f}")
        for place, (theme, value) in enumerate(zip(("light", "dark"), found[name], strict=True))
    )
    return Colour(name, meets, tuple(shades))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
