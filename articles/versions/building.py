"""A version as objects that are not stored: what the templates of an article's page show, as it was.

The words and the order are those of the version. Pictures, people, events and sources are looked up and stand as they
are today: a credit that was put right and a picture that was withdrawn are so everywhere.
"""

from dataclasses import dataclass

from django.db.models import ForeignKey

from gallery.history.snapshot import Record, Snapshot
from gallery.models import Photo, Topic

from ..body import Body, closed_among, put_together
from ..models import (
    BLOCKS,
    Article,
    ArticleTopic,
    Author,
    Authorship,
    Event,
    KeyFigure,
    Prose,
    Series,
    Source,
)
from ..prose import links_in, marks_in
from .recording import CONTENT, WITH_ROWS

# What is shown of a thing that a block refers to goes one step further.
_LOOKED_UP = {
    Photo: Photo.objects.all(),
    Source: Source.objects.all(),
    Event: Event.objects.all(),
    KeyFigure: KeyFigure.objects.select_related("portrait"),
    Article: Article.objects.for_cards(),
    Author: Author.objects.all(),
    Series: Series.objects.all(),
    Topic: Topic.objects.all(),
}


@dataclass
class Former:
    """A version put together: the article with all that its page asks it for, and its body."""

    article: Article
    body: Body


def former(current: Article, snapshot: Snapshot) -> Former:
    """The version that `snapshot` holds of an article, in one query for each kind of thing that it refers to."""
    found = Found([snapshot.root, *snapshot.others.values()])
    article = _article(current, snapshot, found)
    blocks = blocks_of(snapshot, found)
    people, sources = _cited(blocks, found)
    return Former(article, put_together(blocks, people, sources, closed=closed_among(blocks)))


class Found:
    """The things that records refer to, by model and key; what is gone is not there."""

    def __init__(self, records: list[Record]):
        wanted: dict[type, set] = {model: set() for model in _LOOKED_UP}
        for record in records:
            for name, model in _relations(record.model):
                wanted.setdefault(model, set()).add(record.fields.get(name))
        self.rows = {model: _in_bulk(model, keys - {None}) for model, keys in wanted.items() if model in _LOOKED_UP}

    def fill(self, instance) -> bool:
        """Give a row what it refers to; whether all is there that it cannot do without."""
        for name, model in _relations(type(instance)):
            field_of_model = instance._meta.get_field(name)
            row = self.rows.get(model, {}).get(getattr(instance, field_of_model.attname))
            if model in self.rows and row is None and not field_of_model.null:
                return False
            if model in self.rows:
                setattr(instance, name, row)
        return True


def _in_bulk(model, keys):
    return _LOOKED_UP[model].in_bulk(keys) if keys else {}


def _relations(model):
    """Names of a model's relations to things outside of the article, with what they lead to."""
    relations = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    return [(field.name, field.related_model) for field in relations if field.name not in ("parent", "block")]


def _article(current: Article, snapshot: Snapshot, found: Found) -> Article:
    """The article of today with the words of then."""
    was = snapshot.root.instance()
    found.fill(was)
    for name in CONTENT:
        setattr(current, name, getattr(was, name))
    topics = [found.rows[Topic].get(record.fields["tag"]) for record in snapshot.of_model(ArticleTopic)]
    places = [record.instance() for record in snapshot.of_model(Authorship)]
    kept = sorted((place for place in places if found.fill(place)), key=lambda place: (place.ordering, place.pk))
    current._prefetched_objects_cache = {
        "topics": fetched(Topic, sorted(filter(None, topics), key=lambda topic: topic.name)),
        "authorships": fetched(Authorship, kept),
    }
    return current


def fetched(model, rows: list):
    """The rows as the result of a query that has been made, in which form Django keeps what it fetched beforehand."""
    result = model._default_manager.all()
    result._result_cache, result._prefetch_done = rows, True
    return result


def blocks_of(snapshot: Snapshot, found: Found) -> list:
    """The blocks in order, with their rows; what refers to something that is gone is left out."""
    blocks = []
    for model in BLOCKS:
        for record in snapshot.of_model(model):
            block = record.instance()
            if block is not None and found.fill(block) and _with_rows(block, snapshot, found):
                blocks.append(block)
    return sorted(blocks, key=lambda block: block.ordering)


def _with_rows(block, snapshot, found) -> bool:
    """Give a block its rows; whether it can be shown."""
    if type(block) not in WITH_ROWS:
        return True
    model = type(block)._meta.get_field("rows").related_model
    records = [record for record in snapshot.of_model(model) if record.fields["block"] == block.pk]
    rows = [row for record in records if (row := record.instance()) is not None and found.fill(row)]
    block.row_list = sorted(rows, key=lambda row: (row.ordering, row.pk))
    return bool(rows)


def _cited(blocks, found: Found):
    """The people by path and the sources by key that these blocks speak of."""
    prose = [block.html for block in blocks if isinstance(block, Prose)]
    keys = {mark.source for html in prose for mark in marks_in(html) if mark.source}
    sources = {source.key: source for source in found.rows[Source].values()}
    sources.update(Source.objects.in_bulk(keys, field_name="key") if keys else {})
    paths = {path for html in prose for path in links_in(html)}
    slugs = {path.rstrip("/").rpartition("/")[2] for path in paths}
    figures = KeyFigure.objects.filter(slug__in=slugs).select_related("portrait") if slugs else []
    return {path: figure for figure in figures if (path := figure.get_absolute_url()) in paths}, sources
