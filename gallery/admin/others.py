from django.contrib import admin

from ..models import Album, AlbumPhoto, Topic
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
