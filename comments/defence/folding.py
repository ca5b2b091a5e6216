"""Words brought to one form for comparing, so that "Vіаgrа", "V1AGRA" and "v i a g r a" are the same."""

import re
import unicodedata

from anyascii import anyascii

# Cyrillic and Greek letters that look like Latin ones. Only in words that mix them with Latin: Russian stays Russian.
LOOKALIKES = str.maketrans(
    "авеёзікмнорстуцхѕјһԁԛԝαβεηικνοτυχρ",
    "abee3ikmhopctyuxsjhdqwabenikvotuxp",
)
DIGITS = str.maketrans("01345@$", "oieasas")
SPACED = re.compile(r"(?<!\w)(?:\w[ ._*-]){3,}\w(?!\w)")
WORD = re.compile(r"[\w@$]+")


def fold(text: str) -> str:
    """Lower case without accents, invisible characters, look-alikes and double spaces, in Latin letters."""
    shown = "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    plain = WORD.sub(lambda word: _unmixed(word[0]), shown.casefold())
    joined = SPACED.sub(lambda letters: re.sub(r"[ ._*-]", "", letters[0]), anyascii(plain).lower())
    return " ".join(joined.split())


def _unmixed(word: str) -> str:
    """Look-alikes among Latin letters, and digits between letters, as the letters that they look like."""
    if re.search("[a-z]", word) and not word.isascii():
        word = word.translate(LOOKALIKES)
    if word[0].isalpha() and word[-1].isalpha():
        word = word.translate(DIGITS)
    return word


def tokens(text: str, shortest: int = 3, longest: int = 30) -> set[str]:
    """The different words of a text, folded."""
    return {word for word in re.findall(r"\w+", fold(text)) if shortest <= len(word) <= longest}
