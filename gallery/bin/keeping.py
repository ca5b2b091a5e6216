"""Writing a thing down before it is deleted, with everything that the database deletes or changes with it."""

import json
from datetime import datetime

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, router, transaction
from django.db.models.deletion import Collector

from ..models import Binned, BinnedRow
from .kinds import kept_fields, others_of


class _Exactly(DjangoJSONEncoder):
    """Moments to the microsecond, as they are stored; Django would cut them off at the millisecond."""

    def default(self, o):
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class _Everything(Collector):
    """All rows that would go, each with all its fields."""

    def _has_signal_listeners(self, model):
        """Of rows that somebody wants to hear of, Django fetches every one, and all of it."""
        return True


@transaction.atomic
def keep(things, user) -> None:
    """Put these into the bin; deleting them is left to who calls, in the same transaction.

    Raises `ProtectedError`, as deleting does, if something else needs them.
    """
    for thing in things:
        _keep(thing, user)


def _keep(thing: models.Model, user) -> None:
    collector = _Everything(using=router.db_for_write(type(thing)), origin=thing)
    collector.collect([thing])
    for rows in others_of(type(thing), [thing]):
        collector.collect(rows)
    collector.sort()
    kind = thing._meta.label_lower
    binned = Binned.objects.create(kind=kind, number=thing.pk, title=str(thing)[:300], deleted_by=user)
    rows = [*_deleted(thing, collector), *_let_go(collector)]
    for position, row in enumerate(rows):
        row.thing, row.position = binned, position
    BinnedRow.objects.bulk_create(rows, batch_size=500)


def _deleted(thing, collector) -> list[BinnedRow]:
    """The thing, then what went with it: what others need first, which is the reverse of Django's order."""
    others = [row for rows in reversed(list(collector.data.values())) for row in sorted(rows, key=_key)]
    written = [_row(row) for row in [thing, *(row for row in others if row != thing)]]
    return [row for row in written if row]


def _key(row):
    return row.pk


def _row(instance) -> BinnedRow | None:
    """None for what is not kept."""
    model = instance._meta.concrete_model
    fields = kept_fields(model, written_down(instance))
    return None if fields is None else BinnedRow(model=model._meta.label_lower, key=str(instance.pk), fields=fields)


def written_down(instance: models.Model) -> dict:
    """The columns of its own table, as JSON has them."""
    fields = instance._meta.concrete_model._meta.local_fields
    columns = {name for field in fields for name in (field.name, field.attname)}
    return json.loads(serializers.serialize("json", [instance], fields=columns, cls=_Exactly))[0]["fields"]


def _let_go(collector) -> list[BinnedRow]:
    """Rows that stay and only lose the relation."""
    going = {(type(row)._meta.concrete_model, row.pk) for rows in collector.data.values() for row in rows}
    found = []
    for (field, value), batches in collector.field_updates.items():
        model = field.model._meta.concrete_model
        rows = [row for batch in batches for row in batch if (model, row.pk) not in going]
        found += [_letting_go(model, field, row) for row in rows if value is None]
    return found


def _letting_go(model, field, row) -> BinnedRow:
    fields = {field.name: getattr(row, field.attname)}
    return BinnedRow(what=BinnedRow.What.LET_GO, model=model._meta.label_lower, key=str(row.pk), fields=fields)
