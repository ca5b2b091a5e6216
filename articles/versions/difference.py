"""What two versions of an article differ in: its own fields, its blocks by identity, and their rows."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from gallery.history.difference import listed
from gallery.history.fields import FieldChange, Names, changed_fields
from gallery.history.snapshot import Record, Snapshot
from gallery.models import Photo, Topic

from ..models import BLOCKS, Article, ArticleTopic, Author, Authorship, GroupedPicture, Picture
from .recording import CONTENT, WITH_ROWS

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"


@dataclass
class PartChange:
    """A block, or a row of one, that was added, removed, changed or moved (or both: `is_moved`).

    `photos` are its pictures before and after, where it is one and they are not the same.
    """

    model: type
    pk: object
    what: str
    title: str
    is_moved: bool = False
    fields: list[FieldChange] = field(default_factory=list)
    rows: list = field(default_factory=list)
    photos: tuple = ()

    @property
    def kind(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def key(self) -> str:
        return f"{self.model._meta.model_name}-{self.pk}"


@dataclass
class Difference:
    """From an earlier version to a later one: empty if they say the same."""

    fields: list[FieldChange]
    parts: list[PartChange]

    def __bool__(self):
        return bool(self.fields or self.parts)

    @property
    def summary(self) -> str:
        """In one line: "Title; 2 texts changed, 1 picture added"."""
        counted = Counter((part.what, part.model) for part in self.parts)
        parts = [f"{_number(count, model)} {what}" for (what, model), count in counted.items()]
        fields = ", ".join(change.label for change in self.fields)
        return "; ".join(filter(None, [fields, ", ".join(parts)])) or "Nothing that readers see"


def _number(count: int, model) -> str:
    name = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
    return f"{count} {name}"


def difference(before: Snapshot, after: Snapshot) -> Difference:
    """What changed, with the names of all that is referred to, in one query for each kind of thing."""
    names = _names(before, after)
    return Difference(_article_fields(before, after, names), _blocks(before, after, names))


def summary(before: Snapshot | None, after: Snapshot) -> str:
    """One line for a list of versions; asks the database nothing."""
    if before is None:
        return "First version"
    return Difference(_article_fields(before, after, Names()), _blocks(before, after, Names())).summary


def _names(before: Snapshot, after: Snapshot) -> Names:
    names = Names()
    for snapshot in (before, after):
        for record in (snapshot.root, *snapshot.others.values()):
            names.want(record.model, record.fields)
    names.find()
    return names


def _article_fields(before, after, names) -> list[FieldChange]:
    old, new = ({name: snapshot.root.fields.get(name) for name in CONTENT} for snapshot in (before, after))
    changes = changed_fields(Article, old, new, names)
    authors = listed("Authors", before, after, (Authorship, "author", Author), names)
    topics = listed("Topics", before, after, (ArticleTopic, "tag", Topic), names)
    return [*changes, *authors, *topics]


def _blocks(before, after, names) -> list[PartChange]:
    old, new = _in_order(before), _in_order(after)
    moved = _moved(old, new)
    changes = [_part(old.get(key), new.get(key), key in moved, names) for key in _merged(list(old), list(new))]
    changes = [_with_rows(change, before, after, names) for change in changes]
    return [change for change in changes if change.what]


def _in_order(snapshot) -> dict[tuple, Record]:
    """The blocks of a version by identity, in the order of the page."""
    blocks = [record for model in BLOCKS for record in snapshot.of_model(model)]
    return {record.key: record for record in sorted(blocks, key=lambda record: record.fields["ordering"])}


def _merged(old: list, new: list) -> list:
    """The keys of both in the order of the later; one that was removed stands behind what it stood behind."""
    merged = list(new)
    for position, key in enumerate(old):
        if key not in merged:
            merged.insert(merged.index(old[position - 1]) + 1 if position else 0, key)
    return merged


def _moved(old: dict, new: dict) -> set:
    """The fewest that have to be moved so that the others stand in the same order."""
    places = {key: place for place, key in enumerate(old)}
    common = [key for key in new if key in places]
    return set(common) - set(_longest_rising(common, places))


def _longest_rising(keys: list, places: dict) -> list:
    """The longest subsequence of the keys whose places rise (patience sorting)."""
    ends, tails, former = [], [], {}
    for key in keys:
        at = bisect_left(ends, places[key])
        former[key] = tails[at - 1] if at else None
        ends[at : at + 1], tails[at : at + 1] = [places[key]], [key]
    rising, key = [], tails[-1] if tails else None
    while key is not None:
        rising.append(key)
        key = former[key]
    return rising


def _part(old: Record | None, new: Record | None, is_moved: bool, names) -> PartChange:
    record = new or old
    fields = changed_fields(record.model, old.fields if old else {}, new.fields if new else {}, names)
    what = ADDED if old is None else REMOVED if new is None else CHANGED if fields else MOVED if is_moved else ""
    change = PartChange(record.model, record.pk, what, _title(record, names), is_moved and what == CHANGED, fields)
    if record.model in (Picture, GroupedPicture):
        change.photos = tuple(names.row(Photo, part.fields["photo"]) if part else None for part in (old, new))
    return change


def _title(record: Record, names) -> str:
    """What an editor knows the part by, without asking the database."""
    for relation in ("photo", "figure", "event", "article"):
        if relation in record.fields:
            return names.name(record.model._meta.get_field(relation).related_model, record.fields[relation])
    instance = record.instance()
    return str(instance) if instance is not None else str(record.model._meta.verbose_name)


def _with_rows(change: PartChange, before, after, names) -> PartChange:
    """Say of a block with rows what became of those."""
    if change.model in WITH_ROWS:
        old, new = (_rows(snapshot, change) for snapshot in (before, after))
        moved = _moved(old, new)
        rows = [_part(old.get(key), new.get(key), key in moved, names) for key in _merged(list(old), list(new))]
        change.rows = [row for row in rows if row.what]
        change.what = change.what if change.what not in ("", MOVED) or not change.rows else CHANGED
    return change


def _rows(snapshot, change) -> dict[tuple, Record]:
    model = change.model._meta.get_field("rows").related_model
    rows = [record for record in snapshot.of_model(model) if record.fields["block"] == change.pk]
    return {record.key: record for record in sorted(rows, key=lambda record: (record.fields["ordering"], record.pk))}
