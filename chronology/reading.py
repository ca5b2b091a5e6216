"""Dates in plain English, as editors type them, read into `HistoricDate`.

    understand("about 1956").edtf == "1956~"
    understand("29 October - 3 November 1956").edtf == "1956-10-29/1956-11-03"
    understand("before 23 October 1956").edtf == "[..1956-10-22]"

EDTF itself is read first, so 1910-12 is December 1910; 1956-57, which is no month, is two years.
"Late 19th century" is some time in its last third, `[1867..1900]`; "19th century" alone is 18XX.
"Until" and "from" give an interval with an open end; "before" and "after" give one time not known.
"""

import re
from collections.abc import Iterator

from .grammar import Edge, Kind, written
from .historic_date import HistoricDate
from .point import Point
from .reading_single import NotUnderstoodError, Span, read_single
from .steps import after, before, beginning, ending

LONGEST = 120
"""Characters; no wording of a date comes near it."""

_NOBODY_KNOWS = {"unknown", "date unknown", "unknown date", "not known", "undated", "n.d", "nd", "no date"}
_EDGES = {
    **dict.fromkeys(("an unknown date", "an unknown time", "unknown"), Edge.UNKNOWN),
    **dict.fromkeys(("the present", "present", "today", "now"), Edge.OPEN),
}
_EDTF_CHARACTERS = re.compile(r"[\dXY/\[\].,?~%-]+", re.ASCII)

_BETWEEN = re.compile(r"(?:sometime |some time )?between (.+) and (.+)")
_FROM_TO = re.compile(r"from (.+?) (?:to|until|till|through) (.+)")
_FROM = re.compile(r"(?:from|since) (.+?)(?: on| onwards?)?|(.+?) (?:onwards?|to the present|to date)|(.+?) ?[–-]")
_UNTIL = re.compile(r"(?:until|till|up to) (.+)|[–-] ?(.+)")
_BEFORE = re.compile(r"(?:before|prior to|earlier than) (.+)")
_AFTER = re.compile(r"(?:after|later than) (.+)")
_NOT_AFTER = re.compile(r"(?:by|not after|not later than|no later than) (.+)|(.+?) (?:or|and) (?:earlier|before)")
_NOT_BEFORE = re.compile(r"(?:not before|not earlier than|no earlier than) (.+)|(.+?) (?:or|and) (?:later|after)")
_DASH = re.compile(r" ?– ?| - | to | until |-|/")


def understand(text: str) -> HistoricDate:
    """Read EDTF or English words; raise ValueError with a sentence that says what to write."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        raise ValueError("Write one date, for example “23 October 1956” or “about 1956”.")
    if not _EDTF_CHARACTERS.fullmatch(text.replace(" ", "")):
        return _from_words(text)
    try:
        return HistoricDate.parse(text)
    except ValueError as edtf_error:
        try:
            return _from_words(text)
        except NotUnderstoodError:
            raise edtf_error from None


def _from_words(text: str) -> HistoricDate:
    words = _tidy(text)
    if words in _NOBODY_KNOWS:
        return HistoricDate("XXXX")
    for read in (_phrase, _one, _alternatives, _range):
        date = read(words)
        if date:
            return date
    raise NotUnderstoodError(text)


def _tidy(text: str) -> str:
    """Lower case, one kind of dash, and the eras as "bc" and "ad" without stops."""
    text = re.sub("[‐‑‒—―−]", "–", text.lower()).replace("’", "'").strip(" .;")
    era = r"(?:(?<=\d) ?|(?<=[sy)]) )"
    text = re.sub(rf"{era}b\.? ?c\.?(?: ?e\.?)?(?![a-z])", " bc", text)
    text = re.sub(rf"{era}(?:a\.?d|c\.?e)\.?(?![a-z])", " ad", text)
    return re.sub(r"\ba\.?d\.? ?(?=\d)", "ad ", text)


def _phrase(words: str) -> HistoricDate | None:
    """Phrases that begin with a word for their kind: between, before, after, from, until."""
    if match := _BETWEEN.fullmatch(words):
        start, end = _pair(*match.groups())
        return _between(beginning(_plain(start[0])), ending(_plain(end[1])))
    if match := _FROM_TO.fullmatch(words):
        return _from_to(*match.groups())
    for shape, build in _ONE_LIMIT:
        if match := shape.fullmatch(words):
            return build(read_single(match[match.lastindex]))
    return None


_ONE_LIMIT = (
    (_NOT_AFTER, lambda span: _between(Edge.OPEN, ending(_plain(span[1])))),
    (_NOT_BEFORE, lambda span: _between(beginning(_plain(span[0])), Edge.OPEN)),
    (_BEFORE, lambda span: _between(Edge.OPEN, before(_plain(span[0])))),
    (_AFTER, lambda span: _between(after(_plain(span[1])), Edge.OPEN)),
    (_UNTIL, lambda span: _interval(Edge.OPEN, span[1])),
    (_FROM, lambda span: _interval(span[0], Edge.OPEN)),
)


def _from_to(first: str, second: str) -> HistoricDate:
    if first in _EDGES:
        return _interval(_EDGES[first], read_single(second)[1])
    if second in _EDGES:
        return _interval(read_single(first)[0], _EDGES[second])
    start, end = _pair(first, second)
    return _interval(start[0], end[1])


def _one(words: str) -> HistoricDate | None:
    try:
        start, end = read_single(words)
    except NotUnderstoodError:
        return None
    return _date(Kind.SINGLE, start) if start == end else _between(start, end)


def _alternatives(words: str) -> HistoricDate | None:
    parts = words.removeprefix("either ").split(" or ")
    if len(parts) == 1:
        return None
    spans = _pair(*parts) if len(parts) == 2 else [read_single(part) for part in parts]
    return _date(Kind.ONE_OF, *(_plain(start) for start, _ in spans))


def _range(words: str) -> HistoricDate | None:
    """Two dates with a dash: at each place where one could stand, see whether both sides are dates."""
    for first, second in _halves(words):
        try:
            start, end = _pair(first, second)
        except NotUnderstoodError:
            continue
        return _interval(start[0], end[1])
    return None


def _halves(words: str) -> Iterator[tuple[str, str]]:
    for dash in _DASH.finditer(words):
        first, second = words[: dash.start()].strip(), words[dash.end() :].strip()
        if first and second:
            yield first, second


_YEAR = r"(?:ad )?\d[\d,]*(?: bc| ad)?"
_ENDS_IN_YEAR = re.compile(rf".*?(?<![\d,])({_YEAR})")
_ERA = re.compile(r"\b(?:ad|bc)\b")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_DAY_AND_MORE = re.compile(r"\d{1,2}(?:st|nd|rd|th)? ((?:of )?[a-z]+\.?,? .+)")
_MONTH_DAY = re.compile(r"([a-z]+\.?) \d{1,2}(?:st|nd|rd|th)?")
_NO_YEAR = re.compile(r"[a-z .]+|\d{1,2}(?:st|nd|rd|th)? [a-z .]+|[a-z]+\.? \d{1,2}(?:st|nd|rd|th)?")


def _pair(first: str, second: str) -> tuple[Span, Span]:
    """Read two dates; what the first leaves out (month, year, era) it takes from the second."""
    return read_single(_completed(first, second)), read_single(_continued(first, second))


def _completed(first: str, second: str) -> str:
    year = _ENDS_IN_YEAR.fullmatch(second)
    if _DAY.fullmatch(first) and (more := _DAY_AND_MORE.fullmatch(second)):
        return f"{first} {more[1]}"
    if year and _NO_YEAR.fullmatch(first) and not _ERA.search(first):
        return f"{first} {year[1]}"
    if second.endswith(" bc") and first[-1].isdigit() and not first.startswith("ad "):
        return f"{first} bc"
    return first


def _continued(first: str, second: str) -> str:
    """The second of "1945–56", "AD 43–84" and "October 23–28, 1956", with what the first gave."""
    if re.fullmatch(r"\d{4}", first) and re.fullmatch(r"\d\d?", second):
        return first[: -len(second)] + second
    if first.startswith("ad ") and re.fullmatch(r"\d+", second):
        return f"ad {second}"
    month = _MONTH_DAY.fullmatch(first)
    if month and re.fullmatch(rf"\d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}", second):
        return f"{month[1]} {second}"
    return second


def _plain(point: Point) -> Point:
    if point.qualifier:
        raise ValueError(
            "“Before”, “after”, “between” and “or” take no “about” or “perhaps”. Write for example “before 1956”."
        )
    return point


def _between(start: Point | Edge, end: Point | Edge) -> HistoricDate:
    return _date(Kind.BETWEEN, start, end)


def _interval(start: Point | Edge, end: Point | Edge) -> HistoricDate:
    return _date(Kind.INTERVAL, start, end)


def _date(kind: Kind, *points: Point | Edge) -> HistoricDate:
    return HistoricDate.parse(written(kind, points))
