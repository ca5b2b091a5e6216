"""What a date is called: "about 1956", "29 October–3 November 1956", "15 March 44 BC".

The wording is British English and every phrase here is one that `reading` understands. It is pure:
who wants another language passes a `translate` function (Django's `gettext`); `gettext_noop` only
marks the messages for `makemessages`. Month names are in Django's own catalogues.

18XX is called the 19th century, as readers do, although EDTF counts it from 1800 to 1899. The
decade 190X is "1900s (decade)", since "1900s" alone is as often the century. Seasons are northern.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import reduce

from .grammar import Edge, Kind, Points
from .point import MONTHS, Point
from .steps import after, before

Translate = Callable[[str], str]


def gettext_noop(message: str) -> str:
    return message


SEASONS = {
    21: gettext_noop("spring"),
    22: gettext_noop("summer"),
    23: gettext_noop("autumn"),
    24: gettext_noop("winter"),
}
QUALIFIED = {
    "?": gettext_noop("perhaps %(date)s"),
    "~": gettext_noop("about %(date)s"),
    "%": gettext_noop("perhaps about %(date)s"),
}
CENTURIES = {
    "st": gettext_noop("%(number)sst century"),
    "nd": gettext_noop("%(number)snd century"),
    "rd": gettext_noop("%(number)srd century"),
    "th": gettext_noop("%(number)sth century"),
}
MILLENNIA = {
    "st": gettext_noop("%(number)sst millennium"),
    "nd": gettext_noop("%(number)snd millennium"),
    "rd": gettext_noop("%(number)srd millennium"),
    "th": gettext_noop("%(number)sth millennium"),
}
ONE_EDGE = {
    (Kind.INTERVAL, Edge.OPEN, 0): gettext_noop("until %(date)s"),
    (Kind.INTERVAL, Edge.OPEN, 1): gettext_noop("from %(date)s"),
    (Kind.INTERVAL, Edge.UNKNOWN, 0): gettext_noop("from an unknown date until %(date)s"),
    (Kind.INTERVAL, Edge.UNKNOWN, 1): gettext_noop("from %(date)s until an unknown date"),
    (Kind.BETWEEN, Edge.OPEN, 0): gettext_noop("before %(date)s"),
    (Kind.BETWEEN, Edge.OPEN, 1): gettext_noop("after %(date)s"),
}
TWO_ENDS = {
    Kind.INTERVAL: gettext_noop("from %(first)s to %(second)s"),
    Kind.BETWEEN: gettext_noop("between %(first)s and %(second)s"),
    Kind.ONE_OF: gettext_noop("%(first)s or %(second)s"),
}
DASH = gettext_noop("%(first)s–%(second)s")
DAY_IN_MONTH = gettext_noop("%(day)s %(month)s")
IN_YEAR = gettext_noop("%(part)s %(year)s")
SOME_DAY = gettext_noop("a day in %(date)s")
SOME_MONTH = gettext_noop("a month in %(date)s")
ANNO_DOMINI = gettext_noop("AD %(year)s")
BEFORE_CHRIST = gettext_noop("%(year)s BC")
DECADE = gettext_noop("%(year)ss")
FIRST_DECADE = gettext_noop("%(year)ss (decade)")
COLLECTIVE = gettext_noop("the %(date)s")
UNKNOWN = gettext_noop("unknown")


def words(kind: Kind, points: Points, translate: Translate = str) -> str:
    """The whole date; `translate` turns each English message into the reader's language."""
    say = _Say(translate)
    if kind is Kind.SINGLE:
        return say.alone(points[0])
    if len(points) > 2:
        return reduce(lambda first, second: say(TWO_ENDS[kind], first=first, second=second), map(say.point, points))
    return say.two(kind, *points)


def years(kind: Kind, points: Points, translate: Translate = str) -> str:
    """The same date by years only; "before 23 October 1956" becomes "until 1956"."""
    coarse = tuple(dict.fromkeys(_year_of(point) for point in points))
    if len(coarse) == 1:
        return words(Kind.SINGLE, coarse, translate)
    if coarse != points and any(isinstance(point, Edge) for point in points):
        kind = Kind.INTERVAL
    return words(kind, coarse, translate)


def _year_of(point: Point | Edge) -> Point | Edge:
    return point if isinstance(point, Edge) else replace(point, month=None, day=None)


class _Say:
    """Words in one language."""

    def __init__(self, translate: Translate) -> None:
        self.translate = translate

    def __call__(self, message: str, **parts: object) -> str:
        return self.translate(message) % parts

    def alone(self, point: Point) -> str:
        """A date that stands for itself: "1950s", where a sentence needs "the 1950s"."""
        return self.point(point) if point.qualifier else self.plain(point)

    def point(self, point: Point) -> str:
        """A date inside a phrase: "about 1956", "the 19th century"."""
        text = self.plain(point)
        if 1 <= point.unknown_digits <= 3:
            text = self(COLLECTIVE, date=text)
        return self(QUALIFIED[point.qualifier], date=text) if point.qualifier else text

    def plain(self, point: Point) -> str:
        if point.unknown_digits:
            return self.span_of_years(point)
        if point.month == 0:
            return self(SOME_MONTH if point.day is None else SOME_DAY, date=self.year(point.year))
        if point.day == 0:
            return self(SOME_DAY, date=self.plain(replace(point, day=None)))
        if point.is_season:
            return self(IN_YEAR, part=self.translate(SEASONS[point.month]), year=self.season_year(point))
        if point.month is None:
            return self.year(point.year)
        return self(IN_YEAR, part=self.without_year(point), year=self.year(point.year))

    def without_year(self, point: Point) -> str:
        month = self.translate(MONTHS[point.month - 1])
        return self(DAY_IN_MONTH, day=point.day, month=month) if point.day else month

    def year(self, year: int) -> str:
        """Years below 1000 get AD, so that they are not taken for another number."""
        if year > 0:
            return str(year) if year >= 1000 else self(ANNO_DOMINI, year=year)
        return self(BEFORE_CHRIST, year=_years_before_christ(year))

    def season_year(self, point: Point) -> str:
        """A winter runs into the next year: "1956–57"."""
        if point.month != 24:
            return self.year(point.year)
        first, second = self.pair(Point(point.year), Point(point.year + 1))
        same_century = point.year >= 1000 and first[:2] == second[:2]
        return self(DASH, first=first, second=second[2:] if same_century else second)

    def span_of_years(self, point: Point) -> str:
        """A decade, century or millennium, or the word for a date that nobody knows."""
        digits = point.unknown_digits
        if digits == 4:
            return self.translate(UNKNOWN)
        if digits == 1:
            year = self.year(point.year) if point.year else self(ANNO_DOMINI, year=0)
            return self(DECADE if point.year % 100 else FIRST_DECADE, year=year)
        number = point.year // 10**digits + 1
        return self((CENTURIES if digits == 2 else MILLENNIA)[suffix(number)], number=number)

    def two(self, kind: Kind, start: Point | Edge, end: Point | Edge) -> str:
        if isinstance(start, Edge):
            limit = after(end) if kind is Kind.BETWEEN else end
            return self(ONE_EDGE[kind, start, 0], date=self.point(limit))
        if isinstance(end, Edge):
            limit = before(start) if kind is Kind.BETWEEN else start
            return self(ONE_EDGE[kind, end, 1], date=self.point(limit))
        first, second = self.pair(start, end)
        dashed = kind is Kind.INTERVAL and start.is_whole and end.is_whole and start.precision == end.precision
        return self(DASH if dashed else TWO_ENDS[kind], first=first, second=second)

    def pair(self, start: Point, end: Point) -> tuple[str, str]:
        """Both dates; what they share is said once: ("23", "28 October 1956"), ("44", "42 BC")."""
        first, second = self.point(start), self.point(end)
        if not (start.is_whole and end.is_whole and start.precision == end.precision):
            return first, second
        if start.month and start.year == end.year:
            same_month = start.day and start.month == end.month
            return str(start.day) if same_month else self.without_year(start), second
        if start.month is None and end.year <= 0:
            return _years_before_christ(start.year), second
        if start.month is None and start.year > 0 and end.year < 1000:
            return first, str(end.year)
        return first, second


def _years_before_christ(year: int) -> str:
    """Five digits and more are grouped: "17,000"."""
    return f"{1 - year:,}" if year <= -9999 else str(1 - year)


def suffix(number: int) -> str:
    return "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
