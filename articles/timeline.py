"""The events of the site in the order of time: how many a period has, which, and what stands beside them.

The database counts and compares by the sort keys of dates alone. An event belongs to the shortest period that surely
holds it: what is dated "1950s" belongs to that decade and to none of its years.
"""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import BigIntegerField, Case, CharField, Count, ExpressionWrapper, F, Max, Min, Q, When
from django.db.models.functions import Cast
from django.urls import reverse

from chronology.period import Period, Unit, century_name, decades_of_century
from chronology.point import FARTHEST_YEAR, OPEN_END_KEY, OPEN_START_KEY

from .models import Event

# Before it is divided a key is moved above 0, where all databases round alike.
SHIFT = FARTHEST_YEAR * 10_000
AD = 10_000
ENDED = Q(date_earliest__gt=OPEN_START_KEY, date_latest__lt=OPEN_END_KEY)


def _number(key: str, unit: Unit):
    """An expression that is the same for two keys in the same period of that length, and for no others."""
    day = Cast(key, BigIntegerField())
    if unit is Unit.MONTH:
        return (day + SHIFT) / 100
    year = (day + SHIFT) / 10_000
    if unit is Unit.YEAR:
        return year
    before_christ = (FARTHEST_YEAR + 1 - year) / 10
    return Case(When(**{f"{key}__gt": AD}, then=year / 10), default=-1 - before_christ)


def _in_one(events, unit: Unit):
    """Events that surely lie in one period of that length."""
    return _numbered(events, unit).filter(ENDED, first=F("last"))


def _numbered(events, unit: Unit):
    """With the numbers of the periods of that length in which the first and the last day lie that are meant."""
    return events.alias(first=_number("date_earliest", unit), last=_number("date_latest", unit))


def _within(period: Period) -> Q:
    return Q(date_earliest__gte=period.first_day, date_latest__lte=period.last_day)


def _overlapping(period: Period) -> Q:
    return Q(date_earliest__lte=period.last_day, date_latest__gte=period.first_day)


def _with_text(events):
    """With the text of their date, that the database can look into."""
    return events.alias(edtf=ExpressionWrapper(F("date"), output_field=CharField()))


def counts(unit: Unit, period: Period | None = None) -> dict[Period, int]:
    """How many events each period of that length has, inside another or ever; those that have none are left out."""
    events = Event.objects.public().filter(_within(period) if period else Q())
    rows = _in_one(events, unit).order_by().annotate(number=_number("date_earliest", unit)).values("number")
    found = rows.annotate(count=Count("pk"), day=Min("date_earliest")).values_list("day", "count")
    return dict(sorted((Period.of(day, unit), count) for day, count in found))


def of_period(period: Period):
    """Its events in the order of time, and at the end those that are not dated to one of its parts."""
    events = Event.objects.public().for_lists().filter(_within(period))
    order = ("date_earliest", "date_latest", "pk")
    if period.unit is Unit.MONTH:
        return events.order_by(*order)
    numbered = _numbered(events, Unit(period.unit - 1))
    return numbered.alias(is_loose=Case(When(first=F("last"), then=0), default=1)).order_by("is_loose", *order)


def in_parts(events, period: Period) -> list:
    """Events of a page under the part of the period that they belong to; None for those of no single one."""
    return [(part, list(group)) for part, group in groupby(events, lambda event: _part(event.date, period))]


def _part(date, period: Period) -> Period | None:
    if period.unit is Unit.MONTH:
        return period
    first, last = (Period.of(day, Unit(period.unit - 1)) for day in (date.earliest, date.latest))
    return first if first == last else None


def reaching_beyond(period: Period):
    """What went on in the period and began before it or ended after it; without a known end only where it begins."""
    beginning = Q(date_latest__lt=OPEN_END_KEY) | Q(date_earliest__gte=period.first_day)
    ending = Q(date_earliest__gt=OPEN_START_KEY) | Q(date_latest__lte=period.last_day)
    events = _with_text(Event.objects.public().for_lists()).filter(edtf__contains="/")
    return (
        events.filter(_overlapping(period), beginning, ending).exclude(_within(period)).order_by("date_earliest", "pk")
    )


def perhaps_in(period: Period) -> int:
    """How many events may belong here, but are dated only to the year or decade around it."""
    if not period.parent:
        return 0
    events = _with_text(Event.objects.public()).filter(_within(period.parent), _overlapping(period))
    return events.exclude(_within(period)).exclude(edtf__contains="/").count()


def longer():
    """Events that lie in no single decade, or nobody knows in which."""
    events = _numbered(Event.objects.public().for_lists(), Unit.DECADE)
    return events.exclude(ENDED, first=F("last"))


def before(period: Period) -> Period | None:
    """The nearest earlier period of the same length that has events."""
    events = _in_one(Event.objects.public(), period.unit).filter(date_latest__lt=period.first_day)
    day = events.aggregate(day=Max("date_latest"))["day"]
    return None if day is None else Period.of(day, period.unit)


def after(period: Period) -> Period | None:
    """The nearest later one."""
    events = _in_one(Event.objects.public(), period.unit).filter(date_earliest__gt=period.last_day)
    day = events.aggregate(day=Min("date_earliest"))["day"]
    return None if day is None else Period.of(day, period.unit)


def place_of(event: Event) -> Period | None:
    """The period on whose page an event is told; None for those of `longer`."""
    return Period.around(event.date.earliest, event.date.latest) if event.date else None


def address_of(event: Event) -> str:
    """The article that tells it, else its place in the chronology."""
    if event.article and event.article.is_published:
        return event.article.get_absolute_url()
    place = place_of(event)
    page = reverse("articles:chronology") + (place.path if place else "longer/")
    return f"{page}#event-{event.pk}"


@dataclass(frozen=True)
class Bar:
    """A period of a chart with its number of events; `height` in per cent of the highest."""

    period: Period
    count: int
    height: float


def bars(periods: list[Period], numbers: dict[Period, int], highest: int) -> list[Bar]:
    return [Bar(part, count := numbers.get(part, 0), round(100 * count / max(highest, 1), 1)) for part in periods]


def centuries(numbers: dict[Period, int]) -> list[tuple[str, int, list[Bar]]]:
    """Name, number of events and bars of each century that has any, drawn to one scale."""
    highest = max(numbers.values(), default=0)
    firsts = sorted({decade.century[0] for decade in numbers})
    charts = [(century_name(first), bars(decades_of_century(first), numbers, highest)) for first in firsts]
    return [(name, sum(bar.count for bar in chart), chart) for name, chart in charts]
