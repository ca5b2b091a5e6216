"""Rows inside a block: the pictures of a group, the people of a cast, edited in the block's own form.

Django's admin has no inline within an inline. Here the block's form carries a formset of its rows as if it
were one field: it is shown, checked and saved with the block. `static/js/admin-rows.js` adds, moves and removes rows.
"""

from django import forms
from django.contrib import admin
from django.db import models
from django.forms.models import BaseInlineFormSet, inlineformset_factory

from gallery.admin.choosing import ChosenSelect, KnownChoice, KnowsItsChoices, know_own_row
from gallery.admin.widgets import PhotoSelect
from gallery.models import Photo


class RowsWidget(forms.Widget):
    """Shows the whole formset of rows; it has no value of its own."""

    template_name = "admin/articles/rows.html"
    formset = None

    class Media:
        js = ["admin/js/jquery.init.js", "js/admin-rows.js"]
        css = {"all": ["css/admin-rows.css"]}

    def get_context(self, name, value, attrs):
        return {"formset": self.formset, "add_label": self.add_label}

    def value_from_datadict(self, data, files, name):
        return None

    def id_for_label(self, id_):
        return ""


class RowsFormSet(BaseInlineFormSet):
    """Rows in the order in which the editor put them."""

    def get_queryset(self):
        """The rows as they came with the block, if they did."""
        loaded = getattr(self.instance, "_prefetched_objects_cache", {}).get("rows")
        return super().get_queryset() if loaded is None else list(loaded)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        know_own_row(form)
        form.fields["ordering"].widget = forms.HiddenInput(attrs={"data-row-ordering": ""})
        form.fields["ordering"].required = False

    @property
    def empty_row(self):
        """A form for the script to copy; its name holds `__row__` where the number goes."""
        form = self.form(
            auto_id=self.auto_id,
            prefix=f"{self.prefix}-__row__",
            empty_permitted=True,
            use_required_attribute=False,
            **self.get_form_kwargs(None),
        )
        self.add_fields(form, None)
        return form


def _formfield(field, **kwargs):
    """A row's relations are chosen by typing, its texts are short."""
    if isinstance(field, models.ForeignKey) and field.name != "block":
        select = PhotoSelect if field.remote_field.model is Photo else ChosenSelect
        kwargs |= {"widget": select(field, admin.site), "form_class": KnownChoice}
    elif isinstance(field, models.TextField):
        kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
    elif isinstance(field, models.CharField):
        kwargs["widget"] = forms.TextInput(attrs={"class": "vTextField"})
    return field.formfield(**kwargs)


class RowForm(KnowsItsChoices, forms.ModelForm):
    """A row's form."""


class BlockWithRowsForm(KnowsItsChoices, forms.ModelForm):
    """A block's form that carries its rows."""

    rows = forms.Field(required=False, label="", widget=RowsWidget)
    formset_class: type[RowsFormSet]
    add_label: str

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        prefix = self.add_prefix("rows")
        sent = self.is_bound and f"{prefix}-TOTAL_FORMS" in self.data
        self.formset = self.formset_class(self.data if sent else None, instance=self.instance, prefix=prefix)
        widget = self.fields["rows"].widget
        widget.formset, widget.add_label = self.formset, self.add_label

    def has_changed(self):
        return super().has_changed() or (self.formset.is_bound and self.formset.has_changed())

    def full_clean(self):
        super().full_clean()
        skipped = self.empty_permitted and not self.has_changed()
        if self.is_bound and not skipped and self.formset.is_bound and not self.formset.is_valid():
            self.add_error("rows", "Something is missing or wrong in these rows.")

    def _save_m2m(self):
        super()._save_m2m()
        if self.formset.is_bound:
            self.formset.instance = self.instance
            self.formset.save()


def form_with_rows(block, row, add_label):
    """A form class for `block` with an ordered formset of `row` in it."""
    names = [field.name for field in row._meta.fields if field.editable and field.name not in ("id", "block")]
    formset_class = inlineformset_factory(
        block, row, RowForm, RowsFormSet, "block", fields=names, extra=0, formfield_callback=_formfield
    )
    return type(f"{block.__name__}Form", (BlockWithRowsForm,), {"formset_class": formset_class, "add_label": add_label})
