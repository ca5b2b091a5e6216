"""A model field for historic dates, with columns that the database can sort and filter by.

`period = HistoricDateField()` stores the EDTF text in `period` and two whole numbers (see
`point.sort_key`) in `period_earliest` and `period_latest`; the attribute `period` is a
`HistoricDate` or None, and never null in the database.

    Event.objects.filter(period_earliest__lte=19561104, period_latest__gte=19561023)

`HistoricDateField(parts=PARTS)` has further columns for the decade, the year and the month that surely hold the date,
and for the day of the year that it surely fell on, so that a database can count and list by them with an index.

The keys follow the date wherever Django goes through instances: `save()` (also with
`update_fields`), `create`, `bulk_create`, `update_or_create`. Two ways past it need a hand:
`QuerySet.update(**columns("period", date))` and `bulk_update(events, columns("period"))`, with `PARTS` if it has them.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .forms import HistoricDateFormField
from .historic_date import HistoricDate

BOUNDS = ("earliest", "latest")
PARTS = ("decade", "year", "month", "anniversary")


class HistoricDateAttribute(DeferredAttribute):
    """Turns EDTF text into a `HistoricDate` at assignment; wrong text raises ValueError there."""

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = as_date(value)


class SortKeyAttribute(DeferredAttribute):
    """Answers from the date itself while that is loaded, so that the key can never be behind it."""

    def __get__(self, instance, cls=None):
        if instance is None:
            return self
        date = instance.__dict__.get(self.field.of)
        if isinstance(date, HistoricDate):
            return getattr(date, self.field.bound)
        if self.field.of in instance.__dict__:
            return None
        return super().__get__(instance, cls)

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


class SortKeyField(models.IntegerField):
    """Column that `HistoricDateField` adds for itself; not meant to be written into a model by hand."""

    descriptor_class = SortKeyAttribute
    has_an_index = True

    def __init__(self, *args, of, bound, **kwargs):
        self.of, self.bound = of, bound
        kwargs.update(null=True, editable=False, db_index=self.has_an_index)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("null", "editable", "db_index"):
            kwargs.pop(fixed, None)
        return name, path, args, {**kwargs, "of": self.of, "bound": self.bound}

    def contribute_to_class(self, cls, name, **kwargs):
        # A child of an abstract model gets the column twice: by inheritance and from its date.
        if all(field.name != name for field in cls._meta.local_fields):
            super().contribute_to_class(cls, name, **kwargs)

    def pre_save(self, model_instance, add):
        """As inherited; `update_or_create` looks for this override to know that a save may change the column."""
        return super().pre_save(model_instance, add)


class PartKeyField(SortKeyField):
    """Column for one of `PARTS`. Its model indexes it together with others."""

    has_an_index = False


class HistoricDateField(models.CharField):
    """Column of EDTF text, "" for no date; `blank=True` to allow that, `null` is not for this field."""

    descriptor_class = HistoricDateAttribute

    def __init__(self, *args, parts=(), **kwargs):
        self.parts = parts
        kwargs.setdefault("max_length", 80)
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        # Models that migrations build list these columns themselves, when they have come to exist.
        if cls.__module__ != "__fake__":
            for bound in BOUNDS:
                cls.add_to_class(f"{name}_{bound}", SortKeyField(of=name, bound=bound))
            for part in self.parts:
                cls.add_to_class(f"{name}_{part}", PartKeyField(of=name, bound=part))

    def to_python(self, value):
        try:
            return as_date(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def from_db_value(self, value, expression, connection):
        return as_date(value)

    def get_prep_value(self, value):
        return as_text(value) if not hasattr(value, "resolve_expression") else value

    def value_to_string(self, obj):
        return as_text(self.value_from_object(obj))

    def validate(self, value, model_instance):
        super().validate(as_text(value), model_instance)

    def run_validators(self, value):
        super().run_validators(as_text(value))

    def formfield(self, **kwargs):
        # The admin hands every CharField its own text input; a date keeps the one that shows what it understood.
        kwargs.pop("widget", None)
        return models.Field.formfield(self, **{"form_class": HistoricDateFormField, **kwargs})


def as_date(value):
    """A `HistoricDate`, None for nothing, or a database expression as it is."""
    if value is None or value == "":
        return None
    if isinstance(value, HistoricDate) or hasattr(value, "resolve_expression"):
        return value
    return HistoricDate.parse(value)


def as_text(value):
    date = as_date(value)
    return date.edtf if date else ""


def columns(name, date=None, parts=()):
    """The date and its keys by column name, for `QuerySet.update()` and `bulk_update()`."""
    date = as_date(date)
    return {name: date, **{f"{name}_{key}": date and getattr(date, key) for key in (*BOUNDS, *parts)}}


def store_sort_keys(sender, instance, update_fields, using, raw=False, **kwargs):
    """After `save(update_fields=["period"])`: write the keys that the caller did not name."""
    if not update_fields:
        return
    keys = [field for field in sender._meta.concrete_fields if isinstance(field, SortKeyField)]
    missing = {key.name: getattr(instance, key.name) for key in keys if key.of in update_fields}
    missing = {name: value for name, value in missing.items() if name not in update_fields}
    if missing:
        sender._base_manager.using(using).filter(pk=instance.pk).update(**missing)
