"""A date as history gives it: exact, about, perhaps, before, between, or a whole century.

`HistoricDate` wraps an EDTF text (Extended Date/Time Format, Library of Congress 2019, part of
ISO 8601-2:2019): level 0 and 1, and of level 2 the sets `[..1956]`, `[1956..]`, `[1954..1956]` and
`[1954,1956]`. Left out: times of day, level 2 otherwise, and X digits in years BC (EDTF's -004X
is 50–41 BC, which nobody calls the 40s).

We read EDTF with one regular expression, not with the `edtf` package: that takes 2–30 ms a date where this
takes microseconds, lets 29 February 1957 and 1958/1956 pass, and refuses 1956-22~ and Y-16999~.
The tests hold our bounds against the package's. This module and what it imports know no Django.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache, total_ordering

from .grammar import Edge, Kind, Points, read, written
from .period import Period, Unit
from .point import OPEN_END_KEY, OPEN_START_KEY, Point, Precision
from .wording import Translate, words, years

_BEGINS_ON_A_DAY = re.compile(r"-(\d\d)-(\d\d)$", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class HistoricDate:
    """A valid date; creating one from anything else raises ValueError with a sentence for the editor.

    `earliest` and `latest` are sort keys (YYYYMMDD, see `point.sort_key`) of the first and last day
    that the date can mean. Dates compare by them, so that `sorted()` and the database agree.
    """

    edtf: str
    kind: Kind = field(init=False, repr=False, compare=False)
    points: Points = field(init=False, repr=False, compare=False)
    earliest: int = field(init=False, repr=False, compare=False)
    latest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kind, points = read(self.edtf.strip())
        keys = [_keys(place, point) for place, point in enumerate(points)]
        # A frozen dataclass can fill in what it derives only behind its own back.
        self.__dict__.update(
            edtf=written(kind, points),
            kind=kind,
            points=points,
            earliest=min(earliest for earliest, _ in keys),
            latest=max(latest for _, latest in keys),
        )

    @classmethod
    def parse(cls, text: str) -> "HistoricDate":
        """Read strict EDTF, for example "1956-10-23", "1956~", "195X", "1956/.." or "[..1956]".

        The last few thousand dates are remembered: a page shows the same ones again and again.
        """
        return _remembered(text)

    @property
    def precision(self) -> Precision:
        if self.kind is not Kind.SINGLE:
            return Precision.INTERVAL if self.kind is Kind.INTERVAL else Precision.CHOICE
        return self.points[0].precision

    @property
    def is_certain(self) -> bool:
        """Whether this is one plain ISO 8601 day, month or year, as `<time datetime>` takes it."""
        point = self.points[0]
        return self.kind is Kind.SINGLE and point.is_whole and point.year > 0

    @property
    def iso(self) -> str:
        """The value for `<time datetime>`, or "" when HTML has none (it has no years BC either)."""
        return self.edtf if self.is_certain else ""

    @property
    def decade(self) -> int | None:
        """The decade in which it surely lies, as the sort key of that decade's first day."""
        return self._lies_in(Unit.DECADE)

    @property
    def year(self) -> int | None:
        """The year in which it surely lies, in the same way."""
        return self._lies_in(Unit.YEAR)

    @property
    def month(self) -> int | None:
        """The month in which it surely lies, in the same way."""
        return self._lies_in(Unit.MONTH)

    def _lies_in(self, unit: Unit) -> int | None:
        if self.earliest == OPEN_START_KEY or self.latest == OPEN_END_KEY:
            return None
        first, last = Period.of(self.earliest, unit), Period.of(self.latest, unit)
        return first.first_day if first == last else None

    @property
    def anniversary(self) -> int | None:
        """The day of the year (MMDD) that it surely fell or began on.

        "About 23 October" and "23 or 24 October" have none: a day is kept only by what is known to the day.
        """
        found = _BEGINS_ON_A_DAY.search(self.edtf.partition("/")[0])
        return int(found[1] + found[2]) if found else None

    @property
    def years(self) -> str:
        """The year or years for a header: "1956", "1896–1958", "100–44 BC", "until 1956"."""
        return self.years_in_words()

    def years_in_words(self, translate: Translate = str) -> str:
        return years(self.kind, self.points, translate)

    def in_words(self, translate: Translate = str) -> str:
        """The date in a sentence; give Django's `gettext` to have it in the reader's language."""
        return words(self.kind, self.points, translate)

    def __str__(self) -> str:
        """British English whatever the reader's language, so that `reading.understand` reads it back."""
        return self.in_words()

    def __lt__(self, other: "HistoricDate") -> bool:
        if not isinstance(other, HistoricDate):
            return NotImplemented
        return (self.earliest, self.latest, self.edtf) < (other.earliest, other.latest, other.edtf)


@lru_cache(maxsize=4096)
def _remembered(text: str) -> HistoricDate:
    return HistoricDate(text)


def _keys(place: int, point: Point | Edge) -> tuple[int, int]:
    """Earliest and latest key of one point; an open or unknown end reaches as far as keys go."""
    if isinstance(point, Edge):
        return (OPEN_START_KEY, OPEN_START_KEY) if place == 0 else (OPEN_END_KEY, OPEN_END_KEY)
    return point.earliest, point.latest
