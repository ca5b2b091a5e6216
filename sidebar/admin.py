from django.contrib import admin

from .models import HistoryLink, PointToPonder, Quotation, Snippet


@admin.register(Quotation)
class QuotationAdmin(admin.ModelAdmin):
    list_display = ["words", "speaker"]
    search_fields = ["words", "speaker"]


@admin.register(Snippet)
class SnippetAdmin(admin.ModelAdmin):
    list_display = ["text", "article"]
    list_select_related = ["article"]
    search_fields = ["text"]
    autocomplete_fields = ["article"]


@admin.register(PointToPonder)
class PointToPonderAdmin(admin.ModelAdmin):
    list_display = ["title", "article"]
    list_select_related = ["article"]
    search_fields = ["title", "text"]
    autocomplete_fields = ["article"]


@admin.register(HistoryLink)
class HistoryLinkAdmin(admin.ModelAdmin):
    list_display = ["title", "url"]
    search_fields = ["title", "description"]
