"""What a collapsed block says of itself in the form of its article. Asks the database nothing."""

from dataclasses import dataclass, field

from gallery.admin.widgets import thumbnail_address

from ..models import Cast, ChronologyBlock, ContestedFact, Excerpt, Picture, PictureGroup, Prose, PullQuote
from ..prose import plain_text, word_count

LENGTH = 110
THUMBNAILS = 4


@dataclass(frozen=True)
class Summary:
    """The first words of a block, and the addresses of its pictures' thumbnails."""

    words: str
    thumbnails: list[str] = field(default_factory=list)


def summary_of(block) -> Summary:
    """The summary of a stored block; of a new one nothing is known yet."""
    if not block.pk:
        return Summary("New")
    words = _WORDS.get(type(block), str)(block)
    return Summary(_shortened(words), [thumbnail_address(photo) for photo in _photos(block)[:THUMBNAILS]])


def _shortened(words: str) -> str:
    return words if len(words) <= LENGTH else words[:LENGTH].rsplit(" ", 1)[0] + " …"


def _rows(block) -> list:
    return list(block.rows.all())


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _photos(block) -> list:
    if isinstance(block, Picture):
        return [block.photo]
    return [row.photo for row in _rows(block)] if isinstance(block, PictureGroup) else []


def _prose(block) -> str:
    return f"{_counted(word_count(block.html), 'word', 'words')}: {plain_text(block.html[: LENGTH * 6])}"


def _picture(block) -> str:
    caption = block.caption or block.photo.caption
    return f"{block.photo.title}: {caption}" if caption else f"{block.photo.title}: no caption"


def _group(block) -> str:
    titles = "; ".join(row.photo.title for row in _rows(block))
    return f"{_counted(len(_rows(block)), 'picture', 'pictures')}: {block.caption or titles}"


def _quotation(block) -> str:
    return f"“{block.words}” {block.speaker}".strip()


def _document(block) -> str:
    return f"{block.title or 'without a title'}: {plain_text(block.html[: LENGTH * 6])}"


def _cast(block) -> str:
    return f"{block.title}: {', '.join(row.figure.name for row in _rows(block)) or 'nobody yet'}"


def _chronology(block) -> str:
    return f"{block.title}: {_counted(len(_rows(block)), 'event', 'events')}"


def _disputed(block) -> str:
    return f"{block.claim}: {_counted(len(_rows(block)), 'estimate', 'estimates')}"


_WORDS = {
    Prose: _prose,
    Picture: _picture,
    PictureGroup: _group,
    PullQuote: _quotation,
    Excerpt: _document,
    Cast: _cast,
    ChronologyBlock: _chronology,
    ContestedFact: _disputed,
}
