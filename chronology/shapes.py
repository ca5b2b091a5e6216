"""The shapes in which one date is written in English, each with the function that reads it.

The functions take what the shape's groups caught and give a point, two points where the words name
a stretch that EDTF has no one date for (decades and centuries BC), or None when they do not fit.
"""

from .point import MONTHS, Point

Span = tuple[Point, Point]

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first"),
)
YEARS_IN = {"century": 100, "cent": 100, "c": 100, "millennium": 1000}


def edtf(text: str) -> Point:
    return Point.parse(text.upper())


def year_and_month(year: str, month: str) -> Point | None:
    """1956-10 is October 1956, but 1956-57 and 1914-18, which are no months, are two years."""
    try:
        return edtf(f"{year}-{month}")
    except ValueError:
        if int(month) > int(year[2:]):
            return None
        raise


def day_first(day: str, name: str, year: str) -> Point | None:
    month = month_number(name)
    return calendar_day(year_number(year), month, int(day)) if month else None


def month_first(name: str, day: str, year: str) -> Point | None:
    return day_first(day, name, year)


def dotted(day: str, month: str, year: str) -> Point:
    return calendar_day(int(year), int(month), int(day))


def slashed(day: str, month: str, year: str) -> Point:
    if int(day) != int(month) and int(day) <= 12 and int(month) <= 12:
        raise ValueError(
            f"“{day}/{month}/{year}” may be two days. Write the month as a word, for example “3 April {year}”."
        )
    return dotted(day, month, year) if int(month) <= 12 else dotted(month, day, year)


def year_first(year: str, month: str, day: str) -> Point:
    return dotted(day, month, year)


def month_or_season(name: str, year: str) -> Point | None:
    month = SEASONS.get(name) or month_number(name)
    return Point(year_number(year), month) if month else None


def winter(year: str, next_year: str) -> Point:
    """Winter 1956–57, 44–43 BC or AD 43–44."""
    if next_year.endswith(" bc"):
        year = year.removesuffix(" bc") + " bc"
    if year.startswith("ad ") and next_year.isdigit():
        next_year = f"ad {next_year}"
    if len(next_year) == 2 and len(year) == 4:
        next_year = year[:2] + next_year
    point = Point(year_number(year), SEASONS["winter"])
    if year_number(next_year) != point.year + 1:
        raise ValueError("A winter runs into the next year, for example “winter 1956–57”.")
    return point


def decade(ad: str | None, digits: str, mark: str | None, era: str | None) -> Point | Span | None:
    """The 1950s; "1900s" alone is as often the century, and so must say "(decade)"."""
    first = int(digits)
    if first % 10:
        return None
    if first % 100 == 0 and not mark:
        raise ValueError(
            f"“{digits}s” may be ten years or a hundred. Write “{digits}s (decade)” or for example “19th century”."
        )
    if era == " bc":
        return Point(-8 - first), Point(1 - max(first, 1))
    if len(digits) < 3 and not (ad or era):
        raise ValueError(f"“{digits}s” lacks its century. Write for example “19{digits:0>2}s” or “AD {digits}s”.")
    return Point(first, unknown_digits=1)


def century(ordinal: str, unit: str, era: str | None) -> Point | Span | None:
    """The 19th century is 18XX; centuries BC have no X in EDTF and give their two ends."""
    digits = "".join(filter(str.isdigit, ordinal))
    number = int(digits) if digits else ORDINALS.index(ordinal) + 1 if ordinal in ORDINALS else 0
    length = YEARS_IN[unit]
    if not 0 < number <= 10_000 // length:
        return None
    if era == " bc":
        return Point(1 - number * length), Point(-(number - 1) * length)
    return Point((number - 1) * length, unknown_digits=2 if length == 100 else 3)


def some_day(unit: str, name: str | None, year: str) -> Point | None:
    """A day in October 1956 is 1956-10-XX, a month in 1956 is 1956-XX."""
    month = month_number(name) if name else 0
    if month is None or (unit == "month" and name):
        return None
    return Point(year_number(year), month, 0 if unit == "day" else None)


def whole_year(year: str) -> Point:
    return Point(year_number(year))


def year_number(text: str) -> int:
    """Astronomical year of "1956", "ad 79", "44 bc" or "17,000 bc"; raise ValueError when it is not clear."""
    digits = text.removeprefix("ad ").removesuffix(" ad").removesuffix(" bc").replace(",", "")
    number = int(digits)
    if number == 0:
        raise ValueError("There was no year 0: 1 BC was followed by AD 1.")
    if text.endswith(" bc"):
        return 1 - number
    if len(digits) < 3 and "ad" not in text:
        raise ValueError(
            f"“{digits}” is no clear year. Write for example “AD {digits}”, “{digits} BC” or “19{digits:0>2}”."
        )
    if number > 10_000:
        raise ValueError(f"The year {number} has not come yet. Write for example “1956” or “{number} BC”.")
    return number


def month_number(name: str) -> int | None:
    """1–12 for a month's name or its beginning of three letters and more."""
    if len(name) < 3:
        return None
    return next((number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name)), None)


def calendar_day(year: int, month: int, day: int) -> Point:
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}. Months go from 1 to 12, for example 23.10.1956.")
    if day == 0:
        raise ValueError("Days are counted from 1, for example 23 October 1956.")
    point = Point(year, month, day)
    point.check_day()
    return point


_YEAR = r"((?:ad )?(?:\d{1,3},\d{3}|\d{1,6})(?: bc| ad)?)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_NAME = r"([a-z]+)\.?"

SHAPES = {
    r"(\d{4})-(\d\d)": year_and_month,
    r"(\d{4}(?:-xx|-(?:\d\d|xx)-(?:\d\d|xx))?|-\d{4}(?:-(?:\d\d|xx)){0,2}|\d{3}x|\d\dxx|\dxxx|y-\d{5,6})": edtf,
    rf"{_DAY} (?:of )?{_NAME},? {_YEAR}": day_first,
    rf"{_NAME} {_DAY}(?:, | |,(?=\d{{4}})){_YEAR}": month_first,
    r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})": dotted,
    r"(\d{1,2})/(\d{1,2})/(\d{4})": slashed,
    r"(\d{4})[./](\d{1,2})[./](\d{1,2})": year_first,
    rf"{_NAME},? (?:of )?{_YEAR}": month_or_season,
    rf"winter (?:of )?{_YEAR}[–/-]{_YEAR}": winter,
    r"(ad )?(\d{1,4})'?s( \(decade\))?( bc| ad)?": decade,
    r"(\d{1,3}(?:st|nd|rd|th)|[a-z-]+)[ -](century|cent|c|millennium)\.?( bc| ad)?": century,
    rf"(?:a|some|one|an unknown) (day|month) in (?:(?!ad ){_NAME} )?{_YEAR}": some_day,
    _YEAR: whole_year,
}
