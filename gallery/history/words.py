"""What two texts differ in, word by word and paragraph by paragraph. Pure: knows no model.

Formatted text counts with its formatting: a word that became italic, a link that leads elsewhere and a citation of
another page are changes too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import groupby, zip_longest
from typing import NamedTuple

# More words than these, and words that stand everywhere ("the") are no longer looked for one by one.
LONG = 1_500
# Paragraphs that share less than this of their words are another paragraph, not a changed one.
ALIKE = 0.3

_STYLES = {"strong": "strong", "em": "em", "blockquote": "blockquote", "h3": "h3"}
_PARAGRAPHS = {"p", "li", "h3", "blockquote", "ul", "ol"}


class Word(NamedTuple):
    """A word, or what stands for a citation or the target of a link (`is_aside`), with how it is set."""

    text: str
    styles: frozenset = frozenset()
    is_aside: bool = False


@dataclass(frozen=True)
class Run:
    """Words that follow each other and share their fate: `mark` is "del", "ins" or "" for what both texts have."""

    text: str
    mark: str = ""
    styles: frozenset = frozenset()
    is_aside: bool = False


class Row(NamedTuple):
    """A paragraph before and after, side by side; None where there is none."""

    before: list[Run] | None
    after: list[Run] | None

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def paragraphs_of_text(text: str) -> list[list[Word]]:
    """Plain text, a paragraph for each line that says anything."""
    return [[Word(word) for word in line.split()] for line in text.splitlines() if line.strip()]


def paragraphs_of_html(html: str) -> list[list[Word]]:
    """Prose as `articles.prose` stores it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [paragraph for paragraph in reader.paragraphs if paragraph]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.paragraphs = [[]]
        self.styles = []
        self.target = ""
        self.is_in_mark = False

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag in _PARAGRAPHS:
            self.paragraphs.append([])
        if tag in _STYLES:
            self.styles.append(_STYLES[tag])
        if tag == "a":
            self.target = known.get("href") or ""
        if tag == "sup":
            self.is_in_mark = True
            self._add_aside(_citation(known))

    def handle_endtag(self, tag):
        if tag in _STYLES and _STYLES[tag] in self.styles:
            self.styles.remove(_STYLES[tag])
        if tag == "a" and self.target:
            self._add_aside(f"(link to {self.target})")
            self.target = ""
        if tag == "sup":
            self.is_in_mark = False
        if tag in _PARAGRAPHS:
            self.paragraphs.append([])

    def handle_data(self, data):
        if not self.is_in_mark:
            self.paragraphs[-1] += [Word(word, frozenset(self.styles)) for word in data.split()]

    def _add_aside(self, text):
        if text:
            self.paragraphs[-1].append(Word(text, is_aside=True))


def _citation(known: dict) -> str:
    named = [known.get(f"data-{name}") for name in ("source", "locator", "note")]
    return f"[{', '.join(part for part in named if part)}]" if any(named) else ""


def compare(before: list[list[Word]], after: list[list[Word]]) -> list[Row]:
    """The paragraphs of two texts side by side, each with its words marked."""
    matcher = SequenceMatcher(None, [tuple(p) for p in before], [tuple(p) for p in after], autojunk=False)
    rows = []
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "equal":
            rows += [Row(_runs(words), _runs(words)) for words in before[start:end]]
        else:
            rows += _changed(before[start:end], after[other_start:other_end])
    return rows


def _changed(before, after) -> Iterator[Row]:
    for old, new in zip_longest(before, after):
        if old is None or new is None:
            yield Row(old and _runs(old, "del"), new and _runs(new, "ins"))
        else:
            yield from _changed_paragraph(old, new)


def _changed_paragraph(old, new) -> Iterator[Row]:
    head, tail = _common(old, new)
    middle, other = old[head : len(old) - tail], new[head : len(new) - tail]
    matcher = SequenceMatcher(None, middle, other, autojunk=len(other) > LONG)
    shared = head + tail + sum(block.size for block in matcher.get_matching_blocks())
    if 2 * shared < ALIKE * (len(old) + len(new)) and min(len(old), len(new)) > 3:
        yield Row(_runs(old, "del"), None)
        yield Row(None, _runs(new, "ins"))
        return
    left, right = _runs(old[:head]), _runs(new[:head])
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        left += _runs(middle[start:end], "" if what == "equal" else "del")
        right += _runs(other[other_start:other_end], "" if what == "equal" else "ins")
    yield Row(left + _runs(old[len(old) - tail :]), right + _runs(new[len(new) - tail :]))


def _common(old, new) -> tuple[int, int]:
    """How many words both begin with, and how many of the others both end with."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return head, tail


def _runs(words: list[Word], mark: str = "") -> list[Run]:
    groups = groupby(words, key=lambda word: (word.styles, word.is_aside))
    return [Run(" ".join(word.text for word in run), mark, styles, aside) for (styles, aside), run in groups]
