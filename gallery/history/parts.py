"""Rows that belong to a thing and are kept with each of its versions: an album's pictures, those with a person."""

from dataclasses import dataclass

from django.db import models

from .fields import FieldChange, Names
from .snapshot import Record, Snapshot
from .words import compare, paragraphs_of_text


@dataclass(frozen=True)
class Parts:
    """How a version has them: `owner` is the relation to the thing, `leads_to` the one to what they list; `words` is
    the field that says more of it.
    """

    label: str
    model: type[models.Model]
    owner: str
    leads_to: str
    words: str = ""

    @property
    def target(self) -> type[models.Model]:
        return self.model._meta.get_field(self.leads_to).related_model

    def stored(self, instance: models.Model):
        """Those of a thing at this moment."""
        return self.model._base_manager.filter(**{self.owner: instance}).select_related(self.owner, self.leads_to)

    def changes(self, before: Snapshot, after: Snapshot, names: Names) -> list[FieldChange]:
        """The list of then and now, a paragraph for each; none if they say the same."""
        rows = compare(*(paragraphs_of_text(self._in_words(snapshot, names)) for snapshot in (before, after)))
        return [FieldChange(self.label, rows)] if any(row.is_changed for row in rows) else []

    def _in_words(self, snapshot: Snapshot, names: Names) -> str:
        lines = []
        for record in _in_order(self._records(snapshot)):
            name, more = names.name(self.target, record.fields[self.leads_to]), record.fields.get(self.words)
            lines.append(f"{name}: {' '.join(more.split())}" if more else name)
        return "\n".join(lines)

    def put_back(self, instance: models.Model, snapshot: Snapshot) -> list[str]:
        """As they were; a sentence about those that lead to what is gone."""
        records = self._records(snapshot)
        wanted = {record.fields[self.leads_to] for record in records}
        there = set(self.target._base_manager.filter(pk__in=wanted).values_list("pk", flat=True))
        self.stored(instance).exclude(**{f"{self.leads_to}__in": there}).delete()
        for record in records:
            if record.fields[self.leads_to] in there:
                self._store(instance, record)
        gone = len(wanted - there)
        return [f"{self.label}: {gone} of that version no longer exist."] if gone else []

    def _records(self, snapshot: Snapshot) -> list[Record]:
        """Those of the thing itself; others like it may have been saved at the same time, with theirs."""
        return [row for row in snapshot.of_model(self.model) if row.fields[self.owner] == int(snapshot.root.pk)]

    def _store(self, instance, record: Record) -> None:
        was = record.instance()
        fields = [field for field in self.model._meta.concrete_fields if not field.primary_key]
        values = {field.attname: getattr(was, field.attname) for field in fields if field.name not in self._keys}
        key = {self.owner: instance, f"{self.leads_to}_id": record.fields[self.leads_to]}
        self.model._base_manager.update_or_create(**key, defaults=values)

    @property
    def _keys(self):
        return (self.owner, self.leads_to)


def _in_order(records: list[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (record.fields.get("ordering", 0), int(record.pk)))
