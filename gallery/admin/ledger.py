from django.contrib import admin
from django.contrib.admin.options import ShowFacets

from ..models import LedgerEntry
from .reading import OnlyRead


@admin.register(LedgerEntry)
class LedgerEntryAdmin(OnlyRead, admin.ModelAdmin):
    """What was done about the right to show each picture, newest first; rows are written by the site alone."""

    list_display = ["at", "what", "subject", "words", "who"]
    list_display_links = ["at"]
    list_filter = ["what", "at", ("by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["by"]
    list_per_page = 50
    show_facets = ShowFacets.NEVER
    show_full_result_count = False
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
    search_fields = ["subject", "words", "by_name", "request__reference"]
    search_help_text = "Titles of pictures, words, names, references of complaints"
    fields = ["at", "what", "subject", "photo", "request", "words", "who"]

    @admin.display(description="by", ordering="by_name")
    def who(self, entry):
        return entry.by_name or "The site itself"
