"""Changes of published articles that are prepared in their form and go live later."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_POST

from gallery.admin.history import NOTE

from .. import moments, preparing
from ..models import Article, PreparedChange, RevisionNote, State
from ..models.article import MAY_PUBLISH
from ..versions.building import former
from ..versions.prepared import keys_of, snapshot_of, written_down
from ..views.articles import article_page, for_page, keep_private
from .preparing_form import AT, KEEP, KEY, TimeForm
from .writing import version_of, without_buttons

EDIT = "_edit_prepared"


class Taken(Exception):  # noqa: N818 (it is an answer, not a failure)
    """What a form would have stored has been written down, and is taken back."""

    def __init__(self, article, content, said):
        super().__init__(article)
        self.article, self.content, self.said = article, content, said


class NotKept(Exception):  # noqa: N818 (it is an answer, not a failure)
    """The form says something that a prepared change cannot keep."""


class PreparedFilter(admin.SimpleListFilter):
    title = "prepared change"
    parameter_name = "prepared"

    def lookups(self, request, model_admin):
        return [("waiting", "Has one"), ("held", "Held back")] if request.user.has_perm(MAY_PUBLISH) else []

    def queryset(self, request, queryset):
        changes = {"waiting": PreparedChange.objects.waiting, "held": PreparedChange.objects.held_back}
        found = changes.get(self.value()) if self.lookup_choices else None
        return queryset.filter(pk__in=found().values("article")) if found else queryset


class Prepares:
    """For the admin of articles; must stand before whatever makes revisions and keeps writing."""

    def get_urls(self):
        guarded, name = self.admin_site.admin_view, "articles_article_prepared"
        decide = guarded(require_POST(self.decide_prepared))
        return [
            path("<int:pk>/prepared/", guarded(self.prepared_view), name=name),
            path("<int:pk>/prepared/preview/", guarded(self.prepared_preview), name=f"{name}_preview"),
            path("<int:pk>/prepared/decide/", decide, name=f"{name}_decide"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        """Each article with what is prepared of it, for editors."""
        found = super().get_queryset(request)
        if not request.user.has_perm(MAY_PUBLISH):
            return found
        waiting = PreparedChange.objects.waiting().defer("content", "sent").select_related("prepared_by")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("prepared_changes", waiting, to_attr="waiting_changes"))
        )

    # From the form into what is kept.

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """As inherited; for a change that is to be prepared, all that was stored is taken back, also its revision."""
        try:
            return super().change_view(request, object_id, form_url, extra_context)
        except NotKept as refused:
            messages.error(request, str(refused))
            request.POST = _only_shown(request.POST)
            return super().change_view(request, object_id, form_url, extra_context)
        except Taken as taken:
            return self._keep(request, taken)

    def save_related(self, request, form, formsets, change):
        if not (KEEP in request.POST or form.is_prepared):
            return super().save_related(request, form, formsets, change)
        if any(formset.model is RevisionNote and formset.has_changed() for formset in formsets):
            raise NotKept("A prepared change does not keep changes of earlier corrections: make those with “Save”.")
        request.stored_before = keys_of(form.instance)
        return super().save_related(request, form, formsets, change)

    def _tell_readers(self, request, article, said):
        """The last that is stored of a form: whatever is prepared is complete, and goes no further."""
        if hasattr(request, "stored_before"):
            article = Article.objects.get(pk=article.pk)
            raise Taken(article, written_down(article, request.stored_before), said)
        super()._tell_readers(request, article, said)

    def _keep(self, request, taken):
        article, said = Article.objects.get(pk=taken.article.pk), taken.said
        change = preparing.keep(
            article,
            request.user,
            title=taken.article.title,
            content=taken.content,
            sent=_to_show_again(request.POST, article),
            note=" ".join(said.get(NOTE, "").split())[:300],
            correction=said.get("correction", "").strip(),
            is_new_version=bool(said.get("is_new_version")),
            goes_live_at=said.get(AT),
        )
        moments.plan_change(change)
        self.log_change(request, article, f"Prepared a change. {change.in_words}.")
        self.message_user(request, f"Kept, and readers see nothing of it yet. {change.in_words}.", messages.SUCCESS)
        response = redirect("admin:articles_article_change", article.pk)
        self._forget(request, response)
        return response

    def _kept_words(self, request, article):
        """Of the prepared change where that is to be gone on with."""
        if EDIT not in request.POST:
            return super()._kept_words(request, article)
        change = article and article.prepared_changes.waiting().first()
        if change is None:
            raise Http404
        return QueryDict(change.sent, mutable=True)

    # What stands above the form.

    def get_fieldsets(self, request, obj=None):
        """The time beside what is said of a change, where there can be a prepared one."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not request.user.has_perm(MAY_PUBLISH) or obj.state == State.DRAFT:
            return fieldsets
        return [
            (title, options | {"fields": [*options["fields"], AT]} if NOTE in options["fields"] else options)
            for title, options in fieldsets
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        form = context["adminform"].form
        context["edits_prepared"] = getattr(form, "is_prepared", False)
        if obj and obj.pk and request.user.has_perm(MAY_PUBLISH):
            context["may_prepare"] = obj.state == State.PUBLISHED
            context["prepared"] = change = obj.prepared_changes.waiting().select_related("prepared_by").first()
            if change:
                context["time_form"] = TimeForm(initial={AT: change.goes_live_at})
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def prepared_view(self, request, pk):
        """What the change makes of what readers see, with what can be decided; and those that are over."""
        article = self._prepared_article(request, pk)
        change = article.prepared_changes.waiting().select_related("prepared_by").first()
        context = {
            "title": f"Prepared change of “{article}”",
            "article": article,
            "change": change,
            "was_changed": change is not None and preparing.was_changed(change),
            "over": article.prepared_changes.over().defer("content", "sent").select_related("prepared_by")[:50],
            "difference": None,
        }
        if change:
            snapshot = snapshot_of(change.content)
            context["difference"] = self._rendered_difference(article, self.now(article), snapshot, None)
        context |= {**self.admin_site.each_context(request), "opts": self.opts}
        return keep_private(TemplateResponse(request, "admin/articles/article/prepared.html", context))

    def prepared_preview(self, request, pk):
        """The page of the article as readers will meet it."""
        article = self._prepared_article(request, pk)
        change = get_object_or_404(article.prepared_changes.waiting())
        article = for_page(Article.objects.all()).get(pk=article.pk)
        built = former(article, snapshot_of(change.content))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Preview: {built.article}",
            "page": article_page(request, built.article, is_public=False, body=built.body).content.decode(),
            "problems": [],
            "is_prepared": True,
        }
        return keep_private(TemplateResponse(request, "admin/articles/article/preview.html", context))

    def _prepared_article(self, request, pk):
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not (request.user.has_perm(MAY_PUBLISH) and self.has_change_permission(request, article)):
            raise PermissionDenied
        return article

    # What is decided there.

    def decide_prepared(self, request, pk):
        """Put live, move, discard or take up again: each tells what it came to."""
        article = self._prepared_article(request, pk)
        decisions = {
            "live": self._put_live,
            "move": self._move,
            "discard": self._discard,
            "again": self._take_up_again,
        }
        name = request.POST.get("decide")
        among = article.prepared_changes.filter(live_at=None) if name == "again" else article.prepared_changes.waiting()
        change, decide = among.filter(pk=_number(request.POST.get("change"))).first(), decisions.get(name)
        if change is None or decide is None:
            messages.error(request, "That is no longer possible: somebody was faster. Nothing was changed.")
        else:
            decide(request, article, change)
        return redirect("admin:articles_article_change", article.pk)

    def _put_live(self, request, article, change):
        try:
            said = preparing.put_live(change, request.user, all_the_same="all_the_same" in request.POST)
        except preparing.HeldBack as why:
            messages.error(request, f"Not put live: {why} What was prepared is kept as it is.")
            return
        self._log(request, article, "Put the prepared change live.")
        messages.success(request, "The prepared change is live: readers see it now.")
        for sentence in said:
            messages.warning(request, sentence)

    def _move(self, request, article, change):
        form = TimeForm(request.POST)
        try:
            if not form.is_valid():
                raise ValidationError("Give a day and a time, or leave both empty.")
            preparing.move(change, form.cleaned_data[AT])
        except ValidationError as error:
            messages.error(request, f"The time stays as it is. {' '.join(error.messages)}")
            return
        moments.plan_change(change)
        self._log(request, article, f"Moved the prepared change. {change.in_words}.")
        messages.success(request, f"{change.in_words}.")

    def _discard(self, request, article, change):
        preparing.discard(change)
        self._log(request, article, "Discarded the prepared change.")
        messages.success(request, "Discarded. What was written stays among the former prepared changes.")

    def _take_up_again(self, request, article, change):
        if article.prepared_changes.waiting().exists():
            messages.error(request, "The article has a prepared change already. Put that live or discard it first.")
            return
        preparing.take_up_again(change)
        self._log(request, article, "Took a discarded change up again.")
        messages.success(request, f"The change is prepared again. {change.in_words}.")

    def _log(self, request, article, words):
        """Among what was done at the desk; a revision, where there is one, has words of its own."""
        self.log_change(request, article, words)


def _number(text) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0


def _only_shown(sent: QueryDict) -> QueryDict:
    sent = sent.copy()
    sent["_only_show"] = "1"
    return sent


def _to_show_again(sent: QueryDict, article) -> str:
    """The form as it is opened to go on with the change."""
    kept = without_buttons(sent)
    kept["version"], kept["writing_key"] = version_of(article), f"{KEY}{article.pk}"
    return kept.urlencode()
