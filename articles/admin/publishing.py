"""The state of an article in its form and its list: the buttons that decide, and what they say afterwards."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.transaction import on_commit
from django.shortcuts import redirect
from django.utils.timezone import localtime

from .. import moments, publishing, readiness
from ..models import State
from ..models.article import MAY_PUBLISH
from ..models.prepared import waiting_in
from ..models.state import in_words, site_time
from ..notices import tell_editors, tell_submitter

MOMENTS = ("publish_at", "unpublish_at")
# Whoever submitted an article hears of these at once, and of its publication when it has come.
TOLD = {"_give_back", "_schedule", "_cancel", "_unpublish"}


class MomentInput(forms.DateTimeInput):
    """Day and minute in one field, by the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)


class ArticleForm(forms.ModelForm):
    """Carries out the decision whose button was pressed, before the article is checked and stored.

    `state` is the one that is stored, whatever is being decided; `user` is set by the admin.
    """

    user = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.state = self.instance.state if self.instance.pk else State.DRAFT
        self.state_in_words = in_words(self.instance)
        self.decision = next((name for name in publishing.BY_NAME if name in self.data), None)
        for name in MOMENTS:
            if name in self.fields:
                self.fields[name].help_text = f"{self.fields[name].help_text} In {site_time()}."

    def clean(self):
        data = super().clean()
        for name in MOMENTS:
            if name in data:
                setattr(self.instance, name, self._unrounded(name))
        try:
            self._decide()
        except ValidationError as error:
            self.add_error(None, error)
        return data | {name: getattr(self.instance, name) for name in MOMENTS if name in data}

    def _unrounded(self, name):
        """The browser knows minutes only; a moment that was left alone keeps its seconds."""
        stored, sent = self.initial.get(name), self.cleaned_data[name]
        is_same = stored and sent and localtime(stored).replace(second=0, microsecond=0) == sent
        return stored if is_same else sent

    def _decide(self):
        if any(name in self.errors for name in MOMENTS):
            return
        if self.decision:
            publishing.decide(self.instance, self.state, self.decision, self.user)
        else:
            publishing.leave(self.instance, self.state)


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return waiting_in(self.value(), queryset, request.user) if self.value() in State else queryset


class Publishes:
    """For the admin of articles."""

    form = ArticleForm
    actions = ["publish_ticked", "unpublish_ticked"]

    def has_publish_permission(self, request):
        return request.user.has_perm(MAY_PUBLISH)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in MOMENTS:
            kwargs |= {"form_class": forms.DateTimeField, "widget": MomentInput()}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        form = context["adminform"].form
        state = getattr(form, "state", State.DRAFT)
        may_decide = obj is None or self.has_change_permission(request, obj)
        may_decide &= not context.get("edits_prepared", False)
        context |= {
            "state": state,
            "state_in_words": getattr(form, "state_in_words", ""),
            "decisions": publishing.offered(state, request.user) if may_decide else [],
        }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        decision = getattr(form, "decision", None)
        self._tell(obj, decision, request.user)
        if decision or set(MOMENTS) & set(form.changed_data):
            moments.plan(obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self._after_decision(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._after_decision(request, obj) or super().response_change(request, obj)

    def _after_decision(self, request, obj):
        """Back to the article, with a sentence on what it is now; None if only saved."""
        if not any(name in request.POST for name in publishing.BY_NAME):
            return None
        self.message_user(request, publishing.told(obj), messages.SUCCESS)
        return redirect("admin:articles_article_change", obj.pk)

    def _tell(self, article, decision, by):
        """Editors of what waits for them; who submitted it of what others decide. Its publication is told by itself."""
        if decision == "_submit":
            on_commit(partial(tell_editors.enqueue, article.pk))
        elif decision in TOLD and article.submitted_by_id not in (None, by.pk):
            on_commit(partial(tell_submitter.enqueue, article.pk))

    @admin.display(description="state", ordering="status")
    def state_now(self, article):
        waiting = getattr(article, "waiting_changes", [])
        changes = [f". A prepared change: {_as_clause(change.in_words)}" for change in waiting]
        return f"{in_words(article)}{''.join(changes)}"

    @admin.action(description="Publish now", permissions=["publish"])
    def publish_ticked(self, request, articles):
        self._decide_for_many(request, articles, "_publish")

    @admin.action(description="Unpublish", permissions=["publish"])
    def unpublish_ticked(self, request, articles):
        self._decide_for_many(request, articles, "_unpublish")

    def _decide_for_many(self, request, articles, name):
        """Each for itself: what cannot be is said, the others go on."""
        for article in articles:
            try:
                publishing.decide(article, article.state, name, request.user)
                article.full_clean()
                if name in publishing.PUBLISHES:
                    readiness.demand(article)
            except ValidationError as error:
                self.message_user(request, f"“{article}”: {' '.join(error.messages)}", messages.ERROR)
                continue
            article.save()
            self._tell(article, name, request.user)
            moments.plan(article)
            self.log_change(request, article, publishing.told(article))
            self.message_user(request, publishing.told(article), messages.SUCCESS)


def _demand_readiness(article, name):
    """Raises `ValidationError` if readers would see by the decision of this name what must not be published."""
    if name in publishing.PUBLISHES and (errors := readiness.errors(article)):
        raise ValidationError([error.words for error in errors])


def _as_clause(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
