"""The picture library as editors of articles have it: with the people of our articles.

The gallery knows nobody. So what its admin lacks is added here, on the rung above, and registered in its place.
"""

import reversion
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Count

from gallery.admin.photo import PhotoAdmin
from gallery.admin.rows import NamedFields, NamedFieldsFormSet
from gallery.admin.widgets import ChoosesPhotos
from gallery.history.recording import keep_first_version
from gallery.models import Photo

from ..models import Depiction, KeyFigure

MOST_PEOPLE = 40


class PersonFilter(admin.SimpleListFilter):
    """By who is in the picture; offers those who are in most, since others are found by searching for their names."""

    title = "person"
    parameter_name = "person"

    def lookups(self, request, model_admin):
        counted = KeyFigure.objects.annotate(number=Count("depictions")).filter(number__gt=0)
        found = counted.order_by("-number", "sort_name").values_list("slug", "name", "sort_name")[:MOST_PEOPLE]
        return [(slug, name) for slug, name, _ in sorted(found, key=lambda row: row[2].casefold())]

    def queryset(self, request, queryset):
        return queryset.filter(figures__slug=self.value()) if self.value() else queryset


class PeopleInline(NamedFields, admin.TabularInline):
    """Who is in the picture, and where; `static/js/admin-photo.js` lets the place be chosen on the picture."""

    model = Depiction
    fields = ["figure", "position", "x", "y"]
    autocomplete_fields = ["figure"]
    extra = 0
    verbose_name = "person"
    verbose_name_plural = "Who is in it, and where"


class DepictionFormSet(NamedFieldsFormSet):
    """The pictures of a person, whose portrait is named among them by itself before these are saved."""

    def save_new(self, form, commit=True):
        self._make_room_for(form.instance)
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        if "photo" in form.changed_data:
            obj.x = obj.y = None
        self._make_room_for(obj)
        return super().save_existing(form, obj, commit)

    def _make_room_for(self, depiction):
        same = Depiction.objects.filter(figure=self.instance, photo=depiction.photo_id)
        same.exclude(pk=depiction.pk).delete()


class PicturesInline(ChoosesPhotos, admin.TabularInline):
    """The pictures that a person is in."""

    model = Depiction
    formset = DepictionFormSet
    fields = ["photo", "position"]
    extra = 0
    verbose_name = "picture"
    verbose_name_plural = "Pictures that they are in"


admin.site.unregister(Photo)


@admin.register(Photo)
class PictureLibraryAdmin(PhotoAdmin):
    """The gallery's own admin, where people are named, and found by their names."""

    list_filter = [*PhotoAdmin.list_filter, PersonFilter]
    search_fields = [*PhotoAdmin.search_fields, "figures__name", "figures__other_names"]

    def get_inlines(self, request, obj):
        """People are named where the picture can be seen."""
        return [PeopleInline] if obj else []

    # In which pictures people are belongs to their history, wherever it is said.

    def change_view(self, request, object_id, form_url="", extra_context=None):
        photo = self.get_object(request, unquote(object_id)) if request.method == "POST" else None
        for figure in photo.figures.all() if photo else ():
            keep_first_version(figure)
        return super().change_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        before = set(form.instance.figures.all()) if change else set()
        super().save_related(request, form, formsets, change)
        if any(formset.model is Depiction and formset.has_changed() for formset in formsets):
            for figure in before | set(form.instance.figures.all()):
                reversion.add_to_revision(figure)
