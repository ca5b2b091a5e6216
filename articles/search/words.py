"""Words as the index has them: the same for a text, for a question, and on every database.

A word is folded (Kádár, Gomułka, Хрущёв: "kadar", "gomulka", "hrushchev") and, as a term, brought to its stem. What is
left are letters a–z and digits, which mean nothing to any database.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from .stemming import stem

_WORD = re.compile(r"[^\W_]+")
_STRANGE = re.compile(r"[^a-z0-9]+")
LONGEST_WORD = 60
# PostgreSQL refuses a vector of more than a megabyte. These are about 65,000 words, a whole book.
MOST_CHARACTERS = 400_000

# On nearly every page: they are looked for only in a phrase.
_STOP_WORDS = """
a an and are as at be been but by for from had has have he her his if in into is it its no not of on or our she so such
that the their them then there these they this to was we were what when where which who will with
"""
STOP_WORDS = frozenset(_WORD.findall(_STOP_WORDS))


def words_in(text: str) -> Iterator[re.Match]:
    """The words as they stand in a text that is composed (NFC)."""
    return _WORD.finditer(text)


def composed(text: str) -> str:
    """The text with each letter and its accents as one character, as far as there is one."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=2**17)
def fold(word: str) -> str:
    """The word in lower case and without accents; "" if nothing is left."""
    return _STRANGE.sub("", anyascii(word[:LONGEST_WORD]).lower())[:LONGEST_WORD]


@lru_cache(maxsize=2**17)
def term(word: str) -> str:
    """What the index has for a word."""
    return stem(fold(word))


def terms(text: str) -> str:
    """All terms of a text, in order, with blanks between them."""
    return " ".join(filter(None, map(term, _WORD.findall(composed(text)))))[:MOST_CHARACTERS]


def folded_words(text: str) -> str:
    """All words of a text, folded but not brought to their stems."""
    return " ".join(filter(None, map(fold, _WORD.findall(composed(text)))))[:MOST_CHARACTERS]
