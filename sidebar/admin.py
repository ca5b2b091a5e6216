"""What stands beside the articles, with a list of each kind that says what readers see of it today."""

from django.contrib import admin
from django.utils.timezone import localdate

from gallery.admin.bin import GoesToBin
from gallery.admin.history import KeepsHistory
from gallery.admin.widgets import SuggestsTopics
from gallery.models import Topic

from .choose import links_of_the_day, of_the_day
from .models import HistoryLink, PointToPonder, Quotation, Snippet


class ItemAdmin(SuggestsTopics, GoesToBin, KeepsHistory):
    """One of them is shown a day; the list, narrowed to a topic, says which beside articles on that."""

    change_list_template = "admin/sidebar/item/change_list.html"
    list_filter = ["topics", "shown_from", "shown_until"]
    list_per_page = 50
    DAYS = ("When readers see it", {"fields": [("shown_from", "shown_until")]})

    def changelist_view(self, request, extra_context=None):
        topic = Topic.objects.filter(pk__in=_number(request.GET.get("topics__id__exact"))).first()
        today = of_the_day(self.model.objects.all(), [topic] if topic else [], localdate())
        return super().changelist_view(request, {**(extra_context or {}), "today": today, "topic": topic})

    @admin.display(description="readers see it")
    def state(self, item):
        return item.state_on(localdate())


def _number(text: str | None) -> list[int]:
    return [int(text)] if text and text.isascii() and text.isdigit() and len(text) < 19 else []


@admin.register(Quotation)
class QuotationAdmin(ItemAdmin):
    list_display = ["__str__", "date", "state"]
    search_fields = ["words", "speaker", "about"]
    fieldsets = [(None, {"fields": ["words", ("speaker", "date"), "about", "topics"]}), ItemAdmin.DAYS]


@admin.register(Snippet)
class SnippetAdmin(ItemAdmin):
    list_display = ["__str__", "article", "state"]
    list_select_related = ["article"]
    search_fields = ["text", "article__title"]
    autocomplete_fields = ["article"]
    fieldsets = [(None, {"fields": ["text", "article", "topics"]}), ItemAdmin.DAYS]


@admin.register(PointToPonder)
class PointToPonderAdmin(ItemAdmin):
    list_display = ["title", "article", "state"]
    list_select_related = ["article"]
    search_fields = ["title", "text", "article__title"]
    autocomplete_fields = ["article"]
    fieldsets = [(None, {"fields": ["title", "text", "article", "topics"]}), ItemAdmin.DAYS]


@admin.register(HistoryLink)
class HistoryLinkAdmin(GoesToBin, KeepsHistory):
    change_list_template = "admin/sidebar/historylink/change_list.html"
    list_display = ["title", "url", "is_sister"]
    list_filter = ["is_sister"]
    search_fields = ["title", "url", "description"]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**(extra_context or {}), "today": links_of_the_day(localdate())})
