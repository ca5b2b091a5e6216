"""One date as an EDTF text gives it: a day, month, season, year, decade, century or millennium.

The rules are those of EDTF level 0 and 1 (Library of Congress, 2019; ISO 8601-2:2019, annex A).
Years are astronomical: year 0 is 1 BC and 44 BC is -43. The calendar is the proleptic Gregorian.
"""

import calendar
import re
from dataclasses import dataclass
from enum import StrEnum

OPEN_START_KEY = -2_147_483_647
"""Sort key of a beginning nobody knows or sets; below every date, and fits in 32 bits."""

OPEN_END_KEY = 2_147_483_647
"""Sort key of an end nobody knows or sets; above every date, and fits in 32 bits."""

FARTHEST_YEAR = 200_000
"""Years BC that the sort key can hold in 32 bits, rounded down."""

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""First and last month of spring, summer, autumn and winter in the north; month 14 is next February."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_SHAPE = re.compile(
    r"(?P<year>Y-[1-9]\d{4,5}|-?\d{4}|\d{3}X|\d\dXX|\dXXX|XXXX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<qualifier>[?~%]?)",
    re.ASCII,
)


class Precision(StrEnum):
    """How exactly a date is known; an interval and a choice have no single precision."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    UNKNOWN = "unknown"
    INTERVAL = "interval"
    CHOICE = "choice"


COARSE_PRECISION = {1: Precision.DECADE, 2: Precision.CENTURY, 3: Precision.MILLENNIUM, 4: Precision.UNKNOWN}


@dataclass(frozen=True)
class Point:
    """A date with one end, not an interval or a set.

    `year` is the first year meant and `unknown_digits` says how many of its last digits are X:
    195X is 1950 with one, 18XX is 1800 with two. A month or day of 0 is EDTF's XX ("some day").
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    unknown_digits: int = 0

    @classmethod
    def parse(cls, text: str) -> "Point":
        """Read one EDTF date; raise ValueError with a sentence for the editor."""
        match = _SHAPE.fullmatch(text)
        if not match:
            raise ValueError(f"“{text}” is not an EDTF date. Write for example 1956-10-23, 1956-10, 1956~ or 195X.")
        digits = match["year"].lstrip("Y")
        point = cls(
            year=int(digits.replace("X", "0")),
            month=_number(match["month"]),
            day=_number(match["day"]),
            qualifier=match["qualifier"],
            unknown_digits=digits.count("X"),
        )
        if digits == "-0000":
            raise ValueError("There is no year -0000. Write 0000 for 1 BC.")
        return point.checked()

    def checked(self) -> "Point":
        """Return this point when it can exist in the calendar, else raise ValueError."""
        if not -FARTHEST_YEAR < self.year <= 9999:
            raise ValueError(f"The year must lie between {FARTHEST_YEAR} BC and 9999, for example 1956 or 44 BC.")
        if self.unknown_digits:
            self._check_unknown_digits()
        if self.month and self.month not in SEASON_MONTHS and self.month > 12:
            raise ValueError(f"There is no month {self.month}. Months go from 01 to 12, for example 1956-10.")
        if self.day is not None:
            self.check_day()
        return self

    def _check_unknown_digits(self) -> None:
        if self.month is not None:
            raise ValueError("A month needs a whole year before it, for example 1956-10.")
        if self.unknown_digits == 4 and self.qualifier:
            raise ValueError("A wholly unknown year takes no ?, ~ or %. Write XXXX.")

    def check_day(self) -> None:
        """Raise ValueError for a day that its month does not have."""
        if self.is_season:
            raise ValueError("A season has no days. Write for example 1956-22 for summer 1956.")
        if not self.month:
            if self.day:
                raise ValueError("A day needs its month, for example 1956-10-23.")
            return
        last = days_in_month(self.year, self.month)
        if self.day and self.day > last:
            month = f"{MONTHS[self.month - 1]} {self.year if self.year > 0 else f'{1 - self.year} BC'}"
            raise ValueError(
                f"There is no {self.day} {month}: that month has {last} days. Write for example {last} {month}."
            )

    @property
    def is_season(self) -> bool:
        return self.month in SEASON_MONTHS

    @property
    def is_whole(self) -> bool:
        """Whether this is a plain calendar day, month or year: nothing qualified, unknown or seasonal."""
        return not (self.qualifier or self.unknown_digits or self.is_season or self.month == 0 or self.day == 0)

    @property
    def precision(self) -> Precision:
        """What is known: some day in October 1956 (1956-10-XX) is known to the month."""
        if self.unknown_digits:
            return COARSE_PRECISION[self.unknown_digits]
        if self.is_season:
            return Precision.SEASON
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def last_year(self) -> int:
        return self.year + 10**self.unknown_digits - 1

    @property
    def earliest(self) -> int:
        """Sort key of the first day meant."""
        if self.unknown_digits == 4:
            return OPEN_START_KEY
        first_month = SEASON_MONTHS[self.month][0] if self.is_season else self.month
        return sort_key(self.year, first_month or 1, self.day or 1)

    @property
    def latest(self) -> int:
        """Sort key of the last day meant."""
        if self.unknown_digits == 4:
            return OPEN_END_KEY
        year, month = self.last_year, self.month or 12
        if self.is_season:
            year, month = divmod(year * 12 + SEASON_MONTHS[month][1] - 1, 12)
            month += 1
        return sort_key(year, month, self.day or days_in_month(year, month))

    @property
    def edtf(self) -> str:
        sign = "Y-" if self.year < -9999 else "-" if self.year < 0 else ""
        year = f"{sign}{abs(self.year):04}"
        year = year[: len(year) - self.unknown_digits] + "X" * self.unknown_digits
        rest = "".join(f"-{number:02}" if number else "-XX" for number in (self.month, self.day) if number is not None)
        return f"{year}{rest}{self.qualifier}"


def sort_key(year: int, month: int, day: int) -> int:
    """Whole number that sorts as days do: YYYYMMDD for years of our era.

    It holds for years BC too, because month and day are always *added* and never reach 10,000:
    15 March 44 BC is -43 × 10,000 + 315 = -429,685, after 1 January (-429,899), before 43 BC (-419,899).
    """
    return year * 10_000 + month * 100 + day


def days_in_month(year: int, month: int) -> int:
    if month == 2:
        return 29 if calendar.isleap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _number(text: str | None) -> int | None:
    if text == "00":
        raise ValueError("Months and days are counted from 01, for example 1956-10-23.")
    return None if text is None else int(text.replace("XX", "0"))
