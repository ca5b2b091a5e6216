"""What two versions of a thing differ in that has no blocks: a picture, a person, a source, an album."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..models import Topic
from .fields import FieldChange, Names, changed_fields
from .parts import Parts
from .snapshot import Snapshot
from .words import compare, paragraphs_of_text


@dataclass
class Difference:
    """From an earlier version to a later one: empty if they say the same."""

    fields: list[FieldChange]
    parts: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.fields or self.parts)

    @property
    def summary(self) -> str:
        """In one line."""
        return ", ".join(change.label for change in self.fields) or "Nothing that is kept here"


def difference(before: Snapshot, after: Snapshot, parts: Iterable[Parts] = ()) -> Difference:
    """What changed, with the names of all that is referred to, in one query for each kind of thing."""
    names = Names()
    for record in (before.root, *before.others.values(), after.root, *after.others.values()):
        names.want(record.model, record.fields)
    names.find()
    return _difference(before, after, names, parts)


def summary(before: Snapshot | None, after: Snapshot, parts: Iterable[Parts] = ()) -> str:
    """One line for a list of versions; asks the database nothing."""
    return _difference(before, after, Names(), parts).summary if before else "First version"


def _difference(before, after, names, parts) -> Difference:
    changes = changed_fields(before.root.model, before.root.fields, after.root.fields, names)
    if hasattr(before.root.model, "topics"):
        changes += listed("Topics", before, after, (before.root.model.topics.through, "tag", Topic), names)
    for rows in parts:
        changes += rows.changes(before, after, names)
    return Difference(changes)


def listed(label: str, before: Snapshot, after: Snapshot, where: tuple, names: Names) -> list[FieldChange]:
    """The change of a list: of the rows of a model the names of what they lead to by a relation, to another model."""
    rows = compare(*(_names_in(snapshot, *where, names) for snapshot in (before, after)))
    return [FieldChange(label, rows)] if any(row.is_changed for row in rows) else []


def _names_in(snapshot, model, relation, target, names):
    rows = sorted((record.fields.get("ordering", 0), record.fields[relation]) for record in snapshot.of_model(model))
    return paragraphs_of_text("\n".join(names.name(target, key) for _, key in rows))
