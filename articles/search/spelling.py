"""What was meant: words of the index that are one slip of the finger away from a word that finds nothing."""

from collections.abc import Iterable

from .models import Slip, Word
from .words import composed, fold, term, words_in

SHORTEST = 4
_AT_ONCE = 5000
MOST_COUNTED = 200


def learn(texts: Iterable[str]) -> None:
    """Add the words of these texts to those that a reader may have meant."""
    found: dict[str, str] = {}
    for text in texts:
        for match in words_in(composed(text)):
            word = fold(match[0])
            if len(word) >= SHORTEST and word.isalpha():
                found.setdefault(word, match[0])
    words = sorted(found)
    for start in range(0, len(words), _AT_ONCE):
        _add({word: found[word] for word in words[start : start + _AT_ONCE]})


def _add(found: dict[str, str]) -> None:
    known = set(Word.objects.filter(word__in=found).values_list("word", flat=True))
    new = [Word(word=word, shown=shown[:60], term=term(shown)) for word, shown in found.items() if word not in known]
    Word.objects.bulk_create(new, ignore_conflicts=True, batch_size=_AT_ONCE)
    pairs = [Slip(slip=slip, word=word.word) for word in new for slip in sorted(slips(word.word))]
    Slip.objects.bulk_create(pairs, ignore_conflicts=True, batch_size=_AT_ONCE)


def forget() -> None:
    """Forget all words: `rebuild_search` learns them anew."""
    Slip.objects.all().delete()
    Word.objects.all().delete()


def slips(word: str) -> set[str]:
    """The word, and the word with each letter left out."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def beginning(prefix: str, most: int = 40) -> list[str]:
    """Terms of words that begin so, where the term itself does not: "revolutio" of "revolution"."""
    words = Word.objects.filter(word__startswith=prefix).order_by("word")
    found = dict.fromkeys(words.values_list("term", flat=True)[: most * 10])
    return [term for term in found if not term.startswith(prefix)][:most]


def meant(word: str, exists) -> str:
    """The likeliest word for one that finds nothing, as it is written in our texts; "" if there is none.

    `exists(term)` counts the documents that a reader can see with it, up to a number that it sets.
    """
    folded = fold(word)
    if len(folded) < SHORTEST or not folded.isalpha():
        return ""
    near = Slip.objects.filter(slip__in=slips(folded)).values_list("word", flat=True)
    words = sorted(set(near), key=lambda other: (steps(folded, other), other))[:12]
    found = Word.objects.in_bulk(words).values()
    ranked = [(steps(folded, other.word), -exists(other.term), other.shown) for other in found]
    return min((entry for entry in ranked if entry[1]), default=(0, 0, ""))[2]


def steps(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to come from one to the other."""
    before, row = None, list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before_that, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
            if before_that and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], before_that[j - 2] + 1)
    return row[-1]
