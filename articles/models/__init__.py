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
from .card import Card
from .depiction import Depiction
from .event import Event
from .figure import KeyFigure
from .filing import Filing, FilingCount
from .link import LinkPlace, OutgoingLink
from .prepared import PreparedChange
from .reads import DailyReads
from .review import ReviewNote, SharedDraft
from .series import Series
from .source import Citation, Source
from .state import State
from .version import PublishedVersion
from .writing import Writing

__all__ = [
    "BLOCKS",
    "Article",
    "ArticleTopic",
    "Author",
    "Authorship",
    "Card",
    "Cast",
    "CastMember",
    "ChronologyBlock",
    "ChronologyEntry",
    "Citation",
    "ContestedFact",
    "DailyReads",
    "Depiction",
    "Estimate",
    "Event",
    "Excerpt",
    "Filing",
    "FilingCount",
    "GroupedPicture",
    "Heading",
    "KeyFigure",
    "LinkPlace",
    "OutgoingLink",
    "Picture",
    "PictureGroup",
    "PreparedChange",
    "Prose",
    "PublishedVersion",
    "PullQuote",
    "ReviewNote",
    "RevisionNote",
    "SearchDocument",
    "SeeAlso",
    "Series",
    "SharedDraft",
    "Slip",
    "Source",
    "State",
    "Word",
    "Writing",
]
