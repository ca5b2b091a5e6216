from ..search.models import SearchDocument, Slip, Word
from .article import Article, ArticleTopic, Author, Authorship, RevisionNote
from .blocks import (
    BLOCKS,
    Cast,
    CastMember,
    ChronologyBlock,
    ChronologyEntry,
    ContestedFact,
    Estimate,
    Excerpt,
    GroupedPicture,
    Heading,
    Picture,
    PictureGroup,
    Prose,
    PullQuote,
    SeeAlso,
)
from .event import Event
from .figure import KeyFigure
from .reads import DailyReads
from .series import Series
from .source import Citation, Source

__all__ = [
    "BLOCKS",
    "Article",
    "ArticleTopic",
    "Author",
    "Authorship",
    "Cast",
    "CastMember",
    "ChronologyBlock",
    "ChronologyEntry",
    "Citation",
    "ContestedFact",
    "DailyReads",
    "Estimate",
    "Event",
    "Excerpt",
    "GroupedPicture",
    "Heading",
    "KeyFigure",
    "Picture",
    "PictureGroup",
    "Prose",
    "PullQuote",
    "RevisionNote",
    "SearchDocument",
    "SeeAlso",
    "Series",
    "Slip",
    "Source",
    "Word",
]
