"""All articles by the month in which they were published, on the site's clock."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime
from itertools import takewhile

from django.db import connection
from django.utils.timezone import localdate, make_aware, now

from .models import Article
from .models.published import published

_TABLE = Article._meta.db_table
# One statement for all months: each is counted in the index of moments alone.
_COUNT = f"""
WITH span(since, until) AS (VALUES {{}})
SELECT (SELECT COUNT(*) FROM {_TABLE} WHERE status = 'published' AND publish_at >= since AND publish_at < until)
FROM span ORDER BY since
"""  # noqa: S608 (a name and placeholders)


@dataclass(frozen=True, order=True)
class Span:
    """The time from one day until another, which is not part of it."""

    first: date
    until: date

    @classmethod
    def year(cls, year: int) -> "Span":
        """ValueError for a year that no article can be of."""
        if not 1 < year < MAXYEAR:
            raise ValueError("The archive has no such year.")
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def month(cls, first: date) -> "Span":
        return cls(first, date(first.year + first.month // 12, first.month % 12 + 1, 1))

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """When it begins and ends; what is not yet public belongs to none."""
        begin, end = (make_aware(datetime(day.year, day.month, day.day)) for day in (self.first, self.until))
        return begin, min(end, now())

    @property
    def articles(self):
        """What was published in it, and may be read."""
        begin, end = self.moments
        return Article.objects.filter(published(before=end), publish_at__gte=begin)


def months() -> list[tuple[date, int]]:
    """Every month in which an article was published, the last first, and how many."""
    oldest = Article.objects.published().order_by("publish_at").values_list("publish_at", flat=True).first()
    return _counted(localdate(oldest), localdate()) if oldest else []


def months_of(year: int) -> list[tuple[date, int]]:
    """The same for one year; ValueError for one that no article can be of."""
    return _counted(Span.year(year).first, date(year, 12, 31))


def count_in(month: Span) -> int:
    return sum(count for _, count in _counted(month.first, month.first))


def nearest(month: Span) -> tuple[date | None, date | None]:
    """The first days of the nearest later and earlier months that have articles."""
    begin, end = month.moments
    moments = Article.objects.order_by("publish_at").values_list("publish_at", flat=True)
    found = moments.filter(published(), publish_at__gte=end).first(), moments.filter(published(before=begin)).last()
    return tuple(moment and localdate(moment).replace(day=1) for moment in found)


def _counted(first: date, last: date) -> list[tuple[date, int]]:
    spans = [*takewhile(lambda span: span.first <= last, _months_from(first.replace(day=1)))]
    moments = [connection.ops.adapt_datetimefield_value(each) for span in spans for each in span.moments]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(", ".join(["(%s, %s)"] * len(spans))), moments)
        counts = [count for (count,) in cursor.fetchall()]
    taken_down = _taken_down()
    found = [(span.first, count - taken_down[span.first]) for span, count in zip(spans, counts, strict=True)]
    return [(month, count) for month, count in reversed(found) if count]


def _months_from(first: date):
    span = Span.month(first)
    while True:
        yield span
        span = Span.month(span.until)


def _taken_down() -> defaultdict[date, int]:
    """How many of each month readers may no longer open: they have an index of their own."""
    found = defaultdict(int)
    ended = Article.objects.announced().filter(unpublish_at__lte=now()).order_by()
    for moment in ended.values_list("publish_at", flat=True):
        found[localdate(moment).replace(day=1)] += 1
    return found


def by_year(months) -> dict[int, list[tuple[date, int]]]:
    """Months under their years."""
    years = defaultdict(list)
    for month, size in months:
        years[month.year].append((month, size))
    return dict(years)
