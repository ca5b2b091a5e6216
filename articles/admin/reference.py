"""People, events and sources: what articles refer to."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse
from django.urls import path

from gallery.admin.bin import GoesToBin
from gallery.admin.history import KeepsHistory
from gallery.admin.widgets import ChoosesPhotos, thumbnail

from ..models import Event, KeyFigure, Source
from ..versions.kept import OF_FIGURE
from .nonce import WithNonce
from .pictures import PicturesInline

SOURCES_OFFERED = 12


@admin.register(KeyFigure)
class KeyFigureAdmin(ChoosesPhotos, WithNonce, GoesToBin, KeepsHistory):
    parts = OF_FIGURE
    list_display = ["name", "face", "lifetime", "role"]
    list_select_related = ["portrait"]
    search_fields = ["name", "sort_name", "other_names"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [PicturesInline]
    fieldsets = [
        (None, {"fields": ["name", "sort_name", "other_names", "role", ("born", "died")]}),
        ("Biography", {"fields": ["portrait", "biography"]}),
        ("Address", {"fields": ["slug", "same_as"]}),
    ]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.keep_portrait_among_photos()

    @admin.display(description="portrait")
    def face(self, figure):
        return thumbnail(figure.portrait) if figure.portrait else "none"


@admin.register(Event)
class EventAdmin(ChoosesPhotos, WithNonce, GoesToBin, KeepsHistory):
    list_display = ["what", "date", "place", "article"]
    list_select_related = ["article"]
    list_filter = [("article", admin.EmptyFieldListFilter)]
    search_fields = ["what", "place", "date", "article__title"]
    autocomplete_fields = ["article", "figures"]

    @admin.display(ordering="date_earliest")
    def date(self, event):
        return str(event.date)


@admin.register(Source)
class SourceAdmin(GoesToBin, KeepsHistory):
    list_display = ["title", "author", "year", "type", "key"]
    list_filter = ["type"]
    search_fields = ["author", "title", "container", "key"]
    fieldsets = [
        (None, {"fields": ["type", "author", "title", "container", "publisher", "year"]}),
        ("On the web", {"fields": ["url", "accessed", "archived_url"]}),
        ("Key", {"fields": ["key"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        """Texts cite a source by its key, so it is chosen once."""
        return ["key"] if obj else []

    def get_urls(self):
        offered = path("offered/", self.admin_site.admin_view(self.offered), name="articles_source_offered")
        return [offered, *super().get_urls()]

    def offered(self, request):
        """Sources that match `q`, for the text editor's citation dialog."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        words = request.GET.get("q", "").split()
        match = Q()
        for word in words[:8]:
            match &= Q(author__icontains=word) | Q(title__icontains=word) | Q(year__icontains=word) | Q(key=word)
        sources = Source.objects.filter(match)[:SOURCES_OFFERED]
        found = [{"key": source.key, "label": f"{source} · {source.title}"} for source in sources]
        return JsonResponse({"sources": found})
