"""One date in English words: a day, month, season, year, decade, century, or a part of one.

Works on text that `reading` has tidied: lower case, eras as "bc" and "ad". A part ("early 1956",
"late 19th century") or a century BC has two different ends, so every answer is a pair of points.
"""

import re
from dataclasses import replace

from .point import Point, Precision, days_in_month
from .shapes import SHAPES, Span
from .steps import ending


class NotUnderstoodError(ValueError):
    """The words are no date; unlike a date that is read well and cannot exist."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” is not understood as a date. Write for example “23 October 1956”, “about 1956”, "
            "“before 1956”, “1945–1956”, or EDTF such as 1956~."
        )


PARTS = {
    "early": (0, 1, 3),
    "beginning of": (0, 1, 3),
    "mid": (1, 2, 3),
    "middle of": (1, 2, 3),
    "late": (2, 3, 3),
    "end of": (2, 3, 3),
    "first half of": (0, 1, 2),
    "second half of": (1, 2, 2),
}
"""Which part of how many: "early" runs from 0 to 1 of 3."""

_UNCERTAIN = re.compile(r"(?:perhaps|possibly|probably|maybe|presumably) (.+)|(.+?) ?(?:\?|\(\?\)|\(uncertain\))")
_ABOUT = re.compile(
    r"(?:about|around|circa|approximately|roughly|approx\.?|ca\.?|c\.?)(?: |(?<=\.)|(?=\d))(.+)|~ ?(.+)|(.+?) ?~"
)
_BOTH = re.compile(r"(.+?) ?%")
_PART = re.compile(rf"(?:the )?({'|'.join(PARTS)})[ -](.+)")


def read_single(words: str) -> Span:
    """Read one date with its "about" and "perhaps"; raise NotUnderstoodError or ValueError."""
    uncertain, approximate, rest = False, False, words
    while True:
        if match := _BOTH.fullmatch(rest):
            uncertain = approximate = True
        elif match := _UNCERTAIN.fullmatch(rest):
            uncertain = True
        elif match := _ABOUT.fullmatch(rest):
            approximate = True
        else:
            break
        rest = match[match.lastindex]
    qualifier = {(True, False): "?", (False, True): "~", (True, True): "%"}.get((uncertain, approximate), "")
    start, end = _unqualified(rest, words)
    if qualifier and start != end:
        raise ValueError(f"“{words}” cannot be kept. Write for example “about 1956” or “between 1954 and 1956”.")
    return replace(start, qualifier=qualifier), replace(end, qualifier=qualifier)


def _unqualified(words: str, whole: str) -> Span:
    words = re.sub(r"^(?:in|on|during) ", "", words)
    if match := _PART.fullmatch(words):
        return _part(_unqualified(match[2], whole), *PARTS[match[1]])
    words = re.sub(r"^(?:the )?(?:year )?", "", words)
    for shape, read in SHAPES.items():
        match = re.fullmatch(shape, words, re.ASCII)
        if match and (found := read(*match.groups())):
            return found if isinstance(found, tuple) else (found, found)
    raise NotUnderstoodError(whole)


def _part(span: Span, first: int, last: int, of: int) -> Span:
    """A third or half of a month in days, of a year in months, of anything longer in years."""
    start, end = span
    if start.precision is Precision.YEAR and start == end:
        return replace(start, month=12 * first // of + 1), replace(start, month=12 * last // of)
    if start.precision is Precision.MONTH:
        days = days_in_month(start.year, start.month)
        return replace(start, day=days * first // of + 1), replace(start, day=days * last // of)
    if start.month:
        raise ValueError(
            "Only a month, a year or longer has an early, middle and late part. Write for example “early 1956”."
        )
    # The 19th century is 18XX in EDTF, but its thirds are counted from 1801.
    begin = start.year + (start.unknown_digits > 1)
    years = ending(end).year - start.year + 1
    return Point(begin + years * first // of), Point(begin + years * last // of - 1)
