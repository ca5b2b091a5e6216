"""What happened on a day of the year: the day, and the events known to have happened or begun on it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import CharField, ExpressionWrapper, F, Q
from django.utils.timezone import localdate

from chronology.point import MONTHS

from .models import Event

_ADDRESS = re.compile(r"([1-9]|1[0-2])-([1-9]|[12]\d|3[01])", re.ASCII)
A_LEAP_YEAR = 2000


@dataclass(frozen=True)
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
    written = f"-{day.month:02}-{day.day:02}"
    events = Event.objects.public().alias(edtf=ExpressionWrapper(F("date"), output_field=CharField()))
    one_day = Q(edtf__endswith=written) & ~Q(edtf__contains="/")
    return events.filter(one_day | Q(edtf__contains=f"{written}/")).for_lists().order_by("date_earliest", "pk")
