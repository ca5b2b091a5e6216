"""What happened on a day of the year, and runs of days whose events are told again on their anniversaries."""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localdate

from chronology.historic_date import HistoricDate
from chronology.point import MONTHS, sort_key

from .models import Event

_ADDRESS = re.compile(r"([1-9]|1[0-2])-([1-9]|[12]\d|3[01])", re.ASCII)
A_LEAP_YEAR = 2000


@dataclass(frozen=True, order=True)
class YearDay:
    """A day of any year; 29 February is one."""

    month: int
    day: int

    @classmethod
    def read(cls, text: str) -> "YearDay":
        """The day of an address: "10-23"; ValueError for none."""
        match = _ADDRESS.fullmatch(text)
        if not match:
            raise ValueError("The year has no such day.")
        found = date(A_LEAP_YEAR, int(match[1]), int(match[2]))
        return cls(found.month, found.day)

    @classmethod
    def today(cls) -> "YearDay":
        """In the time zone of the site."""
        return cls(localdate().month, localdate().day)

    def moved(self, days: int) -> "YearDay":
        other = date(A_LEAP_YEAR, self.month, self.day) + timedelta(days=days)
        return YearDay(other.month, other.day)

    def __str__(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]}"

    @property
    def path(self) -> str:
        return f"{self.month}-{self.day}"


def events_on(day: YearDay):
    """The events of all years that are dated to this day, or to a time that begins on it; the oldest first.

    "About 23 October" and "23 or 24 October" are not: a day is kept only by what surely fell on it.
    """
    events = Event.objects.public().for_lists().filter(date_anniversary=100 * day.month + day.day)
    return events.order_by("date_earliest", "date_latest", "pk")


_DAY = r"\d{4}-\d\d-\d\d"
LONGEST_RUN = timedelta(days=365)


@dataclass(frozen=True)
class Run:
    """Days that follow each other, such as 23 October to 10 November 1956; a year at most, so that their anniversaries
    come in the same order.
    """

    first: date
    last: date

    @classmethod
    def read(cls, first: str, last: str) -> "Run":
        """The run of an address; ValueError for none."""
        if not all(re.fullmatch(_DAY, day, re.ASCII) for day in (first, last)):
            raise ValueError("A run goes from a day to a day.")
        run = cls(date.fromisoformat(first), date.fromisoformat(last))
        if not timedelta() <= run.last - run.first <= LONGEST_RUN:
            raise ValueError("A run ends after it begins, and is no longer than a year.")
        return run

    @classmethod
    def of(cls, period: HistoricDate | None) -> "Run | None":
        """The run that a time is, if it is known to the day."""
        try:
            return cls.read(*period.edtf.split("/")) if period and period.edtf.count("/") == 1 else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return str(HistoricDate.parse(f"{self.first}/{self.last}"))

    def get_absolute_url(self) -> str:
        return reverse("articles:run", args=[self.first, self.last])


def events_in(run: Run):
    """The events known to have happened or begun on a day of the run, in their order."""
    keys = [sort_key(day.year, day.month, day.day) for day in (run.first, run.last)]
    exact = Event.objects.public().filter(date_earliest__range=keys, date_anniversary__isnull=False)
    return exact.for_lists().order_by("date_earliest", "pk")


def day_of(event: Event) -> date:
    """The day on which an event of a run happened or began."""
    return date.fromisoformat(event.date.edtf[:10])


def last_anniversary(day: date, today: date) -> date:
    """The last day not after today that has the same place in the year; of 29 February, in other years, the 28th."""
    this_year = _in_year(day, today.year)
    return this_year if this_year <= today else _in_year(day, today.year - 1)


def _in_year(day: date, year: int) -> date:
    has_no_such_day = (day.month, day.day) == (2, 29) and not isleap(year)
    return day.replace(year=year, day=28 if has_no_such_day else day.day)
