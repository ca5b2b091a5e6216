"""A relation that is chosen by typing, in a form that knows already what is chosen."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect


class KnownChoice(forms.ModelChoiceField):
    """A choice that asks the database only for what it does not know: `known` is what was chosen when the form opened.

    A form of a hundred relations would else ask for each twice to show it, and twice to store it.
    """

    known = None
    default_error_messages = {
        "invalid_choice": "What was chosen here is no longer there: somebody has deleted it. Choose another; "
        "everything else that you wrote is kept."
    }

    def to_python(self, value):
        if self.known is not None and str(value) == str(self.known.pk):
            return self.known
        return super().to_python(value)


class ChosenSelect(AutocompleteSelect):
    """Django's select that is searched by typing; it shows what its field knows without asking for it."""

    def optgroups(self, name, value, attrs=None):
        field = self.choices.field
        known = getattr(field, "known", None)
        if known is None or [str(each) for each in value] != [str(known.pk)]:
            return super().optgroups(name, value, attrs)
        none = [] if self.is_required else [self.create_option(name, "", "", selected=False, index=0)]
        chosen = self.create_option(name, known.pk, field.label_from_instance(known), selected=True, index=0)
        return [(None, [*none, chosen], 0)]


class KnowsItsChoices:
    """For model forms: relations that came with the object are known to their fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        loaded = self.instance._state.fields_cache
        for name, field in self.fields.items():
            if isinstance(field, KnownChoice):
                field.known = loaded.get(name)

    def _get_validation_exclusions(self):
        """The field has made sure that what is chosen exists; the model need not ask again."""
        chosen = {name for name, field in self.fields.items() if isinstance(field, KnownChoice)}
        return super()._get_validation_exclusions() | chosen


def know_own_row(form, name: str = "id") -> None:
    """Let the hidden field with which a form of a formset names its row take that row as known."""
    field = form.fields[name]
    form.fields[name] = known = KnownChoice(
        field.queryset, initial=field.initial, required=field.required, widget=field.widget
    )
    known.known = form.instance if form.instance.pk else None
