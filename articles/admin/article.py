from content_editor.admin import ContentEditor
from django.contrib import admin
from reversion.admin import VersionAdmin

from gallery.admin.widgets import ChoosesPhotos, SuggestsTopics, thumbnail

from ..models import Article, Author, Authorship, RevisionNote, Series
from . import history
from .blocks import BLOCK_INLINES
from .nonce import WithNonce

history.register()


class AuthorshipInline(admin.TabularInline):
    model = Authorship
    extra = 0
    autocomplete_fields = ["author"]
    verbose_name = "author"
    verbose_name_plural = "authors"


class RevisionNoteInline(admin.TabularInline):
    model = RevisionNote
    extra = 0
    verbose_name_plural = "public corrections"
    classes = ["collapse"]


@admin.register(Article)
class ArticleAdmin(ChoosesPhotos, SuggestsTopics, WithNonce, VersionAdmin, ContentEditor):
    """One screen for the whole article: what it is, its body, and when it is published."""

    inlines = [AuthorshipInline, *BLOCK_INLINES, RevisionNoteInline]
    list_display = ["title", "cover", "status", "publish_at", "series", "updated_at"]
    list_display_links = ["title"]
    list_filter = ["status", "series", "topics"]
    list_select_related = ["lead_photo", "series"]
    list_per_page = 50
    date_hierarchy = "publish_at"
    search_fields = ["title", "standfirst"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["series", "related"]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["title", "standfirst", "lead_photo", "topics", "period", ("series", "part")]}),
        (
            "Publication",
            {"fields": [("status", "publish_at", "unpublish_at"), "revised_at", "slug"], "classes": ["tabbed"]},
        ),
        (
            "More",
            {"fields": ["related", "language", ("discussion", "comments_open_until")], "classes": ["tabbed"]},
        ),
    ]

    class Media:
        css = {"all": ["css/admin-article.css"]}

    @admin.display(description="lead picture")
    def cover(self, article):
        return thumbnail(article.lead_photo) if article.lead_photo else "none"


@admin.register(Series)
class SeriesAdmin(admin.ModelAdmin):
    list_display = ["title", "slug"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ["name", "sort_name"]
    search_fields = ["name", "sort_name"]
    prepopulated_fields = {"slug": ["name"]}
