from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone

from ..models import Comment, CommentRecord, State
from ..moderation import DECISIONS, REASONS, Decision, decide
from .filters import ArticleFilter, QueueFilter
from .queue import Queue

NEEDS_A_REASON = {State.REFUSED, State.REMOVED}
SAY_WHY = "Say why: its writer is told. Choose a reason or write one, and press again."
DONE = {
    State.PUBLISHED: "published",
    State.SPAM: "marked as spam",
    State.REFUSED: "refused",
    State.REMOVED: "removed",
    State.AWAITING_MODERATOR: "put back into the queue",
}


class BulkForm(ActionForm):
    """What to do with those that are ticked."""

    reason = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"list": "reasons", "placeholder": "if you refuse or remove"}),
    )


class EditForm(forms.ModelForm):
    """The words of somebody else are changed for a reason, and that stays on record."""

    pinned = forms.BooleanField(required=False, help_text="Its thread stands before the others.")
    moderator_note = forms.CharField(
        label="Note",
        required=False,
        help_text="Why you changed it. For moderators alone.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Comment
        fields = ["user_name", "comment"]
        labels = {"user_name": "Name", "comment": "Words"}
        widgets = {"comment": forms.Textarea(attrs={"rows": 10, "class": "vLargeTextField"})}

    def __init__(self, *args, instance=None, initial=None, **kwargs):
        known = {name: getattr(instance.record, name) for name in OF_RECORD} if instance else {}
        super().__init__(*args, instance=instance, initial=known | (initial or {}), **kwargs)

    def clean(self):
        cleaned = super().clean()
        if {"comment", "user_name"} & set(self.changed_data) and not cleaned.get("moderator_note"):
            self.add_error("moderator_note", "Say why you change what somebody else wrote.")
        return cleaned


OF_RECORD = ("pinned", "moderator_note")


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """The queue: everything about a comment on one card, and the buttons that decide."""

    form = EditForm
    action_form = BulkForm
    actions = ["publish", "mark_as_spam", "refuse", "remove", "put_back"]
    list_display = ["card"]
    list_display_links = None
    list_filter = [QueueFilter, ArticleFilter]
    list_per_page = 100
    list_max_show_all = 0
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    search_fields = ["comment", "user_name", "user_email", "record__article__title"]
    search_help_text = "Words, names, e-mail addresses, titles of articles"
    fields = ["user_name", "comment", "pinned", "moderator_note"]

    class Media:
        css = {"all": ["css/admin-comments.css"]}
        js = ["js/admin-comments.js"]

    def get_queryset(self, request):
        related = ("record__article", "record__in_answer_to", "record__decided_by")
        return super().get_queryset(request).select_related(*related)

    def get_changelist(self, request, **kwargs):
        return Queue

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Comments", "reasons": REASONS} | (extra_context or {}))

    def get_urls(self):
        decides = self.admin_site.admin_view(self.decide_view)
        return [path("<int:pk>/decide/", decides, name="comments_comment_decide"), *super().get_urls()]

    def has_module_permission(self, request):
        return request.user.has_perm("django_comments.can_moderate")

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    has_change_permission = has_view_permission

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        """A comment is removed, and leaves a sentence behind for those who answered it."""
        return False

    def view_on_site(self, comment):
        return comment.get_absolute_url() if comment.is_public else None

    @admin.display(description="comment")
    def card(self, comment):
        return render_to_string("admin/comments/_card.html", {"comment": comment, "record": comment.record})

    def save_model(self, request, comment, form, change):
        values = {name: form.cleaned_data[name] for name in OF_RECORD}
        if {"comment", "user_name"} & set(form.changed_data):
            values["edited_at"] = timezone.now()
        comment.save()
        CommentRecord.objects.filter(pk=comment.pk).update(**values)

    def decide_view(self, request, pk):
        """One of the buttons of a card."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request):
            raise PermissionDenied
        comment = get_object_or_404(Comment, pk=pk)
        self._decide(request, [comment.pk], request.POST.get("decide", ""), request.POST.get(f"reason-{pk}", ""))
        return redirect(f"{reverse('admin:comments_comment_changelist')}?{request.GET.urlencode()}")

    def _decide(self, request, pks, state: str, reason: str):
        reason = reason.strip()[:500]
        if state not in DECISIONS:
            return messages.error(request, "Choose what to do with the comment.")
        if state in NEEDS_A_REASON and not reason:
            return messages.error(request, SAY_WHY)
        changed = decide(pks, Decision(State(state), request.user, reason))
        return messages.success(request, _said(changed, state))

    def _decide_ticked(self, request, queryset, state):
        self._decide(request, list(queryset.values_list("pk", flat=True)), state, request.POST.get("reason", ""))

    @admin.action(description="Publish")
    def publish(self, request, queryset):
        self._decide_ticked(request, queryset, State.PUBLISHED)

    @admin.action(description="Mark as spam")
    def mark_as_spam(self, request, queryset):
        self._decide_ticked(request, queryset, State.SPAM)

    @admin.action(description="Refuse (with a reason)")
    def refuse(self, request, queryset):
        self._decide_ticked(request, queryset, State.REFUSED)

    @admin.action(description="Remove (with a reason)")
    def remove(self, request, queryset):
        self._decide_ticked(request, queryset, State.REMOVED)

    @admin.action(description="Put back into the queue")
    def put_back(self, request, queryset):
        self._decide_ticked(request, queryset, State.AWAITING_MODERATOR)


def _said(changed, state) -> str:
    if not changed:
        return "It was so already; the reports on it are closed."
    whose = f"The comment of {changed[0].user_name or 'Anonymous'} is" if len(changed) == 1 else f"{len(changed)} are"
    return f"{whose} {DONE[state]}."
