"""Plain records that pass between parsers, which know files and no models, and the loader, which knows models.

A `ref` is a name that stays the same however often the records are read. Other names are slugs or keys; a
date is EDTF text; a block is a dict with its `type` and the fields of that kind.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class PhotoRecord:
    """A picture. `open_file` gives its file's name and content when they are wanted: making them may take long."""

    ref: str
    title: str
    open_file: Callable[[], tuple[str, bytes]]
    caption: str = ""
    alt_text: str = ""
    date: str = ""
    place: str = ""
    creator: str = ""
    credit_line: str = ""
    source_name: str = ""
    rights: str = "cc"
    rights_uri: str = ""
    transcription: str = ""
    transcription_language: str = ""
    translation: str = ""
    content_note: str = ""
    topics: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PersonRecord:
    slug: str
    name: str
    sort_name: str
    role: str
    other_names: list[str] = field(default_factory=list)
    born: str = ""
    died: str = ""
    biography: str = ""
    portrait: str = ""
    photos: list[str] = field(default_factory=list)
    same_as: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class AlbumRecord:
    """An album; each of `photos` is a dict with the `photo` and, if this place has words of its own, a `caption`."""

    slug: str
    title: str
    description: str
    photos: list[dict]


@dataclass(frozen=True)
class SourceRecord:
    key: str
    title: str
    type: str = "book"
    author: str = ""
    container: str = ""
    publisher: str = ""
    year: str = ""
    url: str = ""
    accessed: date | None = None


@dataclass(frozen=True)
class EventRecord:
    ref: str
    date: str
    what: str
    place: str = ""
    article: str = ""
    figures: list[str] = field(default_factory=list)
    photo: str = ""


@dataclass(frozen=True)
class SeriesRecord:
    slug: str
    title: str
    description: str = ""


@dataclass(frozen=True)
class TopicRecord:
    """What stands at the head of a topic's page; a topic without anything there needs no record."""

    name: str
    introduction: str = ""
    lead_photo: str = ""


@dataclass(frozen=True)
class ArticleRecord:
    ref: str
    slug: str
    title: str
    standfirst: str
    blocks: list[dict]
    series: str = ""
    part: int | None = None
    authors: list[str] = field(default_factory=list)
    language: str = "en"
    period: str = ""
    topics: list[str] = field(default_factory=list)
    lead_photo: str = ""
    first_published: datetime | None = None
    related: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class CommentRecord:
    """What a reader wrote on the article (its slug). `answers` is the ref of another comment; "" begins a thread."""

    ref: str
    article: str
    name: str
    text: str
    written: datetime
    answers: str = ""
    role: str = ""
    pinned: bool = False
    imported_from: str = ""


@dataclass(frozen=True)
class SidebarRecords:
    """What stands beside the articles; each entry holds the fields of its kind."""

    quotations: list[dict] = field(default_factory=list)
    snippets: list[dict] = field(default_factory=list)
    points_to_ponder: list[dict] = field(default_factory=list)
    links: list[dict] = field(default_factory=list)


@dataclass(frozen=True)
class SiteRecords:
    """A whole site."""

    photos: list[PhotoRecord]
    albums: list[AlbumRecord]
    people: list[PersonRecord]
    sources: list[SourceRecord]
    events: list[EventRecord]
    series: list[SeriesRecord]
    articles: list[ArticleRecord]
    sidebar: SidebarRecords
    comments: list[CommentRecord] = field(default_factory=list)
    topics: list[TopicRecord] = field(default_factory=list)
