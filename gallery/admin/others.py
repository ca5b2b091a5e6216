from django.contrib import admin

from ..history.kept import OF_ALBUM
from ..models import Album, AlbumPhoto, Topic
from .bin import GoesToBin
from .history import KeepsHistory
from .rows import DeletesAsOne, NamedFields
from .widgets import ChoosesPhotos, thumbnail


class AlbumPhotoInline(NamedFields, ChoosesPhotos, admin.TabularInline):
    model = AlbumPhoto
    extra = 1

    def get_queryset(self, request):
        """Each row is named by its album."""
        return super().get_queryset(request).select_related("album")


@admin.register(Album)
class AlbumAdmin(DeletesAsOne, GoesToBin, KeepsHistory):
    parts = OF_ALBUM
    list_display = ["title"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [AlbumPhotoInline]


@admin.register(Topic)
class TopicAdmin(ChoosesPhotos, GoesToBin, KeepsHistory):
    list_display = ["name", "cover", "introduction"]
    list_select_related = ["lead_photo"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [(None, {"fields": ["name", "introduction", "lead_photo"]}), ("Address", {"fields": ["slug"]})]

    @admin.display(description="lead picture")
    def cover(self, topic):
        return thumbnail(topic.lead_photo) if topic.lead_photo else "none"
