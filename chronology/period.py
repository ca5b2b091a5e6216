"""The decades, years and months of a chronology: their names, their addresses and their place in the order of time.

A decade is ten years that share all digits but the last, as people say "the 1950s" or "the 40s BC". There was no
year 0, so AD 1–9 and 9–1 BC are one year short. This module knows no Django.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from .grammar import Kind
from .point import FARTHEST_YEAR, MONTHS, OPEN_END_KEY, OPEN_START_KEY, Point, days_in_month, sort_key
from .wording import suffix, words


class Unit(IntEnum):
    """How long a period is; a greater one holds the lesser."""

    MONTH = 1
    YEAR = 2
    DECADE = 3


_YEAR = re.compile(r"([1-9]\d{0,5})(-bc)?", re.ASCII)
_DECADE = re.compile(r"(0|[1-9]\d{0,4}0)s(-bc)?", re.ASCII)
_MONTH = re.compile(r"[1-9]|1[0-2]", re.ASCII)


@dataclass(frozen=True, order=True)
class Period:
    """`year` is astronomical (44 BC is -43); of a decade it is the first in time."""

    year: int
    month: int | None = None
    unit: Unit = Unit.YEAR

    @classmethod
    def read(cls, year: str, month: str = "") -> "Period":
        """The period of an address: "1956", "44-bc", "1950s", "1956" with "10"; ValueError for none."""
        if match := _DECADE.fullmatch(year):
            return _within_reach(_decade(_astronomical(*match.groups())), month)
        if not (match := _YEAR.fullmatch(year)) or (month and not _MONTH.fullmatch(month)):
            raise ValueError("The chronology has no such year or month.")
        unit = Unit.MONTH if month else Unit.YEAR
        return _within_reach(cls(_astronomical(*match.groups()), int(month) if month else None, unit), "")

    @classmethod
    def of(cls, key: int, unit: Unit) -> "Period":
        """The period of that length in which a day (a sort key) lies."""
        year, day = divmod(key, 10_000)
        if unit is Unit.DECADE:
            return _decade(year)
        return cls(year, day // 100 if unit is Unit.MONTH else None, unit)

    @classmethod
    def around(cls, earliest: int, latest: int) -> "Period | None":
        """The shortest period that surely holds all days from one to the other, if a decade does."""
        if earliest == OPEN_START_KEY or latest == OPEN_END_KEY:
            return None
        return next((cls.of(earliest, unit) for unit in Unit if cls.of(earliest, unit) == cls.of(latest, unit)), None)

    @property
    def last_year(self) -> int:
        return span(self.year, 10)[1] if self.unit is Unit.DECADE else self.year

    @property
    def first_day(self) -> int:
        return sort_key(self.year, self.month or 1, 1)

    @property
    def last_day(self) -> int:
        month = self.month or 12
        return sort_key(self.last_year, month, days_in_month(self.last_year, month))

    @property
    def parent(self) -> "Period | None":
        """The year of a month, the decade of a year."""
        if self.unit is Unit.DECADE:
            return None
        return Period(self.year) if self.unit is Unit.MONTH else _decade(self.year)

    @property
    def around_it(self) -> list["Period"]:
        """The longer periods that hold it, the longest first."""
        return [*self.parent.around_it, self.parent] if self.parent else []

    @property
    def parts(self) -> list["Period"]:
        """The years of a decade, the months of a year."""
        if self.unit is Unit.DECADE:
            return [Period(year) for year in range(self.year, self.last_year + 1)]
        if self.unit is Unit.YEAR:
            return [Period(self.year, month, Unit.MONTH) for month in range(1, 13)]
        return []

    @property
    def path(self) -> str:
        """What follows in the address: "1950s/", "44-bc/3/"."""
        era = "-bc" if self.year <= 0 else ""
        if self.unit is Unit.DECADE:
            return f"{_tens(self.year)}s{era}/"
        year = f"{_written(self.year)}{era}/"
        return f"{year}{self.month}/" if self.month else year

    @property
    def name(self) -> str:
        """As in a heading: "1950s", "40s BC", "March 44 BC"."""
        if self.unit is not Unit.DECADE:
            return words(Kind.SINGLE, (Point(self.year, self.month),))
        if not _tens(self.year):
            return words(Kind.INTERVAL, (Point(self.year), Point(self.last_year)))
        if self.year > 0:
            return words(Kind.SINGLE, (Point(self.year, unknown_digits=1),))
        tens = _tens(self.year)
        return f"{tens:,}s BC" if tens >= 10_000 else f"{tens}s BC"

    @property
    def phrase(self) -> str:
        """As in a sentence: "the 1950s", "October 1956"."""
        return f"the {self.name}" if self.unit is Unit.DECADE and _tens(self.year) else self.name

    @property
    def short_name(self) -> str:
        """Below a bar, where the heading says the rest: "50s", "1956", "Oct"."""
        if self.unit is Unit.MONTH:
            return MONTHS[self.month - 1][:3]
        if self.unit is Unit.YEAR:
            return str(_written(self.year))
        return f"{_tens(self.year) % 100:02}s" if _tens(self.year) else "1–9" if self.year > 0 else "9–1"

    @property
    def century(self) -> tuple[int, int]:
        """First and last year of its century, by the digits as a decade: 1900–1999."""
        return span(self.year, 100)

    def __str__(self) -> str:
        return self.name


def span(year: int, length: int) -> tuple[int, int]:
    """First and last year of the ten or hundred years that share all digits but the last one or two."""
    number = _written(year)
    low = number - number % length
    high, low = low + length - 1, max(low, 1)
    return (low, high) if year > 0 else (1 - high, 1 - low)


def century_name(first: int) -> str:
    """Of a century by its first year in time: "20th century", "1st century BC"."""
    number = _written(first) // 100 + 1
    return f"{number}{suffix(number)} century{'' if first > 0 else ' BC'}"


def decades_of_century(first: int) -> list[Period]:
    first, last = span(first, 100)
    return sorted({_decade(year) for year in range(first, last + 1)})


def _decade(year: int) -> Period:
    return Period(span(year, 10)[0], None, Unit.DECADE)


def _written(year: int) -> int:
    """The number that people write, without its era."""
    return year if year > 0 else 1 - year


def _tens(year: int) -> int:
    number = _written(year)
    return number - number % 10


def _astronomical(digits: str, era: str | None) -> int:
    """0 is the decade without tens, 1–9."""
    number = max(int(digits), 1)
    return 1 - number if era else number


def _within_reach(period: Period, rest: str) -> Period:
    if rest or not -FARTHEST_YEAR < period.last_year <= 9999:
        raise ValueError("The chronology has no such period.")
    return period
