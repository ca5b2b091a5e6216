"""The stem that the forms of an English word share: "revolution" and "revolutions" both give "revolut".

M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), as its author later published it in C, and as
SQLite has it; the tests hold one against the other. Words are lower case and without accents.
"""

import re

_CONSONANTS, _VOWELS = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
# Porter's measure: how often a vowel is followed by a consonant.
_MORE_THAN_NONE = re.compile(f"^(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}")
_ONE = re.compile(f"^(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}(?:{_VOWELS})?$")
_MORE_THAN_ONE = re.compile(f"^(?:{_CONSONANTS})?(?:{_VOWELS}{_CONSONANTS}){{2}}")
_HAS_VOWEL = re.compile(f"^(?:{_CONSONANTS})?[aeiouy]")
_SHORT = re.compile(f"^{_CONSONANTS}[aeiouy][^aeiouwxy]$")
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")


def _pairs(text: str) -> list[tuple[str, str]]:
    return [tuple(pair.split(":")) for pair in text.split()]


_SECOND = _pairs(
    "ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize "
    "ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log"
)
_THIRD = _pairs("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:")
_FOURTH = re.compile("(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize)$")


def stem(word: str) -> str:
    """The stem of a word; words of one or two letters, and whatever is not a word, are left as they are."""
    if len(word) < 3 or not word.isalpha():
        return word
    word = _past(_plural(word))
    if word.endswith("y") and _HAS_VOWEL.match(word[:-1]):
        word = word[:-1] + "i"
    return _last_e(_fourth(_replaced(_replaced(word, _SECOND), _THIRD)))


def _plural(word):
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word):
    if word.endswith("eed"):
        return word[:-1] if _MORE_THAN_NONE.match(word[:-3]) else word
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root != word:
            return _mended(root) if _HAS_VOWEL.match(root) else word
    return word


def _mended(root):
    """What is left of "hoping", "hopping" and "conflated", made a word again."""
    if root.endswith(("at", "bl", "iz")) or _SHORT.match(root):
        return root + "e"
    return root[:-1] if _DOUBLED.search(root) else root


def _replaced(word, pairs):
    """The word with its longest such ending replaced, if enough of it is left."""
    fitting = [pair for pair in pairs if word.endswith(pair[0])]
    if not fitting:
        return word
    ending, other = max(fitting, key=lambda pair: len(pair[0]))
    root = word.removesuffix(ending)
    return root + other if _MORE_THAN_NONE.match(root) else word


def _fourth(word):
    found = _FOURTH.search(word)
    return word[: found.start()] if found and _MORE_THAN_ONE.match(word[: found.start()]) else word


def _last_e(word):
    root = word[:-1]
    if word.endswith("e") and (_MORE_THAN_ONE.match(root) or (_ONE.match(root) and not _SHORT.match(root))):
        word = root
    return word[:-1] if word.endswith("ll") and _MORE_THAN_ONE.match(word) else word
