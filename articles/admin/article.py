from content_editor.admin import ContentEditor
from django.contrib import admin
from js_asset import Script

from gallery.admin.bin import GoesToBin
from gallery.admin.history import KeepsHistory
from gallery.admin.paging import KeysFirst
from gallery.admin.rows import DeletesAsOne, NamedFields
from gallery.admin.widgets import ChoosesPhotos, SuggestsTopics, thumbnail

from ..models import Article, Author, Authorship, RevisionNote, Series
from . import history
from .beginning import BeginsArticles
from .blocks import BLOCK_INLINES
from .checklist import ChecksBeforePublishing
from .linking import OffersPages
from .nonce import WithNonce
from .preparing import PreparedFilter, Prepares
from .preparing_form import PreparesForm
from .preview import Previews
from .publishing import Publishes, StateFilter
from .reviewing import Reviews
from .roles import HeedsRoles
from .writing import KeepsWriting


class AuthorshipInline(NamedFields, admin.TabularInline):
    model = Authorship
    extra = 0
    autocomplete_fields = ["author"]
    verbose_name = "author"
    verbose_name_plural = "authors"


class RevisionNoteInline(NamedFields, admin.TabularInline):
    model = RevisionNote
    extra = 0
    verbose_name_plural = "public corrections"
    classes = ["collapse"]


@admin.register(Article)
class ArticleAdmin(
    HeedsRoles,
    Prepares,
    KeepsWriting,
    ChecksBeforePublishing,
    BeginsArticles,
    OffersPages,
    DeletesAsOne,
    Publishes,
    Previews,
    Reviews,
    ChoosesPhotos,
    SuggestsTopics,
    WithNonce,
    GoesToBin,
    history.KeepsArticleHistory,
    ContentEditor,
):
    """One screen for the whole article: what it is, its body, and when it is published."""

    form = PreparesForm
    inlines = [AuthorshipInline, *BLOCK_INLINES, RevisionNoteInline]
    list_display = ["title", "cover", "state_now", "series", "updated_at"]
    list_display_links = ["title"]
    list_filter = [StateFilter, PreparedFilter, "series", "topics"]
    list_select_related = ["lead_photo", "series"]
    list_per_page = 50
    paginator = KeysFirst
    date_hierarchy = "publish_at"
    search_fields = ["title", "standfirst"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["series", "related"]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["title", "standfirst", "lead_photo", "topics", "period", ("series", "part")]}),
        ("Publication", {"fields": [("publish_at", "unpublish_at"), "revised_at", "slug"]}),
        (
            "More",
            {"fields": ["related", "language", ("discussion", "comments_open_until"), "writer"], "classes": ["tabbed"]},
        ),
        history.FIELDSET,
    ]

    class Media:
        css = {"all": ["css/admin-article.css", "css/admin-blocks.css", "css/admin-states.css"]}
        js = [Script(f"js/admin-{name}.js", type="module") for name in ("read-only", "review", "blocks", "writing")]

    @admin.display(description="lead picture")
    def cover(self, article):
        return thumbnail(article.lead_photo) if article.lead_photo else "none"


@admin.register(Series)
class SeriesAdmin(GoesToBin, KeepsHistory):
    list_display = ["title", "slug"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(Author)
class AuthorAdmin(GoesToBin, KeepsHistory):
    list_display = ["name", "sort_name"]
    search_fields = ["name", "sort_name"]
    prepopulated_fields = {"slug": ["name"]}
