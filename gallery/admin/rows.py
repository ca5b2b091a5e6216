"""Rows that belong to something and are edited, and go, with it."""

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.forms.models import BaseInlineFormSet


class NamedFieldsFormSet(BaseInlineFormSet):
    """In a table the name of a field stands only above its column: here each field says its own, for who cannot see."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name, field in form.fields.items():
            field.widget.attrs.setdefault("aria-label", str(field.label or name).capitalize())


class NamedFields:
    """For inlines in a table."""

    formset = NamedFieldsFormSet


class DeletesAsOne:
    """For admin pages: what goes with a thing is counted; only what has pages of its own is named."""

    def get_deleted_objects(self, objs, request):
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        named = [thing for things in collector.model_objs.values() for thing in things if self._has_pages(thing)]
        counts = {model._meta.verbose_name_plural: len(things) for model, things in collector.model_objs.items()}
        return _in_words(named), counts, self._may_not_delete(named, request), _in_words(collector.protected)

    def _has_pages(self, thing) -> bool:
        return self.admin_site.is_registered(type(thing))

    def _may_not_delete(self, things, request) -> set[str]:
        """The kinds among them of which this person may not delete one."""
        admins = [(thing, self.admin_site.get_model_admin(type(thing))) for thing in things]
        return {thing._meta.verbose_name for thing, its in admins if not its.has_delete_permission(request, thing)}


def _in_words(things) -> list[str]:
    return sorted(f"{thing._meta.verbose_name.capitalize()}: {thing}" for thing in things)
