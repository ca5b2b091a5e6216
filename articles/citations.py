"""How others cite an article: Chicago, MLA and APA in words, BibTeX and RIS for reference managers.

Pure: knows no model. Rules: The Chicago Manual of Style (17th ed., 14.205–208), MLA Handbook (9th ed.),
Publication Manual of the APA (7th ed., 10.15), BibTeX's `@online`, and RIS's type `BLOG`.
"""

from dataclasses import dataclass
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Work:
    """An article as a bibliography sees it; authors as "Surname, Given", or a body's name without a comma."""

    title: str
    authors: tuple[str, ...]
    site: str
    published: date
    url: str
    language: str
    key: str


def chicago(work: Work) -> str:
    """Bibliography style: the first author inverted, the others as they are called."""
    names = _sentence(_named(work.authors, "and"))
    day = f"{_month(work)} {work.published.day}, {work.published.year}"
    return f"{names}“{_closed(work.title)}” {work.site}, {day}. {work.url}."


def mla(work: Work) -> str:
    """Two authors are named, of more only the first; months of more than four letters are shortened."""
    names = work.authors if len(work.authors) < 3 else (f"{work.authors[0]}, et al",)
    month = _month(work) if len(_month(work)) <= 4 else f"{_month(work)[:3]}."
    day = f"{work.published.day} {month} {work.published.year}"
    return f"{_sentence(_named(names, 'and'))}“{_closed(work.title)}” {work.site}, {day}, {_bare(work.url)}."


def apa(work: Work) -> str:
    """All authors inverted, with initials for given names."""
    names = [_initials(name) for name in work.authors]
    listed = ", & ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + f", & {names[-1]}"
    day = f"({work.published.year}, {_month(work)} {work.published.day})"
    return f"{_sentence(listed)}{day}. {_closed(work.title)} {work.site}. {work.url}"


def bibtex(work: Work) -> str:
    """An `@online` entry; braces keep capitals as they are."""
    fields = {
        "author": " and ".join(name if "," in name else f"{{{name}}}" for name in work.authors),
        "title": f"{{{work.title}}}",
        "organization": work.site,
        "date": work.published.isoformat(),
        "url": work.url,
        "langid": work.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{work.key},", *lines, "}"]) + "\n"


def ris(work: Work) -> str:
    """A RIS record of type BLOG."""
    tags = [
        ("TY", "BLOG"),
        *(("AU", name) for name in work.authors),
        ("TI", work.title),
        ("T2", work.site),
        ("PY", str(work.published.year)),
        ("DA", work.published.strftime("%Y/%m/%d")),
        ("LA", work.language),
        ("UR", work.url),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in tags)


def _named(authors: tuple[str, ...], joint: str) -> str:
    """The first author inverted, the others in the order in which they are called."""
    names = [*authors[:1], *(_uninverted(name) for name in authors[1:])]
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + f", {joint} {names[-1]}"


def _uninverted(name: str) -> str:
    surname, _, given = name.partition(", ")
    return f"{given} {surname}".strip()


def _initials(name: str) -> str:
    surname, comma, given = name.partition(", ")
    return f"{surname}{comma}{' '.join(f'{part[0]}.' for part in given.split())}"


def _sentence(names: str) -> str:
    """Closed by one full stop and a blank; nothing for no names."""
    return f"{names.rstrip('.')}. " if names else ""


def _closed(title: str) -> str:
    return title if title.endswith(("?", "!", ".")) else f"{title}."


def _bare(url: str) -> str:
    return url.partition("://")[2]


def _month(work: Work) -> str:
    return _MONTHS[work.published.month - 1]
