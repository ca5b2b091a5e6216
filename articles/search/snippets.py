"""The place in a text where it speaks of what was asked, with the words that were found told apart.

Nothing here is HTML: a snippet is a list of pieces, each with whether it was found, and the template does the rest.
"""

from .query import Query
from .words import composed, fold, term, words_in

Pieces = list[tuple[str, bool]]
LENGTH = 260
_LEAD_IN = 60


def marked(text: str, query: Query) -> Pieces:
    """The whole text."""
    text = composed(text)
    return _pieces(text, _found(text, query), 0, len(text))


def snippet(text: str, query: Query, length: int = LENGTH) -> Pieces:
    """The part of the text, about so many characters, that holds the most of what was asked; else its beginning."""
    text = composed(text)
    found = _found(text, query)
    start = _best_start(text, found, length)
    end = _word_end(text, start + length)
    pieces = _pieces(text, found, start, end)
    return [*([("… ", False)] if start else []), *pieces, *([(" …", False)] if end < len(text) else [])]


def _found(text: str, query: Query) -> list[tuple[int, int, str]]:
    """Where the words that were asked for stand: start, end, term."""
    wanted = {word for wanted in query.wanted for word in wanted.words}
    prefixes = tuple(wanted.prefix for wanted in query.wanted if wanted.prefix)
    if not wanted and not prefixes:
        return []
    return [
        (match.start(), match.end(), term(match[0]))
        for match in words_in(text)
        if term(match[0]) in wanted or (prefixes and fold(match[0]).startswith(prefixes))
    ]


def _best_start(text: str, found: list, length: int) -> int:
    """Where to begin so that most different words are seen, then most words at all; the earliest of equals."""
    best, at = (0, 0), 0
    for place, (start, _, _) in enumerate(found[:500]):
        seen = [word for begin, end, word in found[place : place + 40] if end <= start + length - _LEAD_IN]
        if (len(set(seen)), len(seen)) > best:
            best, at = (len(set(seen)), len(seen)), start
    return _sentence_start(text, at) if at > _LEAD_IN else 0


def _sentence_start(text: str, at: int) -> int:
    """The beginning of the sentence, if it is near; else of a word not far before."""
    opening = max(text.rfind(mark, at - _LEAD_IN, at) + len(mark) for mark in (". ", "? ", "! ", "\n"))
    if opening > at - _LEAD_IN:
        return opening
    return max(text.rfind(" ", at - _LEAD_IN, at - _LEAD_IN // 2) + 1, at - _LEAD_IN)


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    return max(text.rfind(" ", at - 40, at), at - 40)


def _pieces(text: str, found: list, start: int, end: int) -> Pieces:
    """The text from start to end, cut at the words that were found; found words side by side are one piece."""
    pieces, at = [], start
    for begin, finish, _ in found:
        if begin >= at and finish <= end:
            pieces += [(text[at:begin], False), (text[begin:finish], True)]
            at = finish
    pieces.append((text[at:end], False))
    return [piece for piece in pieces if piece[0]]
