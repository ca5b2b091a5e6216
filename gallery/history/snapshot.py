"""What a version holds: rows as they were written down, the thing itself first, then what belongs to it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.core import serializers
from django.core.serializers.base import DeserializationError
from django.db.models import Model
from reversion.models import Version
from reversion.revisions import _get_options


@dataclass(frozen=True)
class Record:
    """A row as it was: its model, its key and its fields as JSON has them."""

    model: type
    pk: object
    fields: dict

    @classmethod
    def read(cls, data: dict):
        """From a dictionary of Django's serializer; None if there is no such model any more."""
        try:
            return cls(apps.get_model(data["model"]), data["pk"], data["fields"])
        except LookupError:
            return None

    @property
    def key(self):
        return (self.model, str(self.pk))

    def instance(self) -> Model | None:
        """The row as an object that is not stored; None if nothing of today can be made of it."""
        data = {"model": self.model._meta.label_lower, "pk": self.pk, "fields": self._plain_fields()}
        try:
            return next(serializers.deserialize("python", [data], ignorenonexistent=True)).object
        except (DeserializationError, StopIteration, ValueError):
            return None

    def _plain_fields(self):
        lists = {field.name for field in self.model._meta.many_to_many}
        return {name: value for name, value in self.fields.items() if name not in lists}


class Snapshot:
    """All rows of one version, by model and key."""

    def __init__(self, root: Record, others: Iterable[Record] = ()):
        self.root = root
        self.others = {record.key: record for record in others}

    def of_model(self, model: type) -> list[Record]:
        return [record for record in self.others.values() if record.model is model]


def snapshots(revisions: Iterable[int], model: type, pk) -> dict[int, Snapshot]:
    """What these revisions hold of a thing, by the number of the revision, in one query."""
    records: dict[int, list[Record]] = {}
    rows = Version.objects.filter(revision__in=list(revisions)).order_by("pk")
    for revision, data in rows.values_list("revision_id", "serialized_data"):
        if record := Record.read(json.loads(data)[0]):
            records.setdefault(revision, []).append(record)
    found = {}
    for revision, rows in records.items():
        root = next((row for row in rows if row.key == (model, str(pk))), None)
        if root:
            found[revision] = Snapshot(root, (row for row in rows if row is not root))
    return found


def snapshot_of_now(instance: Model, others: Iterable[Model] = ()) -> Snapshot:
    """A thing as it is stored at this moment, with what belongs to it."""
    return Snapshot(_record(instance), map(_record, others))


def _record(instance: Model) -> Record:
    """As reversion would write it down."""
    fields = _get_options(type(instance)).fields
    return Record.read(json.loads(serializers.serialize("json", [instance], fields=fields))[0])
