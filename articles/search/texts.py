"""What there is to find in each kind of thing: read from the models in batches, a fixed number of queries each."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from chronology.historic_date import HistoricDate
from gallery.models import Photo, Topic

from ..models.article import Article
from ..models.blocks import (
    Cast,
    CastMember,
    ChronologyBlock,
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
from ..models.event import Event
from ..models.figure import KeyFigure
from ..prose import plain_text
from .models import SearchDocument

Kind = SearchDocument.Kind


@dataclass(frozen=True)
class Entry:
    """What can be found of one thing: `title` counts most, then `lead`, then `body` and the words of its `date`."""

    kind: str
    object_id: int
    title: str
    lead: str = ""
    body: str = ""
    date: HistoricDate | None = None
    published_from: datetime | None = None
    published_until: datetime | None = None
    language: str = "en"


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, map(str.strip, map(str, texts))))


def articles(pks: Iterable[int]) -> Iterable[Entry]:
    """Those that are or will be published; drafts are nowhere in the index."""
    found = list(_locked(Article.objects.announced(), pks))
    headings, bodies = _blocks([article.pk for article in found])
    for article in found:
        yield Entry(
            Kind.ARTICLE,
            article.pk,
            article.title,
            _lines(article.standfirst, *headings[article.pk]),
            _lines(*bodies[article.pk]),
            article.period,
            article.publish_at,
            article.unpublish_at,
            article.language,
        )


def _blocks(pks):
    """Headings, and all other words of the blocks in their order, by article."""
    pieces = []
    for blocks, words in _OF_BLOCKS:
        found = blocks.filter(parent__in=pks)
        pieces += [(block.parent_id, block.ordering, 0, words(block), type(block)) for block in found]
    for rows, words in _OF_ROWS:
        found = rows.filter(block__parent__in=pks).select_related("block")
        pieces += [(row.block.parent_id, row.block.ordering, row.ordering + 1, words(row), type(row)) for row in found]
    headings, bodies = defaultdict(list), defaultdict(list)
    for article, _, _, words, model in sorted(pieces, key=lambda piece: piece[:3]):
        (headings if model is Heading else bodies)[article].append(words)
    return headings, bodies


# A picture's own caption belongs to the picture, which is found by itself; words that an article has for a picture
# are the article's, as long as readers may see the picture.
_SHOWN = Q(photo__in=Photo.objects.visible()) & ~Q(caption="")
_OF_BLOCKS: list[tuple[QuerySet, Callable]] = [
    (Heading.objects.all(), lambda block: block.text),
    (Prose.objects.all(), lambda block: plain_text(block.html)),
    (Picture.objects.filter(_SHOWN), lambda block: block.caption),
    (PictureGroup.objects.exclude(caption=""), lambda block: block.caption),
    (PullQuote.objects.all(), lambda block: _lines(block.words, block.speaker)),
    (Excerpt.objects.all(), lambda block: _lines(block.title, block.label, plain_text(block.html))),
    (Cast.objects.all(), lambda block: block.title),
    (ChronologyBlock.objects.all(), lambda block: block.title),
    (ContestedFact.objects.all(), lambda block: _lines(block.claim, block.note)),
    (SeeAlso.objects.exclude(note=""), lambda block: block.note),
]
_OF_ROWS: list[tuple[QuerySet, Callable]] = [
    (GroupedPicture.objects.filter(_SHOWN), lambda row: row.caption),
    (CastMember.objects.select_related("figure"), lambda row: f"{row.figure.name}: {row.caption or row.figure.role}"),
    (Estimate.objects.all(), lambda row: f"{row.number}: {row.label}"),
]


def people(pks: Iterable[int]) -> Iterable[Entry]:
    for figure in _locked(KeyFigure.objects, pks):
        lead = _lines(figure.role, figure.other_names, figure.sort_name, figure.lifetime)
        yield Entry(Kind.PERSON, figure.pk, figure.name, lead, plain_text(figure.biography), figure.born)


def pictures(pks: Iterable[int]) -> Iterable[Entry]:
    for photo in _locked(Photo.objects.visible(), pks):
        facts = (photo.place, photo.creator, photo.credit_line, photo.source_name)
        body = _lines(*facts, photo.transcription, photo.translation)
        lead = _lines(photo.caption or photo.alt_text)
        yield Entry(Kind.PICTURE, photo.pk, photo.title, lead, body, photo.date, photo.created_at)


def events(pks: Iterable[int]) -> Iterable[Entry]:
    """Events as long as their article is public; those without one always."""
    found = list(_locked(Event.objects, pks))
    public = Article.objects.announced().in_bulk({event.article_id for event in found if event.article_id})
    for event in found:
        article = public.get(event.article_id)
        if article or not event.article_id:
            moments = (article.publish_at, article.unpublish_at) if article else (None, None)
            yield Entry(Kind.EVENT, event.pk, event.what, "", event.place, event.date, *moments)


def topics(pks: Iterable[int]) -> Iterable[Entry]:
    for topic in _locked(Topic.objects, pks):
        yield Entry(Kind.TOPIC, topic.pk, topic.name, topic.introduction)


def _locked(queryset, pks):
    """The rows, kept until the end of the transaction: of two that change one article, the later reads both changes."""
    return queryset.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True)


# Of each kind its model, and what reads it. In this order they are locked.
KINDS = {
    Kind.ARTICLE: (Article, articles),
    Kind.PERSON: (KeyFigure, people),
    Kind.PICTURE: (Photo, pictures),
    Kind.EVENT: (Event, events),
    Kind.TOPIC: (Topic, topics),
}
