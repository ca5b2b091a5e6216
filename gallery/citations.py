"""How others cite a picture: Chicago, MLA and APA in words. How they cite an article: `articles.citations`.

Pure: knows no model. Rules: The Chicago Manual of Style (17th ed., 14.235), MLA Handbook (9th ed., 5.29–5.30, images
online), Publication Manual of the APA (7th ed., 10.14). A maker is named as the credit names them: whether a name is
that of a person, and which part of it is the surname, nobody has recorded.
"""

from dataclasses import dataclass

from chronology.historic_date import HistoricDate
from chronology.point import MONTHS


@dataclass(frozen=True)
class Work:
    """A picture as a bibliography sees it; `source` is the archive or agency that keeps it."""

    title: str
    creator: str
    date: HistoricDate | None
    source: str
    site: str
    url: str


def chicago(work: Work) -> str:
    """Bibliography style; a date that is not certain is said as it is known: "ca. 1956"."""
    parts = (work.creator, work.title, _month_first(work.date), _keeper(work), work.site)
    return f"{_joined(parts)} {work.url}."


def mla(work: Work) -> str:
    """Day first, months of more than four letters shortened; the address without its scheme."""
    parts = (work.creator, work.title, _day_first(work.date), _keeper(work))
    return f"{_joined(parts)} {work.site}, {work.url.partition('://')[2]}."


def apa(work: Work) -> str:
    """The year alone, or "n.d."; the bracket says what sort of work it is."""
    year = f"({_circa(work.date.years) if work.date else 'n.d.'})"
    title = f"{work.title} [Image]"
    names = (work.creator, year, title) if work.creator else (title, year)
    return f"{_joined((*names, _keeper(work), work.site))} {work.url}"


STYLES = [("Chicago", chicago), ("MLA", mla), ("APA", apa)]


def _keeper(work: Work) -> str:
    """The source, unless it is the maker or this site."""
    return "" if work.source in (work.creator, work.site) else work.source


def _joined(parts: tuple[str, ...]) -> str:
    """Each part closed by one stop; empty ones are left out."""
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def _month_first(date: HistoricDate | None) -> str:
    if not date or not date.iso:
        return _circa(str(date or ""))
    year, month, day = _parts(date)
    return f"{month} {day}, {year}" if day else f"{month} {year}".strip()


def _day_first(date: HistoricDate | None) -> str:
    if not date or not date.iso:
        return _circa(str(date or ""))
    year, month, day = _parts(date)
    short = month if len(month) <= 4 else f"{month[:3]}."
    return " ".join(part for part in (str(day or ""), short, year) if part)


def _parts(date: HistoricDate) -> tuple[str, str, int]:
    """Year, month's name and day of a certain date; "" and 0 for what it leaves open."""
    year, month, day = [*date.iso.split("-"), "0", "0"][:3]
    return year, MONTHS[int(month) - 1] if int(month) else "", int(day)


def _circa(words: str) -> str:
    return words.replace("about ", "ca. ", 1) if words.startswith("about ") else words
