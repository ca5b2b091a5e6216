"""The history of a thing in the admin: a list of its versions, any two side by side, and putting one back."""

from datetime import date, datetime, time, timedelta

import reversion
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.timezone import localdate, localtime, make_aware
from reversion.admin import VersionAdmin

from ..history import difference as differing
from ..history import restoring
from ..history.parts import Parts
from ..history.recording import keep_first_version, versions_of
from ..history.snapshot import snapshot_of_now, snapshots
from .widgets import thumbnail

ON_A_PAGE = 20
NOTE = "what_changed"
_OF_REVERSION = ("_recoverlist", "_recover", "_revision")


class Rendered:
    """A template of the public pages, with its context, for a page of the admin to include."""

    def __init__(self, name, context):
        self.name, self.context = name, context

    def render(self, context):
        return render_to_string(self.name, self.context)


class KeepsHistory(VersionAdmin):
    """For the admin of a thing whose every save is a version.

    An admin whose things have rows of their own names them in `parts`; one whose things have blocks says itself how
    versions are compared and put back: `difference`, `summary`, `put_back`, `now`.
    """

    change_list_template = None
    parts: tuple[Parts, ...] = ()
    put_part_back = None

    def difference(self, before, after):
        return differing.difference(before, after, self.parts)

    def summary(self, before, after):
        return differing.summary(before, after, self.parts)

    def put_back(self, instance, snapshot):
        return restoring.put_back(instance, snapshot, self.parts)

    def now(self, instance):
        """The thing as it is stored."""
        topics = instance.topic_places if hasattr(instance, "topic_places") else ()
        return snapshot_of_now(instance, [*topics, *(row for parts in self.parts for row in parts.stored(instance))])

    def get_urls(self):
        name, guarded = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        ours = [
            path("<path:object_id>/history/compare/", guarded(self.compare_view), name=f"{name}_compare"),
            path("<path:object_id>/history/<int:revision>/back/", guarded(self.put_back_view), name=f"{name}_put_back"),
        ]
        others = [url for url in super().get_urls() if not str(getattr(url, "name", "")).endswith(_OF_REVERSION)]
        return [*ours, *others]

    def changelist_view(self, request, extra_context=None):
        """Looking at the list is no save, and needs no transaction for one."""
        if request.method == "POST":
            return super().changelist_view(request, extra_context)
        return super(VersionAdmin, self).changelist_view(request, extra_context)

    # Every save is a version, with what the editor says of it.

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "POST" and (instance := self.get_object(request, unquote(object_id))):
            keep_first_version(instance)
        return super().change_view(request, object_id, form_url, extra_context)

    def log_addition(self, request, obj, message):
        return self._with_note(request, super().log_addition(request, obj, message))

    def log_change(self, request, obj, message):
        return self._with_note(request, super().log_change(request, obj, message))

    def _with_note(self, request, entry):
        """What the editor says, where the form asks; else what Django says was done."""
        if reversion.is_active() and NOTE in request.POST:
            reversion.set_comment(" ".join(request.POST.get(NOTE, "").split())[:300])
        return entry

    # The pages.

    def history_view(self, request, object_id, extra_context=None):
        instance = self._thing_of_history(request, object_id)
        page = Paginator(versions_of(instance), ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "title": f"History of “{instance}”",
            "versions": self._listed_versions(instance, page),
            "page": page,
            "since": _days(),
            "may_change": self.has_change_permission(request, instance),
        }
        return self._history_page(request, instance, "history", {**context, **(extra_context or {})})

    def _listed_versions(self, instance, page):
        """The revisions of a page of the list, each with its `summary`; one more is read to compare the last with."""
        last = page.object_list[len(page.object_list) - 1].pk if page.object_list else 0
        former = versions_of(instance).filter(pk__lt=last).values_list("pk", flat=True).first()
        found = snapshots([*(one.pk for one in page.object_list), former or 0], type(instance), instance.pk)
        rows = list(page.object_list)
        # The last is compared with one that is not listed.
        for row, before in zip(rows, [*(one.pk for one in rows[1:]), former], strict=False):
            row.summary = self.summary(found.get(before), found[row.pk]) if row.pk in found else ""
            row.former = before
        return rows

    def compare_view(self, request, object_id):
        """Two versions side by side: `from` and `to`, or what changed `since` a day."""
        instance = self._thing_of_history(request, object_id)
        before, after = self._asked_versions(request, instance)
        found = snapshots([one.pk for one in (before, after) if one], type(instance), instance.pk)
        earlier = found.get(before.pk)
        later = found.get(after.pk) if after else self.now(instance)
        if earlier is None or later is None:
            raise Http404
        may_put_back = after is None and self.has_change_permission(request, instance)
        context = {
            "title": f"What changed in “{instance}”",
            "before": before,
            "after": after,
            "since": _days(),
            "difference": self._rendered_difference(instance, earlier, later, before if may_put_back else None),
            "may_put_back": may_put_back,
        }
        return self._history_page(request, instance, "compare", context)

    def put_back_view(self, request, object_id, revision):
        """Ask, then put a version back, or one block of it (`part`)."""
        instance = self._thing_of_history(request, object_id)
        if not self.has_change_permission(request, instance):
            raise PermissionDenied
        version = versions_of(instance).filter(pk=revision).first()
        snapshot = snapshots([revision], type(instance), instance.pk).get(revision) if version else None
        if snapshot is None:
            raise Http404
        part = request.GET.get("part", "") if self.put_part_back else ""
        if request.method == "POST":
            return self._carry_out(request, instance, version, snapshot, part)
        context = {
            "title": f"Put {'one block of ' if part else ''}“{instance}” back",
            "version": version,
            "part": part,
            "difference": "" if part else self._rendered_difference(instance, self.now(instance), snapshot, None),
        }
        return self._history_page(request, instance, "put_back", context)

    def _carry_out(self, request, instance, version, snapshot, part):
        keep_first_version(instance)
        moment = f"{localtime(version.date_created):%-d %B %Y, %H:%M}"
        try:
            with reversion.create_revision():
                reversion.set_user(request.user)
                kept = self.put_part_back(instance, snapshot, part) if part else self.put_back(instance, snapshot)
                what = "One block put back" if part else "Put back"
                super().log_change(request, instance, f"{what} as it was on {moment}.")
        except ValidationError as error:
            messages.error(request, f"Nothing has been changed. {restoring.sentences(error)}")
            return redirect(self._history_address(instance, "history"))
        messages.success(request, f"It is again as it was on {moment}. The state before is in the history too.")
        for sentence in kept:
            messages.warning(request, sentence)
        return redirect(self._history_address(instance, "change"))

    def _asked_versions(self, request, instance):
        """The two revisions that the address names; None for the later one is the thing as it is now."""
        if "since" in request.GET:
            return self._before_day(instance, request.GET["since"]), None
        known, numbers = versions_of(instance), [request.GET.get(name, "") for name in ("from", "to")]
        before, after = [known.filter(pk=number).first() if number.isdecimal() else None for number in numbers]
        if before is None:
            raise Http404
        return (after, before) if after and after.pk < before.pk else (before, after)

    def _before_day(self, instance, day):
        """The last version before a day began; the first of all if it is younger."""
        try:
            start = make_aware(datetime.combine(date.fromisoformat(day), time.min))
        except ValueError:
            start = localtime()
        found = versions_of(instance)
        version = found.filter(date_created__lt=start).first() or found.last()
        if version is None:
            raise Http404
        return version

    def _rendered_difference(self, instance, before, after, put_back_to):
        """The difference for `{% include %}`; with links to put single blocks back to the revision `put_back_to`."""
        address = (
            self._history_address(instance, "put_back", put_back_to.pk) if put_back_to and self.put_part_back else ""
        )
        context = {"difference": self.difference(before, after), "thumbnail": thumbnail, "put_back": address}
        return Rendered("gallery/_difference.html", context)

    def _thing_of_history(self, request, object_id):
        instance = self.get_object(request, unquote(object_id))
        if instance is None:
            raise Http404
        if not self.has_view_or_change_permission(request, instance):
            raise PermissionDenied
        return instance

    def _history_address(self, instance, name, *args):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=[instance.pk, *args])

    def _history_page(self, request, instance, name, context):
        request.current_app = self.admin_site.name
        addresses = {
            f"{what}_address": self._history_address(instance, what) for what in ("change", "history", "compare")
        }
        common = {**self.admin_site.each_context(request), "opts": self.opts, "instance": instance, **addresses}
        return TemplateResponse(request, f"admin/gallery/history/{name}.html", {**common, **context})


def _days() -> list[tuple[str, date]]:
    """Days since which editors ask what changed."""
    today = localdate()
    friday = today - timedelta(days=(today.weekday() - 4) % 7 or 7)
    return [("yesterday", today - timedelta(days=1)), ("Friday", friday), ("a week ago", today - timedelta(days=7))]
