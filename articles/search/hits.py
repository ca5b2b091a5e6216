"""Documents of the index as the page shows them: each with its thing, read anew, so that nothing withdrawn is shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gallery.models import Photo, Topic

from ..models.article import Article
from ..models.event import Event
from ..models.figure import KeyFigure
from ..timeline import address_of
from .models import SearchDocument
from .query import Query
from .snippets import Pieces, marked, snippet

Kind = SearchDocument.Kind


@dataclass(frozen=True)
class Hit:
    """One thing that was found. `photo` stands beside it, `fact` under its title; `address` is "" if it has no page."""

    kind: str
    title: Pieces
    snippet: Pieces
    address: str
    photo: Photo | None
    fact: object
    language: str


def hits_of(pks: Iterable[int], query: Query) -> list[Hit]:
    """The documents in this order, with a fixed number of queries; one whose thing is not public is left out."""
    pks = list(pks)
    found = SearchDocument.objects.only("kind", "object_id", "language", "title", "text").in_bulk(pks)
    documents = [found[pk] for pk in pks if pk in found]
    wanted = defaultdict(list)
    for document in documents:
        wanted[document.kind].append(document.object_id)
    things = {kind: _READ[kind]().in_bulk(pks) for kind, pks in wanted.items()}
    pairs = ((document, things[document.kind].get(document.object_id)) for document in documents)
    return [_hit(document, thing, query) for document, thing in pairs if thing]


def _hit(document: SearchDocument, thing, query: Query) -> Hit:
    photo, fact = _SHOWN[document.kind](thing)
    can_show = photo and photo.may_be_shown and not photo.content_note
    return Hit(
        document.kind,
        marked(document.title, query),
        snippet(document.text, query),
        _address(thing),
        photo if can_show else None,
        fact,
        document.language,
    )


_READ = {
    Kind.ARTICLE: lambda: Article.objects.published().select_related("lead_photo"),
    Kind.PERSON: lambda: KeyFigure.objects.select_related("portrait"),
    Kind.PICTURE: Photo.objects.visible,
    Kind.EVENT: lambda: Event.objects.select_related("photo", "article").prefetch_related("figures"),
    Kind.TOPIC: lambda: Topic.objects.select_related("lead_photo"),
}
_SHOWN = {
    Kind.ARTICLE: lambda article: (article.lead_photo, article.period),
    Kind.PERSON: lambda figure: (figure.portrait, figure.lifetime),
    Kind.PICTURE: lambda photo: (photo, photo.date),
    Kind.EVENT: lambda event: (event.photo, event.date),
    Kind.TOPIC: lambda topic: (topic.lead_photo, ""),
}


def _address(thing) -> str:
    """The page of the thing; of an event, that of its article, of who was in it or of its time."""
    if not isinstance(thing, Event):
        return thing.get_absolute_url()
    places = [thing.article] if thing.article and thing.article.is_published else list(thing.figures.all())
    return places[0].get_absolute_url() if places else address_of(thing)
