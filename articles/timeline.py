"""The events of the site in the order of time: how many a period has, which, and what stands beside them.

An event belongs to the shortest period that surely holds it: what is dated "1950s" belongs to that decade and to none
of its years. Its row says in which decade, year and month it lies (`HistoricDateField.parts`), and the database counts
those columns in their indexes alone: all events, less the few that readers may not learn of.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import CharField, Count, ExpressionWrapper, F, Q, prefetch_related_objects
from django.urls import reverse

from chronology.period import Period, Unit, century_name, decades_of_century
from chronology.point import OPEN_END_KEY, OPEN_START_KEY

from .models import Event

_COLUMNS = {Unit.MONTH: "date_month", Unit.YEAR: "date_year", Unit.DECADE: "date_decade"}
_IN_ORDER = ("date_earliest", "date_latest", "pk")


def _in(period: Period) -> Q:
    """Surely lies in the period."""
    return Q(**{_COLUMNS[period.unit]: period.first_day})


def _in_one(unit: Unit, answer: bool = True) -> Q:
    """Whether it surely lies in a single period of that length."""
    return Q(**{f"{_COLUMNS[unit]}__isnull": not answer})


def _overlapping(period: Period) -> Q:
    return Q(date_earliest__lte=period.last_day, date_latest__gte=period.first_day)


def _with_text(events):
    """With the text of their date, that the database can look into."""
    return events.alias(edtf=ExpressionWrapper(F("date"), output_field=CharField()))


def _numbers(unit: Unit, which: Q) -> Counter:
    """How many public events the database has by the first day of their period; None for those of no single one."""
    column, numbers = _COLUMNS[unit], Counter()
    for events, sign in ((Event.objects.all(), 1), (Event.objects.not_public(), -1)):
        rows = events.filter(which).order_by().values(column).annotate(count=Count("*"))
        for day, count in rows.values_list(column, "count"):
            numbers[day] += sign * count
    return numbers


def counts(unit: Unit, period: Period | None = None) -> dict[Period, int]:
    """How many events each period of that length has, inside another or ever; those that have none are left out."""
    numbers = _numbers(unit, (_in(period) if period else Q()) & _in_one(unit))
    return {Period.of(day, unit): count for day, count in sorted(numbers.items()) if count}


class Events:
    """The events of a period, to take slices of: in the order of time, then those not dated to one of its parts."""

    def __init__(self, period: Period):
        self.period = period

    @cached_property
    def by_part(self) -> dict[Period, int]:
        """How many each of its parts has."""
        return {Period.of(day, self._part): count for day, count in sorted(self._dated.items()) if count}

    @cached_property
    def _dated(self) -> dict[int, int]:
        return {day: count for day, count in self._numbers.items() if day is not None}

    @cached_property
    def _numbers(self) -> Counter:
        return _numbers(self._part, _in(self.period))

    @property
    def _part(self) -> Unit:
        """The unit that they are counted by: a month has no parts."""
        return Unit(self.period.unit - 1) if self.period.parts else self.period.unit

    def __len__(self):
        return sum(self._numbers.values())

    def __getitem__(self, part: slice) -> list[Event]:
        dated, events = sum(self._dated.values()), Event.objects.public().select_related("article")
        events = events.filter(_in(self.period)).order_by(*_IN_ORDER)
        found = list(events.filter(_in_one(self._part))[part]) if part.start < dated else []
        if part.stop > dated:
            loose = slice(max(part.start - dated, 0), part.stop - dated)
            found += events.filter(_in_one(self._part, False))[loose]
        prefetch_related_objects(found, "figures")
        return found


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
    # Looked up by themselves: SQLite would rather go by the limits, which nearly all events keep.
    longer = Event.objects.filter(_longer_around(period)).order_by().values("pk")
    events = _with_text(Event.objects.public().for_lists()).filter(
        _overlapping(period), beginning, ending, pk__in=longer
    )
    return events.filter(edtf__contains="/").order_by("date_earliest", "pk")


def _longer_around(period: Period) -> Q:
    """Lies in no period of that length, but in one around it or in no decade: each is looked up in an index."""
    if not period.parent:
        return _in_one(Unit.DECADE, False)
    return (_in(period.parent) & _in_one(period.unit, False)) | _longer_around(period.parent)


def perhaps_in(period: Period) -> int:
    """How many events may belong here, but are dated only to the year or decade around it."""
    if not period.parent:
        return 0
    around = _in(period.parent) & _in_one(period.unit, False)
    events = _with_text(Event.objects.public()).filter(around, _overlapping(period))
    return events.exclude(edtf__contains="/").count()


class Longer:
    """Events that lie in no single decade, or nobody knows in which; to take slices of."""

    @cached_property
    def _count(self) -> int:
        return _numbers(Unit.DECADE, _in_one(Unit.DECADE, False))[None]

    def __len__(self):
        return self._count

    def __getitem__(self, part: slice):
        return Event.objects.public().for_lists().filter(_in_one(Unit.DECADE, False)).order_by(*_IN_ORDER)[part]


def before(period: Period) -> Period | None:
    """The nearest earlier period of the same length that has events."""
    return _nearest(period, "lt", "-")


def after(period: Period) -> Period | None:
    """The nearest later one."""
    return _nearest(period, "gt", "")


def _nearest(period: Period, direction: str, sign: str) -> Period | None:
    column = _COLUMNS[period.unit]
    events = Event.objects.public().filter(**{f"{column}__{direction}": period.first_day})
    day = events.order_by(f"{sign}{column}").values_list(column, flat=True).first()
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
