"""The form field in which editors write a historic date in EDTF or in words."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from .historic_date import HistoricDate
from .reading import understand

HELP = _("For example: 23 October 1956, about 1956, summer 1956, 1950s, before 1956, 1945–1956, 44 BC.")


class HistoricDateInput(forms.TextInput):
    """A text input, and under it the date as it was understood."""

    understood_template = "chronology/historic_date_input.html"

    def render(self, name, value, attrs=None, renderer=None):
        context = {
            "input": super().render(name, value, attrs, renderer),
            "id": (attrs or {}).get("id", ""),
            "date": understood(value),
        }
        return render_to_string(self.understood_template, context)


class HistoricDateFormField(forms.CharField):
    """Gives a `HistoricDate` or None; shows English words, which it also understands, or what was typed."""

    widget = HistoricDateInput

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", HELP)
        super().__init__(**{**kwargs, "empty_value": None})

    def to_python(self, value):
        if isinstance(value, HistoricDate):
            return value
        text = super().to_python(value)
        try:
            return understand(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value):
        return str(value) if isinstance(value, HistoricDate) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def understood(value):
    try:
        return understand(str(value)) if value else None
    except ValueError:
        return None
