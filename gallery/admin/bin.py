"""The bin at the desk: what was deleted, by whom and when; put back with one click, or gone for good with two."""

import reversion
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, path, reverse
from django.views.decorators.http import require_POST

from ..bin.emptying import erase
from ..bin.keeping import keep
from ..bin.kinds import KINDS
from ..bin.restoring import restore
from ..history.restoring import sentences
from ..models import Binned

PUT_BACK = "Put back from the bin."


class GoesToBin:
    """For the admin of a kind of thing that goes into the bin when it is deleted."""

    def changelist_view(self, request, extra_context=None):
        address = bin_address(request.user, self.model)
        return super().changelist_view(request, {"bin_address": address, **(extra_context or {})})

    @transaction.atomic
    def delete_model(self, request, obj):
        keep([obj], request.user)
        super().delete_model(request, obj)
        self._tell_of_bin(request)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        keep(queryset, request.user)
        super().delete_queryset(request, queryset)
        self._tell_of_bin(request)

    def _tell_of_bin(self, request):
        days = settings.BIN_KEPT_DAYS
        messages.info(request, f"What is deleted lies in the bin for {days} days and can be put back.")


def bin_address(user, model) -> str:
    """The bin, narrowed to one kind; "" for whoever may not put that back."""
    label = model._meta.label_lower
    return f"{reverse('admin:gallery_binned_changelist')}?kind={label}" if label in _kinds_of(user) else ""


def _kinds_of(user) -> list[str]:
    """What this person may put back: that needs what deleting and adding need together."""
    return [label for label, kind in KINDS.items() if _may(user, "add", kind) and _may(user, "delete", kind)]


def _may(user, action, kind) -> bool:
    return user.has_perm(f"{kind.model._meta.app_label}.{action}_{kind.model._meta.model_name}")


class KindFilter(admin.SimpleListFilter):
    """By what it was: only the kinds that lie there."""

    title = "kind"
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        found = set(model_admin.get_queryset(request).order_by().values_list("kind", flat=True))
        asked = {request.GET.get(self.parameter_name)} & KINDS.keys()
        return sorted(((label, _kind_in_words(label)) for label in found | asked), key=lambda choice: choice[1])

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


def _kind_in_words(label: str) -> str:
    name = str(KINDS[label].model._meta.verbose_name)
    return name[:1].upper() + name[1:]


@admin.register(Binned)
class BinnedAdmin(admin.ModelAdmin):
    """What lies there: for who may see the whole bin, what all have deleted; for others what they have themselves."""

    list_display = ["title", "back", "kind_in_words", "by", "deleted_at", "until"]
    list_display_links = None
    list_filter = [KindFilter]
    list_select_related = ["deleted_by"]
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    search_fields = ["title"]
    search_help_text = "A part of the title"

    def get_urls(self):
        guarded = self.admin_site.admin_view(require_POST(self.put_back))
        return [path("<int:pk>/back/", guarded, name="gallery_binned_back"), *super().get_urls()]

    def get_queryset(self, request):
        own = None if super().has_view_permission(request) else request.user
        return super().get_queryset(request).kept().of(_kinds_of(request.user), own)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return bool(_kinds_of(request.user)) and (obj is None or obj.kind in _kinds_of(request.user))

    def has_delete_permission(self, request, obj=None):
        """To remove it for good: whoever could put it back."""
        return self.has_view_permission(request, obj)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request, {"title": "Bin", "days": settings.BIN_KEPT_DAYS, **(extra_context or {})}
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What lies there has no form: it is shown in the list alone."""
        return redirect("admin:gallery_binned_changelist")

    @admin.display(description="kind", ordering="kind")
    def kind_in_words(self, binned):
        return _kind_in_words(binned.kind)

    @admin.display(description="by", ordering="deleted_by")
    def by(self, binned):
        return (binned.deleted_by and (binned.deleted_by.get_full_name() or str(binned.deleted_by))) or ""

    @admin.display(description="stays until", ordering="deleted_at")
    def until(self, binned):
        return binned.until

    @admin.display(description="what to do")
    def back(self, binned):
        return render_to_string("admin/gallery/binned/_ways.html", {"binned": binned})

    def put_back(self, request, pk):
        """Restore it; what could not be put back is said."""
        binned = get_object_or_404(self.get_queryset(request), pk=pk)
        try:
            with reversion.create_revision():
                reversion.set_user(request.user)
                reversion.set_comment(PUT_BACK)
                thing, said = restore(binned)
                LogEntry.objects.log_actions(request.user.pk, [thing], CHANGE, PUT_BACK, single_object=True)
        except Binned.DoesNotExist:
            raise Http404 from None
        except ValidationError as error:
            messages.error(request, f"Nothing has been put back: “{binned}” stays in the bin. {sentences(error)}")
            return redirect("admin:gallery_binned_changelist")
        messages.success(request, f"“{thing}” {KINDS[binned.kind].is_back}")
        for sentence in said:
            messages.warning(request, sentence)
        return redirect(_desk_of(thing))

    def delete_view(self, request, object_id, extra_context=None):
        context = {"title": "Remove for good", "subtitle": None}
        return super().delete_view(request, object_id, context | (extra_context or {}))

    def get_deleted_objects(self, objs, request):
        """Named as what they were; that their rows and versions go too is a matter of course."""
        names = [f"{_kind_in_words(binned.kind)}: {binned}, for good" for binned in objs]
        allowed = all(self.has_delete_permission(request, binned) for binned in objs)
        return names, {"deleted things": len(names)}, set() if allowed else {"deleted thing"}, []

    def delete_model(self, request, obj):
        erase(obj)

    def delete_queryset(self, request, queryset):
        for binned in queryset:
            erase(binned)


def _desk_of(thing) -> str:
    try:
        return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
    except NoReverseMatch:
        return reverse("admin:gallery_binned_changelist")
