"""From one date to its neighbours: where it begins and ends, what comes just before and just after.

EDTF has no "before 23 October 1956": it says "not later than 22 October" (`[..1956-10-22]`).
"""

from dataclasses import replace

from .point import SEASON_MONTHS, Point, days_in_month


def beginning(point: Point) -> Point:
    """First plain year, month or day inside a decade, a season or "some day in"."""
    if point.is_season:
        return Point(point.year, SEASON_MONTHS[point.month][0])
    return Point(point.year, point.month or None, point.day or None)


def ending(point: Point) -> Point:
    """Last plain year, month or day inside a decade, a season or "some day in"."""
    if point.is_season:
        return _month(point.year, SEASON_MONTHS[point.month][1])
    return Point(point.last_year, point.month or None, point.day or None)


def before(point: Point) -> Point:
    """The year, month or day before the one in which this date begins."""
    first = beginning(point)
    if first.month is None:
        return replace(first, year=first.year - 1)
    if first.day is None or first.day == 1:
        month = _month(first.year, first.month - 1)
        return month if first.day is None else replace(month, day=days_in_month(month.year, month.month))
    return replace(first, day=first.day - 1)


def after(point: Point) -> Point:
    """The year, month or day after the one in which this date ends."""
    last = ending(point)
    if last.month is None:
        return replace(last, year=last.year + 1)
    if last.day is None or last.day == days_in_month(last.year, last.month):
        return replace(_month(last.year, last.month + 1), day=last.day and 1)
    return replace(last, day=last.day + 1)


def _month(year: int, month: int) -> Point:
    """A month counted on past December or back past January."""
    years, month = divmod(month - 1, 12)
    return Point(year + years, month + 1)
