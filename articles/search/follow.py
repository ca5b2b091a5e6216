"""Keeps the search index in step: notes what changes, and writes it once, within the same transaction.

An article is saved block by block, dozens of times. So a change only makes a note on the connection, and the notes are
worked off before the transaction commits, or before the next search in it. Whatever is rolled back leaves notes
behind that do no harm: what they name is read anew, as it is.
"""

from collections import defaultdict

from django.db import connections
from django.db.models.signals import post_delete, post_save

from gallery.bulk import changed_in_bulk
from gallery.models import Photo, Topic

from ..before_commit import before_commit
from ..models.article import Article
from ..models.blocks import BLOCKS, CastMember, Estimate, GroupedPicture, Picture
from ..models.event import Event
from ..models.figure import KeyFigure
from . import index
from .models import SearchDocument
from .texts import KINDS

Kind = SearchDocument.Kind
ROWS = [GroupedPicture, CastMember, Estimate]


def _with_events(articles):
    yield from ((Kind.ARTICLE, article.pk) for article in articles)
    yield from _all(Kind.EVENT, Event.objects.filter(article__in=_pks(articles)), "pk")


def _of_their_articles(blocks):
    yield from ((Kind.ARTICLE, block.parent_id) for block in blocks)


def _of_their_blocks(rows):
    """The articles of rows; a block that is going at the same time brings its own in."""
    block = type(rows[0]).block.field.related_model
    yield from _all(Kind.ARTICLE, block.objects.filter(pk__in={row.block_id for row in rows}), "parent")


def _with_casts(figures):
    yield from ((Kind.PERSON, figure.pk) for figure in figures)
    yield from _all(Kind.ARTICLE, CastMember.objects.filter(figure__in=_pks(figures)), "block__parent")


def _with_captions(photos):
    """A withdrawn picture takes its captions with it."""
    yield from ((Kind.PICTURE, photo.pk) for photo in photos)
    yield from _all(Kind.ARTICLE, Picture.objects.filter(photo__in=_pks(photos)), "parent")
    yield from _all(Kind.ARTICLE, GroupedPicture.objects.filter(photo__in=_pks(photos)), "block__parent")


def _pks(instances):
    return [instance.pk for instance in instances]


def _all(kind, queryset, name):
    return ((kind, pk) for pk in queryset.order_by().values_list(name, flat=True))


# Of every model that is searched, which documents of the index changes of its rows concern.
_CONCERNED = {
    Article: _with_events,
    KeyFigure: _with_casts,
    Photo: _with_captions,
    Event: lambda events: ((Kind.EVENT, pk) for pk in _pks(events)),
    Topic: lambda topics: ((Kind.TOPIC, pk) for pk in _pks(topics)),
    **dict.fromkeys(BLOCKS, _of_their_articles),
    **dict.fromkeys(ROWS, _of_their_blocks),
}

# Written in the background whenever a picture's files have been made.
_OF_NO_CONCERN = {"rendition_key", "rendition_sizes", "renditions_ready_at", "placeholder", "fingerprint", "problem"}


def connect() -> None:
    """Start to follow; called once, when the app is ready."""
    for model in _CONCERNED:
        post_save.connect(_on_change, sender=model, dispatch_uid=f"search-{model.__name__}")
        post_delete.connect(_on_change, sender=model, dispatch_uid=f"search-{model.__name__}")
        changed_in_bulk.connect(_on_bulk, sender=model, dispatch_uid=f"search-{model.__name__}")
    before_commit(catch_up)


def _on_change(sender, instance, using, **kwargs):
    note(_CONCERNED[sender]([instance]), using)


def _on_bulk(sender, instances, fields, using, **kwargs):
    if instances and not fields <= _OF_NO_CONCERN:
        note(_CONCERNED[sender](instances), using)


def note(concerned, using="default") -> None:
    """Remember what to write anew; outside of a transaction it is written at once."""
    connection = connections[using]
    notes = connection.__dict__.setdefault("search_notes", defaultdict(set))
    for kind, pk in concerned:
        notes[kind].add(pk)
    if not connection.in_atomic_block:
        catch_up(using)


def catch_up(using="default") -> None:
    """Write what has been noted."""
    notes = connections[using].__dict__.pop("search_notes", {})
    for kind in KINDS:
        if kind in notes:
            index.update(kind, notes[kind])
