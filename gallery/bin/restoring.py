"""Putting a thing back from the bin, with what went with it, as far as the others are still there."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from ..bulk import ToldQuerySet
from ..history.fields import is_told
from ..history.snapshot import Record
from ..models import Binned, BinnedRow
from .kinds import KINDS, Kind


@transaction.atomic
def restore(binned: Binned) -> tuple[models.Model, list[str]]:
    """The thing again, under its old number, and sentences about what could not be put back.

    Raises `ValidationError` if it contradicts what is there today, and `Binned.DoesNotExist` if somebody was quicker;
    nothing is changed then.
    """
    binned = Binned.objects.select_for_update().get(pk=binned.pk)
    kind, rows = KINDS[binned.kind], list(binned.rows.all())
    putting = _PuttingBack(row for row in rows if row.what == BinnedRow.What.DELETED)
    thing = putting.store_thing(kind)
    putting.store_others()
    said = [*putting.said(), *_lead_there_again(row for row in rows if row.what == BinnedRow.What.LET_GO)]
    binned.delete()
    kind.restored(thing)
    return thing, list(dict.fromkeys(said))


class _PuttingBack:
    """The rows of one thing, stored one after the other; which could not be, and what they lack."""

    def __init__(self, rows: Iterable[BinnedRow]):
        self.first, *self.others = [_instance(row) for row in rows]
        self.there = _existing([self.first, *self.others])
        self.lost: list[str] = []
        self.left_out: Counter = Counter()
        self.replaced: Counter = Counter()

    def store_thing(self, kind: Kind) -> models.Model:
        thing = self.first
        if thing is None:
            raise ValidationError("It was deleted from an older version of this site, which this one cannot read.")
        if missing := self._let_go_of_missing(thing):
            raise ValidationError(f"Its {missing[0].verbose_name} no longer exists.")
        self.lost += kind.prepare(thing)
        thing.validate_unique()
        thing.validate_constraints()
        self._store(thing)
        return thing

    def store_others(self) -> None:
        """All at once; only if one contradicts what is there by now, each by itself, to find which."""
        there = set(self.there)
        try:
            with transaction.atomic():
                self._store_each(self._store)
        except IntegrityError:
            self.there, self.left_out = there, Counter()
            self._store_each(self._store_if_possible)

    def _store_each(self, store) -> None:
        for row in filter(None, self.others):
            _know(row, self.first)
            if self._let_go_of_missing(row):
                self.left_out[type(row)] += 1
            else:
                store(row)

    def said(self) -> list[str]:
        """What is empty now, what was left out, and why."""
        gone, taken = "belonging to what no longer exists", "since there is another in its place by now"
        counted = [(self.left_out, gone), (self.replaced, taken)]
        return [*self.lost, *(_left_out(*of, why) for counter, why in counted for of in counter.items())]

    def _let_go_of_missing(self, row) -> list[models.Field]:
        """Empty the relations that lead nowhere any more; those that may not be empty."""
        missing = [field for field in _relations(type(row)) if self._is_missing(row, field)]
        for field in missing:
            if field.null:
                setattr(row, field.attname, None)
                self.lost += [_lost(row, field)] if is_told(field) else []
        return [field for field in missing if not field.null]

    def _is_missing(self, row, field) -> bool:
        key = getattr(row, field.attname)
        return key is not None and (_target(field), key) not in self.there

    def _store_if_possible(self, row) -> None:
        try:
            with transaction.atomic():
                self._store(row)
        except IntegrityError:
            self.replaced[type(row)] += 1

    def _store(self, row) -> None:
        """As it was: what `save` would add or send is there already, or follows."""
        row.save_base(raw=True, force_insert=True)
        self.there.add((type(row)._meta.concrete_model, row.pk))


def _instance(row: BinnedRow) -> models.Model | None:
    record = Record.read({"model": row.model, "pk": row.key, "fields": row.fields})
    return record.instance() if record else None


def _know(row, thing) -> None:
    """Let it know the thing that it belongs to, for which it would ask by itself."""
    for field in _relations(type(row)) if row is not None else ():
        if field.related_model is type(thing) and getattr(row, field.attname) == thing.pk:
            setattr(row, field.name, thing)


def _relations(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if field.is_relation]


def _target(field) -> type[models.Model]:
    return field.related_model._meta.concrete_model


def _existing(rows: Iterable) -> set[tuple[type, object]]:
    """Of all that these rows refer to, what is there: in one query for each model."""
    wanted = defaultdict(set)
    for row in filter(None, rows):
        for field in _relations(type(row)):
            wanted[_target(field)].add(getattr(row, field.attname))
    found = set()
    for model, keys in wanted.items():
        stored = model._base_manager.filter(pk__in=keys - {None}).values_list("pk", flat=True)
        found |= {(model, key) for key in stored}
    return found


def _lost(row, field) -> str:
    name, kind = str(field.verbose_name), str(row._meta.verbose_name)
    return f"{name.capitalize()} of the {kind}: what stood there no longer exists, so it is empty now."


def _left_out(model, number: int, why: str) -> str:
    names = model._meta
    if number == 1:
        return f"1 {names.verbose_name} was left out, {why}."
    return f"{number} {names.verbose_name_plural} were left out, {why}."


def _lead_there_again(rows: Iterable[BinnedRow]) -> Iterable[str]:
    """Let what is still there, and leads to nothing else by now, lead to the thing again."""
    wanted = defaultdict(list)
    for row in rows:
        for name, value in row.fields.items():
            wanted[row.model, name, value].append(row.key)
    for (label, name, value), keys in wanted.items():
        model = apps.get_model(label)
        changed = _rows_of(model).filter(pk__in=keys, **{name: None}).update(**{name: value})
        if changed < len(keys):
            names = model._meta.verbose_name if len(keys) - changed == 1 else model._meta.verbose_name_plural
            yield f"{len(keys) - changed} {names} that led to it: deleted since, or changed to lead elsewhere."


def _rows_of(model):
    """A manager that tells who follows the model, or else one that knows no restriction."""
    rows = model._default_manager.all()
    return rows if isinstance(rows, ToldQuerySet) else model._base_manager.all()
