"""What a reader asks for: words, "phrases", begin*, -without, this OR that.

Anything at all can be read; what makes no sense is passed over. `a OR b c` means (a or b) and c.
"""

import re
from dataclasses import dataclass

from .words import STOP_WORDS, composed, fold, term, words_in

MOST_CHARACTERS = 300
MOST_TERMS = 24

_PART = re.compile(r'(-?)"([^"]*)"?|(\S+)')


@dataclass(frozen=True)
class Term:
    """Words that stand one after the other. `prefix` is the folded beginning of a word, for `begin*`."""

    words: tuple[str, ...]
    prefix: str = ""


@dataclass(frozen=True)
class Query:
    """Of every group one term is wanted, and none that is excluded.

    `text` is what was asked, `ignored` the words on nearly every page, which alone find nothing.
    """

    text: str = ""
    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    ignored: tuple[str, ...] = ()
    is_cut: bool = False

    def __bool__(self):
        return bool(self.groups)

    @property
    def wanted(self) -> list[Term]:
        return [term for group in self.groups for term in group]


def parse(text: str) -> Query:
    """Read a question; of a very long one its beginning."""
    whole = " ".join(composed(text).replace("\0", " ").split())
    text = whole[:MOST_CHARACTERS]
    groups, excluded, ignored, joins = [], [], [], False
    for part in _PART.finditer(text):
        if part[3] == "OR":
            joins = bool(groups)
            continue
        without, wanted = _read(part)
        if not wanted or part[3] == "AND":
            continue
        if _is_common(part, wanted):
            ignored.append(part[3])
        elif without:
            excluded.append(wanted)
        elif joins:
            groups[-1] += (wanted,)
        else:
            groups.append((wanted,))
        joins = False
    is_cut = len(whole) > len(text) or len(groups) > MOST_TERMS
    return Query(text, tuple(groups[:MOST_TERMS]), tuple(excluded[:MOST_TERMS]), tuple(ignored), is_cut)


def _read(part) -> tuple[bool, Term | None]:
    """Whether the term is excluded, and the term, or None if there is no word in it."""
    phrase = part[2] is not None
    without = bool(part[1]) if phrase else len(part[3]) > 1 and part[3].startswith("-")
    words = [word for found in words_in(part[2] if phrase else part[3]) if fold(word := found[0])]
    if not words:
        return without, None
    if not phrase and part[3].endswith("*") and len(words) == 1:
        return without, Term((), fold(words[0]))
    return without, Term(tuple(map(term, words)))


def _is_common(part, wanted: Term) -> bool:
    return part[3] is not None and len(wanted.words) == 1 and part[3].lower() in STOP_WORDS
