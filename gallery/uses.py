"""Where a picture is used, whatever app uses it: found through the relations that point to it."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import NoReverseMatch, reverse

from .models import Photo, TakedownRequest


@dataclass(frozen=True)
class Use:
    """A place that shows the picture: what sort of place, its name, and its public address if it has one.

    `model` (such as "articles.article") and `pk` are those of what an editor opens to change it.
    """

    kind: str
    title: str
    url: str
    model: str
    pk: int

    def __str__(self):
        return f"{self.title} ({self.kind})"

    @property
    def desk(self) -> str:
        """The address of the admin page on which it can be changed; "" if there is none."""
        try:
            return reverse(f"admin:{self.model.replace('.', '_')}_change", args=[self.pk])
        except NoReverseMatch:
            return ""


def uses_of(photo: Photo) -> list[Use]:
    """Every place that shows the picture, each once; one query for each kind of place."""
    uses = {_use(relation, row): None for relation in _showing() for row in _rows(relation, photo.pk)}
    return list(uses)


def is_used() -> Q:
    """Condition for a query of pictures: something shows them. It stays one query, however many pictures there are."""
    return reduce(or_, (Q(Exists(_rows(relation, OuterRef("pk")))) for relation in _showing()))


def reasons_to_keep(photo: Photo) -> list[str]:
    """Why the picture may not be deleted, in words for the editor; empty if it may."""
    kept = ["it has been withdrawn, and its file and its ledger are kept"] if photo.is_withdrawn else []
    return kept + [f"it is used in {use}" for use in uses_of(photo)]


def _showing() -> list:
    """The relations by which something shows a picture."""
    relations = Photo._meta.get_fields(include_hidden=True)
    return [relation for relation in relations if relation.auto_created and not relation.concrete and _shows(relation)]


def _shows(relation) -> bool:
    """Those that keep the picture from being deleted, and plain lists of pictures; but a complaint shows nothing."""
    if relation.many_to_many:
        return bool(relation.through._meta.auto_created)
    return relation.on_delete is models.PROTECT and relation.related_model is not TakedownRequest


def _rows(relation, photo_pk):
    """Rows that show the picture, each with the place in which it does: see `_place`."""
    model = relation.related_model
    rows = model._base_manager.filter(**{relation.field.name: photo_pk})
    path = getattr(model, "shown_through", "")
    return rows.select_related(path) if path else rows


def _place(row):
    """What a reader opens to see what the row shows: at the end of the relations that the model names, or itself."""
    place = row
    for name in filter(None, getattr(row, "shown_through", "").split("__")):
        place = getattr(place, name) or row
    return place


def _use(relation, row) -> Use:
    place = _place(row)
    kind = relation.field.verbose_name if place is row else row._meta.verbose_name
    url = place.get_absolute_url() if hasattr(place, "get_absolute_url") else ""
    return Use(str(kind), str(place), url, place._meta.label_lower, place.pk)
