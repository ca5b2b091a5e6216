"""Former addresses and where they lead, and addresses that were asked for in vain."""

import re
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.shortcuts import resolve_url
from django.utils.html import format_html

from addresses.missed import write_missed_addresses
from addresses.models import MissedAddress, Redirect
from gallery.admin.bin import GoesToBin
from gallery.admin.history import KeepsHistory

from ..models import Article, Event
from ..search.engine import Filters, Kind, search
from ..search.query import parse
from .nonce import WithNonce


class RedirectForm(forms.ModelForm):
    """Instead of typing where it leads, an editor may choose an article."""

    article = forms.ModelChoiceField(
        Article.objects.all(),
        required=False,
        # The chooser of articles that events have.
        widget=AutocompleteSelect(Event._meta.get_field("article"), admin.site),
        help_text="Choose one, and the former address leads to it, also when its own address changes.",
    )

    class Meta:
        model = Redirect
        fields = ["old_path", "article", "new_path", "is_permanent"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_path"].required = False

    def clean(self):
        cleaned = super().clean()
        if article := cleaned.get("article"):
            cleaned["new_path"] = article.get_absolute_url()
        elif not cleaned.get("new_path") and "new_path" not in self.errors:
            self.add_error("new_path", "Choose an article, or say where it leads.")
        return cleaned


@admin.register(Redirect)
class RedirectAdmin(WithNonce, GoesToBin, KeepsHistory):
    form = RedirectForm
    list_display = ["old_path", "new_path", "is_permanent", "is_by_hand", "made_at"]
    list_filter = ["is_by_hand", "is_permanent"]
    search_fields = ["old_path", "new_path"]
    save_on_top = False

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        if (old_path := initial.get("old_path")) and not initial.get("new_path"):
            initial["new_path"] = likely_meant(old_path)
        return initial

    def save_model(self, request, obj, form, change):
        obj.is_by_hand = True
        super().save_model(request, obj, form, change)


# What a link to a lost page may have meant.
HAVE_PAGES = {Kind.ARTICLE, Kind.PERSON, Kind.TOPIC}


def likely_meant(path: str) -> str:
    """The address of the article, person or topic most like the end of this path; "" if there is none."""
    last = re.sub(r"\.\w+$", "", path.partition("?")[0].rstrip("/")).rpartition("/")[2]
    words = [word for word in re.findall(r"[^\W\d_]+", last) if len(word) > 2]
    found = search(parse(" OR ".join(words)), Filters())[:10] if words else []
    return next((hit.address for hit in found if hit.kind in HAVE_PAGES), "")


class NoiseFilter(admin.SimpleListFilter):
    """What programs ask for that look for holes is folded away."""

    title = "which"
    parameter_name = "which"

    def lookups(self, request, model_admin):
        return [("noise", "Folded away"), ("all", "All")]

    def choices(self, changelist):
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": "Worth a look",
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request, queryset):
        return queryset if self.value() == "all" else queryset.filter(is_noise=self.value() == "noise")


@admin.register(MissedAddress)
class MissedAddressAdmin(admin.ModelAdmin):
    list_display = ["path", "hits", "redirect", "referrer_host", "first_seen", "last_seen"]
    list_display_links = None
    list_filter = [NoiseFilter, "last_seen"]
    search_fields = ["path", "referrer_host"]
    ordering = ["-hits", "-last_seen"]
    actions = ["fold_away", "take_out"]

    def changelist_view(self, request, extra_context=None):
        """As it is now: what waits in the cache is written down first."""
        write_missed_addresses()
        return super().changelist_view(request, {"title": "Addresses that readers asked for in vain"})

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        """Its rows are counted, not written; the actions below are for whoever makes redirects."""
        return obj is None and super().has_change_permission(request)

    @admin.display(description="what to do")
    def redirect(self, missed):
        address = resolve_url("admin:addresses_redirect_add") + "?" + urlencode({"old_path": missed.path})
        return format_html('<a href="{}">Lead it somewhere</a>', address)

    @admin.action(description="Fold away: not worth a redirect", permissions=["change"])
    def fold_away(self, request, queryset):
        queryset.update(is_noise=True)

    @admin.action(description="Take out again: worth a look", permissions=["change"])
    def take_out(self, request, queryset):
        queryset.update(is_noise=False)
