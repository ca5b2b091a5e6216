"""Nothing that somebody writes in the form of an article is lost: kept while it is written, and never overwritten.

`static/js/admin-writing.js` sends what stands in the form every few seconds. What was not saved is offered back. A form
that was opened before somebody else saved the article is shown again instead of being saved.
"""

from uuid import uuid4

from django import forms
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse, QueryDict
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateformat import format  # noqa: A004 (Django's name for it)
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from .. import publishing
from ..models import Article, Writing
from .sent import mended

# Tells the script which form was saved, so that the copy in the browser goes too.
SAVED_COOKIE = "written"
# Those that show words in the form and save nothing.
SHOWS = {"_restore", "_only_show", "_edit_prepared"}
BUTTONS = {"_save", "_continue", "_addanother", "_prepare", "_save_over", "csrfmiddlewaretoken"} | SHOWS


class WritingForm(forms.ModelForm):
    """Knows which state of the article it was opened from; `is_only_shown` keeps it from being saved."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    writing_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    is_only_shown = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", version_of(self.instance))
        self.initial.setdefault("writing_key", key_of(self.instance))

    def is_valid(self):
        return not self.is_only_shown and super().is_valid()


def version_of(article) -> str:
    """Names the state in which an article is stored; "" for a new one."""
    return article.updated_at.isoformat() if article.pk else ""


def key_of(article) -> str:
    return f"article-{article.pk}" if article.pk else f"new-{uuid4().hex[:16]}"


def name_of(user) -> str:
    return user.get_full_name() or user.get_username()


class KeepsWriting:
    """For the admin of articles; must stand before whatever else decides what becomes of a form that was sent."""

    def get_urls(self):
        keep = path("writing/", self.admin_site.admin_view(require_POST(self.writing_view)), name="articles_writing")
        return [keep, *super().get_urls()]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        only = {"is_only_shown": getattr(request, "is_only_shown", False)}
        return type(form.__name__, (WritingForm, form), only)

    def _changeform_view(self, request, object_id, form_url, extra_context):
        if request.method != "POST":
            return super()._changeform_view(request, object_id, form_url, extra_context)
        article = Article.objects.select_for_update().filter(pk=object_id).first() if object_id else None
        self._fit(request, article)
        response = super()._changeform_view(request, object_id, form_url, extra_context)
        if response.status_code == 302 and (article or not object_id):
            self._forget(request, response)
        return response

    def _fit(self, request, article):
        """Put what is to be shown in the place of what was sent, and make it fit what is stored now."""
        sent = self._kept_words(request, article)
        request.is_only_shown = bool(SHOWS & set(request.POST))
        request.meanwhile = "" if request.is_only_shown else _meanwhile(sent, article, request.user)
        request.is_only_shown |= bool(request.meanwhile)
        if request.is_only_shown:
            sent = without_buttons(sent)
        formsets = self.get_formsets_with_inlines(request, article)
        request.POST = mended(sent, [(formset.get_default_prefix(), formset.model) for formset, _ in formsets])

    def _kept_words(self, request, article):
        """What is to stand in the form: what was sent, or what was kept and is asked for back."""
        if "_restore" not in request.POST:
            return request.POST
        kept = Writing.objects.filter(user=request.user, pk=request.POST["_restore"]).first()
        return QueryDict(kept.sent, mutable=True) if kept else request.POST

    def _forget(self, request, response):
        key = request.POST.get("writing_key", "")
        Writing.objects.filter(user=request.user, key=key).delete()
        response.set_cookie(SAVED_COOKIE, key, path="/admin/", samesite="Lax", secure=request.is_secure())

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is None or self.has_change_permission(request, obj):
            form = context["adminform"].form
            offered = [] if form.is_bound else Writing.objects.offered_to(request.user, obj)[:5]
            context["writing"] = {
                "form": form,
                "offered": offered,
                "meanwhile": getattr(request, "meanwhile", ""),
                "is_only_shown": getattr(request, "is_only_shown", False),
                "version": version_of(obj) if obj else "",
                "address": reverse("admin:articles_writing"),
                "is_kept": not {"revert", "recover"} & set(context),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def writing_view(self, request):
        """Keep what stands in an open form, and say who else is there and whether the article was saved meanwhile."""
        article = None
        if pk := request.POST.get("article", ""):
            article = self.get_object(request, pk)
        is_allowed = self.has_change_permission(request, article) if pk else self.has_add_permission(request)
        if not is_allowed or (pk and article is None):
            raise PermissionDenied
        if "discard" in request.POST:
            Writing.objects.filter(user=request.user, pk=request.POST["discard"]).delete()
            return JsonResponse({})
        kept_at = _keep(request, article)
        others = Writing.objects.of_others_now(request.user, article) if article else []
        return JsonResponse(
            {
                "kept": kept_at and f"{localtime(kept_at):%H:%M:%S}",
                "others": sorted({name_of(other.user) for other in others}),
                "meanwhile": _meanwhile(request.POST, article, request.user),
            }
        )


def _keep(request, article):
    """Store the copy of an open form; the moment at which it was last changed, or None."""
    now, key = timezone.now(), request.POST.get("key", "")[:40]
    values = {"seen_at": now, "article": article}
    if sent := request.POST.get("sent", ""):
        title = QueryDict(sent).get("title", "")[:300]
        values |= {"sent": sent, "changed_at": now, "title": title}
    writing, _ = Writing.objects.update_or_create(user=request.user, key=key, defaults=values)
    return writing.changed_at


def _meanwhile(sent, article, user) -> str:
    """Who saved the article since the form was opened, in a sentence; "" if nobody did, or if that is known."""
    version = version_of(article) if article else ""
    if not article or not sent.get("version") or version in (sent["version"], sent.get("_save_over")):
        return ""
    last = LogEntry.objects.filter(content_type__model="article", object_id=str(article.pk)).select_related("user")
    entry = last.order_by("-action_time").first()
    who = "Somebody" if entry is None else "You" if entry.user == user else name_of(entry.user)
    place = " in another window" if who == "You" else ""
    when = format(localtime(article.updated_at), "H:i, j F")
    return f"{who} saved this article{place} at {when}, while you were writing."


def without_buttons(sent):
    """What was sent as it is shown again: by itself it decides and saves nothing."""
    kept = sent.copy()
    for name in BUTTONS | set(publishing.BY_NAME):
        kept.pop(name, None)
    return kept
