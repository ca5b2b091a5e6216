"""How much a text is like what moderators took for spam: naive Bayes, on one page.

What they publish and what they mark as spam is counted word by word (`comments.models.WordCount`). A new text is
as likely spam as its words together say, each by how much more often it stood in spam than elsewhere.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import WordCount
from ..submission import Submission, Verdict
from .folding import tokens
from .links import links_in

ENOUGH = 15  # comments of each kind, before it says anything
DOUBT, CERTAINTY = 0.90, 0.995
TELLING = 25  # words that count: those that say most
ALL = ""  # the row that counts comments instead of a word


@dataclass(frozen=True)
class Likeness:
    """The probability that it is spam, and the three words that weighed most."""

    probability: float
    words: tuple[str, ...]


def features(text: str, name: str = "") -> set[str]:
    """What is counted: the words, and that there are links."""
    links = {f"links {min(count, 3)}"} if (count := len(links_in(text))) else set()
    return tokens(f"{name} {text}") | links


def likeness(found: Iterable[str], counts: dict[str, tuple[int, int]]) -> Likeness | None:
    """`counts` has (published, spam) for each known word, and for `ALL`; None while too little was learnt."""
    published, spam = counts.get(ALL, (0, 0))
    if min(published, spam) < ENOUGH:
        return None
    weights = {word: _weight(*counts[word], published, spam) for word in found if word in counts and word != ALL}
    telling = sorted(weights, key=lambda word: (-abs(weights[word]), word))[:TELLING]
    total = sum(weights[word] for word in telling)
    heaviest = sorted((word for word in telling if weights[word] > 0), key=lambda word: (-weights[word], word))
    return Likeness(1 / (1 + math.exp(-max(-50, min(50, total)))), tuple(heaviest[:3]))


def _weight(in_published: int, in_spam: int, published: int, spam: int) -> float:
    """Logarithm of how much oftener it is in spam; half a comment more of each keeps rare words quiet."""
    return math.log((in_spam + 0.5) / (spam + 1)) - math.log((in_published + 0.5) / (published + 1))


def is_like_spam(submission: Submission) -> Verdict | None:
    """What the moderators' former decisions say of it."""
    found = features(submission.text, submission.name)
    seen = likeness(found, WordCount.objects.of(found | {ALL}))
    if seen is None or seen.probability < DOUBT:
        return None
    words = ", ".join(f"“{word}”" for word in seen.words)
    reason = f"It reads like former spam ({min(seen.probability, 0.999):.1%}): {words} weighed most."
    return Verdict("refuse" if seen.probability >= CERTAINTY else "hold", [reason])
