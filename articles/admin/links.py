"""Links to other sites that lead nowhere, where they stand, and the archived copies that can take their place."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from gallery.admin.reading import OnlyRead

from ..links.places import KINDS, leave_places, places_of
from ..models import LinkPlace, OutgoingLink
from ..tasks import check_links

PARTS = "admin/articles/outgoinglink"
OFF = "Links are not checked on this site: whoever runs it has switched that off (CHECK_LINKS)."


class StandingFilter(admin.SimpleListFilter):
    """What is broken is worth a look; everything else is there when it is asked for."""

    title = "which"
    parameter_name = "which"

    def lookups(self, request, model_admin):
        states = [(state.value, state.label) for state in OutgoingLink.State if state != OutgoingLink.State.BROKEN]
        return [*states, ("ignored", "Ignored"), ("all", "All")]

    def choices(self, changelist):
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": OutgoingLink.State.BROKEN.label,
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request, queryset):
        asked = self.value()
        if asked == "all":
            return queryset
        if asked == "ignored":
            return queryset.filter(is_ignored=True)
        return queryset.filter(is_ignored=False, state=asked) if asked else queryset.broken()


class Listed(ChangeList):
    """A page of links, each with the places where it stands: in a fixed number of queries."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        places = places_of(self.result_list)
        for link in self.result_list:
            link.stands_in = places.get(link.pk, [])


@admin.register(OutgoingLink)
class OutgoingLinkAdmin(OnlyRead, admin.ModelAdmin):
    list_display = ["link", "stands", "copy"]
    list_display_links = None
    list_filter = [StandingFilter]
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["address", "what_happened"]
    search_help_text = "A part of the address, or of what happened"
    actions = ["check_now", "ignore", "heed"]

    def has_change_permission(self, request, obj=None):
        """Its rows are found, not written; the actions below are for whoever looks after the articles."""
        return obj is None and admin.ModelAdmin.has_change_permission(self, request)

    def get_urls(self):
        guarded = self.admin_site.admin_view(require_POST(self.use_copy))
        return [path("<int:pk>/archived/", guarded, name="articles_outgoinglink_archived"), *super().get_urls()]

    def get_changelist(self, request, **kwargs):
        return Listed

    def changelist_view(self, request, extra_context=None):
        known = OutgoingLink.objects.aggregate(last=Max("checked_at"))
        context = {"title": "Links to other sites", "checks": settings.CHECK_LINKS, "last_checked": known["last"]}
        return super().changelist_view(request, context | (extra_context or {}))

    @admin.display(description="address, and what happened", ordering="failing_since")
    def link(self, link):
        return render_to_string(f"{PARTS}/_address.html", {"link": link})

    @admin.display(description="where it stands")
    def stands(self, link):
        return render_to_string(f"{PARTS}/_places.html", {"places": link.stands_in})

    @admin.display(description="archived copy", ordering="archived_at")
    def copy(self, link):
        return render_to_string(f"{PARTS}/_archived.html", {"link": link})

    @admin.action(description="Check now", permissions=["change"])
    def check_now(self, request, queryset):
        if not settings.CHECK_LINKS:
            messages.error(request, OFF)
            return
        pks = list(queryset.values_list("pk", flat=True))
        check_links.enqueue(pks)
        messages.success(request, f"Being checked: {len(pks)}. Come back in a minute, or in some for many.")

    @admin.action(description="Ignore: it works, or may stay as it is", permissions=["change"])
    def ignore(self, request, queryset):
        messages.success(request, f"Ignored from now on: {queryset.update(is_ignored=True)}.")

    @admin.action(description="Heed again, and check", permissions=["change"])
    def heed(self, request, queryset):
        number = queryset.update(is_ignored=False, due_at=timezone.now())
        messages.success(request, f"Checked again, within the hour: {number}.")

    def use_copy(self, request, pk):
        """Lead to the archived copy, wherever this link stands."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        link = get_object_or_404(OutgoingLink.objects.exclude(archived_url=""), pk=pk)
        places = list(LinkPlace.objects.filter(link=link))
        done = [place for place in places if self._replace(request, link, place)]
        if done:
            messages.success(request, f"The archived copy stands in its place now; changed: {len(done)}.")
            leave_places(link, done)
        return redirect("admin:articles_outgoinglink_changelist")

    def _replace(self, request, link, place) -> bool:
        """Whether it was replaced there; if not, a sentence says why."""
        kind = KINDS.get(place.kind)
        if kind is None or not request.user.has_perm(kind.permission):
            messages.warning(request, "You may not change all that leads there; the rest stays as it was.")
            return False
        try:
            kind.replace(place.number, link.address, link.archived_url, request.user)
        except ValidationError as error:
            messages.error(request, f"Not replaced, please do it by hand. {' '.join(error.messages)}")
            return False
        return True
