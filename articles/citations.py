"""How others cite an article: Chicago, MLA and APA in words, BibTeX, RIS and CSL-JSON for reference managers.

Pure: knows no model. Rules: The Chicago Manual of Style (17th ed., 14.205–208), MLA Handbook (9th ed.),
Publication Manual of the APA (7th ed., 10.15), BibTeX's `@online`, RIS's type `BLOG`, and CSL's `post-weblog`.
"""

import json
import re
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
    version: str = ""


def chicago(work: Work) -> str:
    """Bibliography style: the first author inverted, the others as they are called."""
    names = _sentence(_named(work.authors, "and"))
    day = f"{_month(work)} {work.published.day}, {work.published.year}"
    return f"{names}“{_closed(_quoted(work.title))}” {work.site}, {day}. {work.url}."


def mla(work: Work) -> str:
    """Two authors are named, of more only the first; months of more than four letters are shortened."""
    names = work.authors if len(work.authors) < 3 else (f"{work.authors[0]}, et al",)
    day = f"{work.published.day} {_short_month(work)} {work.published.year}"
    return f"{_sentence(_named(names, 'and'))}“{_closed(_quoted(work.title))}” {work.site}, {day}, {_bare(work.url)}."


def apa(work: Work) -> str:
    """All authors inverted, with initials for given names."""
    names = [_initials(name) for name in work.authors]
    listed = ", & ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + f", & {names[-1]}"
    day = f"({work.published.year}, {_month(work)} {work.published.day})"
    return f"{_sentence(listed)}{day}. {_closed(work.title)} {work.site}. {work.url}"


def bibtex(work: Work) -> str:
    """An `@online` entry; braces keep capitals as they are."""
    fields = {
        "author": " and ".join(_tex(name) if "," in name else f"{{{_tex(name)}}}" for name in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "organization": _tex(work.site),
        "date": work.published.isoformat(),
        "version": work.version,
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
        *([("ET", work.version)] if work.version else []),
        ("LA", work.language),
        ("UR", work.url),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in tags)


def csl_json(work: Work) -> str:
    """What Zotero, Pandoc and citeproc read (citationstyles.org): a list of one."""
    day = [work.published.year, work.published.month, work.published.day]
    known = {
        "id": work.key,
        "type": "post-weblog",
        "title": work.title,
        "author": [_csl_name(name) for name in work.authors],
        "container-title": work.site,
        "issued": {"date-parts": [day]},
        "URL": work.url,
        "language": work.language,
        "version": work.version,
    }
    return json.dumps([{name: value for name, value in known.items() if value}], ensure_ascii=False)


def _csl_name(name: str) -> dict[str, str]:
    surname, comma, given = name.partition(", ")
    return {"family": surname, "given": given} if comma else {"literal": name}


_TEX = {sign: rf"\{sign}" for sign in "%&#$_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _tex(text: str) -> str:
    """Words with no sign that TeX or BibTeX would act on."""
    return "".join(_TEX.get(sign, sign) for sign in text)


def _quoted(title: str) -> str:
    """For between quotation marks: those inside become single."""
    return re.sub(r"[“\"]([^“”\"]*)[”\"]", r"‘\1’", title)


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
    return f"{surname}{comma}{' '.join(_initial(part) for part in given.split())}"


def _initial(name: str) -> str:
    """ "B." for Béla, "J.-P." for Jean-Paul."""
    return "-".join(f"{part[0]}." for part in name.split("-") if part)


def _sentence(names: str) -> str:
    """Closed by one full stop and a blank; nothing for no names."""
    return f"{names.rstrip('.')}. " if names else ""


def _closed(title: str) -> str:
    return title if title.endswith(("?", "!", ".")) else f"{title}."


def _bare(url: str) -> str:
    return url.partition("://")[2]


def _month(work: Work) -> str:
    return _MONTHS[work.published.month - 1]


def _short_month(work: Work) -> str:
    """As MLA shortens it: four letters at most stay, and September is Sept."""
    month = _month(work)
    return month if len(month) <= 4 else f"{'Sept' if month == 'September' else month[:3]}."
