"""What two versions of a row differ in, field by field, in words that an editor reads."""

from dataclasses import dataclass

from django.contrib.admin.utils import display_for_value
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel

from .words import Row, compare, paragraphs_of_html, paragraphs_of_text

# What no editor wrote.
_LEFT_OUT = {"id", "ordering", "region", "parent", "block"}


@dataclass(frozen=True)
class FieldChange:
    """A field by its name, and what it said before and after, in paragraphs side by side."""

    label: str
    rows: list[Row]


class Names:
    """What rows are called that other rows refer to: asked for once for each model, however many there are."""

    def __init__(self):
        self.wanted: dict[type, set] = {}
        self.found: dict[type, dict] = {}

    def want(self, model: type, fields: dict) -> None:
        """Note what this row refers to."""
        for field in model._meta.get_fields():
            if is_told(field) and field.is_relation and (value := fields.get(field.name)):
                keys = value if isinstance(value, list) else [value]
                self.wanted.setdefault(field.related_model, set()).update(keys)

    def find(self) -> None:
        for model, keys in self.wanted.items():
            rows = self.found.setdefault(model, {})
            rows.update(_rows_of(model).in_bulk(keys - rows.keys()))

    def row(self, model: type, key):
        """The row itself; None if it is gone."""
        return self.found.get(model, {}).get(key)

    def name(self, model: type, key) -> str:
        row = self.row(model, key)
        return str(row) if row else f"{model._meta.verbose_name} no. {key}, which no longer exists"


def _rows_of(model):
    return model._base_manager.all()


def is_told(field) -> bool:
    """Whether an editor wrote it."""
    if isinstance(field, ForeignObjectRel) or field.name in _LEFT_OUT:
        return False
    return getattr(field, "editable", False) and not isinstance(field, models.FileField)


def changed_fields(model: type, before: dict, after: dict, names: Names) -> list[FieldChange]:
    """The fields in which two versions of a row of `model` differ; `{}` for no row."""
    changes = []
    for field in filter(is_told, model._meta.get_fields()):
        old, new = before.get(field.name), after.get(field.name)
        if (old or None) != (new or None) or (old in (0, False) and new not in (old, None)):
            rows = compare(_paragraphs(field, old, names), _paragraphs(field, new, names))
            if any(row.is_changed for row in rows):
                changes.append(FieldChange(_label(field), rows))
    return changes


def _label(field) -> str:
    name = str(field.verbose_name)
    return name[:1].upper() + name[1:]


def _paragraphs(field, value, names: Names):
    if value in (None, "", []):
        return []
    if hasattr(field, "sanitize"):
        return paragraphs_of_html(value)
    return paragraphs_of_text(_in_words(field, value, names))


def _in_words(field, value, names: Names) -> str:
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        return "\n".join(names.name(field.related_model, key) for key in keys)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.BooleanField):
        return "Yes" if value else "No"
    if isinstance(field, models.DateTimeField | models.DateField):
        return str(display_for_value(_value(field, value), ""))
    return str(_value(field, value))


def _value(field, value):
    try:
        return field.to_python(value)
    except ValidationError:
        return value
