from django.contrib import admin

from ..models import Album, AlbumPhoto, TakedownRequest, Topic
from .widgets import ChoosesPhotos


class AlbumPhotoInline(ChoosesPhotos, admin.TabularInline):
    model = AlbumPhoto
    extra = 1


@admin.register(Album)
class AlbumAdmin(admin.ModelAdmin):
    list_display = ["title"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [AlbumPhotoInline]


@admin.register(Topic)
class TopicAdmin(ChoosesPhotos, admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(TakedownRequest)
class TakedownRequestAdmin(admin.ModelAdmin):
    list_display = ["name", "photo", "state", "received_at"]
    list_filter = ["state"]
    list_select_related = ["photo"]
    autocomplete_fields = ["photo"]
    readonly_fields = ["received_at", "decided_at"]
