"""How easily English prose reads: Flesch's reading ease. Pure.

100 is very easy, 60 plain English, 30 a scholarly journal: R. Flesch, "A new readability yardstick", Journal of
Applied Psychology 32 (1948). Syllables are counted as runs of vowels, which is near enough for a warning.
"""

import re

HARD = 30
# Of fewer words, the figure says little.
FEWEST_WORDS = 100

_WORD = re.compile(r"[A-Za-zÀ-ž’']+")
_SENTENCE_END = re.compile(r"[.!?…]+[”’\")\]]*(?:\s|$)")
_VOWELS = re.compile(r"[aeiouyáéíóöőúüű]+", re.IGNORECASE)


def reading_ease(text: str) -> float | None:
    """Flesch's figure for a text; None for one that is too short to tell."""
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    syllables = sum(map(_syllables, words))
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


def _syllables(word: str) -> int:
    """Runs of vowels, without a silent e at the end."""
    runs = len(_VOWELS.findall(word))
    is_silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and runs > 1
    return max(1, runs - is_silent)
