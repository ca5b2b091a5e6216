"""The record of who did what at the desk."""

from django.contrib import admin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.admin.options import ShowFacets
from django.contrib.contenttypes.models import ContentType

from gallery.admin.paging import KeysFirst
from gallery.admin.reading import OnlyRead

DONE = {ADDITION: "Added", CHANGE: "Changed", DELETION: "Deleted"}


class KindFilter(admin.SimpleListFilter):
    """By what it was done to: only the kinds that there are entries about."""

    title = "kind"
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        kinds = ContentType.objects.filter(logentry__isnull=False).distinct()
        return sorted(((str(kind.pk), kind.name.capitalize()) for kind in kinds), key=lambda choice: choice[1])

    def queryset(self, request, queryset):
        asked = self.value() or ""
        is_number = asked.isascii() and asked.isdigit() and len(asked) < 10
        return queryset.filter(content_type=asked) if is_number else queryset


class DoneFilter(admin.SimpleListFilter):
    title = "what was done"
    parameter_name = "done"

    def lookups(self, request, model_admin):
        return [(str(flag), words) for flag, words in DONE.items()]

    def queryset(self, request, queryset):
        known = {str(flag) for flag in DONE}
        return queryset.filter(action_flag=self.value()) if self.value() in known else queryset


@admin.register(LogEntry)
class RecordAdmin(OnlyRead, admin.ModelAdmin):
    """What people did at the desk, newest first. It is read and never changed."""

    list_display = ["action_time", "user", "done", "kind", "thing", "details"]
    list_display_links = None
    list_filter = [("user", admin.RelatedOnlyFieldListFilter), DoneFilter, KindFilter, "action_time"]
    list_select_related = ["user", "content_type"]
    list_per_page = 50
    paginator = KeysFirst
    show_facets = ShowFacets.NEVER
    show_full_result_count = False
    date_hierarchy = "action_time"
    search_fields = ["object_repr", "change_message", "user__username", "user__first_name", "user__last_name"]
    search_help_text = "Titles, what was changed, names of people"
    fields = ["action_time", "user", "done", "kind", "thing", "details"]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Who did what"} | (extra_context or {}))

    @admin.display(description="did", ordering="action_flag")
    def done(self, entry):
        return DONE[entry.action_flag]

    @admin.display(description="kind", ordering="content_type")
    def kind(self, entry):
        return entry.content_type.name.capitalize() if entry.content_type else "No longer there"

    @admin.display(description="what", ordering="object_repr")
    def thing(self, entry):
        return entry.object_repr

    @admin.display(description="in detail")
    def details(self, entry):
        return entry.get_change_message()
