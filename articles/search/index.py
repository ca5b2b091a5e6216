"""Writes documents into the search index, and forgets them."""

from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from . import spelling
from .backends import backend
from .models import SearchDocument
from .texts import KINDS, Entry
from .words import folded_words, terms

BATCH = 200


@transaction.atomic
def update(kind: str, pks: Iterable[int]) -> None:
    """Write anew what can be found of these things; those that are gone, or are not for readers, leave the index."""
    pks = sorted(set(pks))
    for start in range(0, len(pks), BATCH):
        _update_batch(kind, pks[start : start + BATCH])


def _update_batch(kind: str, pks: list[int]) -> None:
    entries = list(KINDS[kind][1](pks))
    kept = {entry.object_id for entry in entries}
    SearchDocument.objects.filter(kind=kind, object_id__in=set(pks) - kept).delete()
    SearchDocument.objects.bulk_create(
        map(_document, entries), update_conflicts=True, unique_fields=["kind", "object_id"], update_fields=_WRITTEN
    )
    spelling.learn(entry_text(entry) for entry in entries)


_WRITTEN = [field.name for field in SearchDocument._meta.fields if field.name not in ("id", "kind", "object_id")]


def entry_text(entry: Entry) -> str:
    return "\n".join((entry.title, entry.lead, entry.body))


def _document(entry: Entry) -> SearchDocument:
    # What happened is a sentence, not a name: it should not stand above an article that is called so.
    name, lead = ("", entry.title) if entry.kind == SearchDocument.Kind.EVENT else (entry.title, entry.lead)
    return SearchDocument(
        kind=entry.kind,
        object_id=entry.object_id,
        published_from=entry.published_from,
        published_until=entry.published_until,
        date_earliest=entry.date and entry.date.earliest,
        date_latest=entry.date and entry.date.latest,
        language=entry.language,
        title=entry.title,
        title_words=folded_words(entry.title),
        title_terms=terms(name),
        lead_terms=terms(lead),
        body_terms=terms(f"{entry.body} {entry.date or ''}"),
        text="\n".join(filter(None, (entry.lead, entry.body))),
    )


def everything() -> Iterator[tuple[str, list[int]]]:
    """All things that could be found, in batches of one kind, and what is in the index and no longer anywhere else."""
    for kind, (model, _) in KINDS.items():
        yield from _batches(kind, model._base_manager.order_by("pk").values_list("pk", flat=True))
        gone = SearchDocument.objects.filter(kind=kind).exclude(object_id__in=model._base_manager.values("pk"))
        yield from _batches(kind, gone.order_by("object_id").values_list("object_id", flat=True))


def _batches(kind, pks):
    pks = list(pks)
    for start in range(0, len(pks), BATCH):
        yield kind, pks[start : start + BATCH]


def settle() -> None:
    """After many changes: let the database put its index in order, so that it is found in quickly."""
    with connection.cursor() as cursor:
        for statement in backend().SETTLE:
            cursor.execute(statement)
