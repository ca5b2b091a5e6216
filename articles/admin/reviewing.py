"""Notes beside the blocks of an article, and links that show a draft to others: both on the article's own page."""

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from ..models import BLOCKS, ReviewNote, SharedDraft, State

DAYS = (3, 7, 30)
KINDS = {block._meta.model_name for block in BLOCKS}


class Reviews:
    """For the admin of articles."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("<int:pk>/notes/", guarded(require_POST(self.write_note)), name="articles_article_note"),
            path("<int:pk>/notes/<int:note>/", guarded(require_POST(self.settle_note)), name="articles_article_settle"),
            path(
                "<int:pk>/shared/<int:link>/revoke/", guarded(require_POST(self.revoke)), name="articles_article_revoke"
            ),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and obj.pk:
            context |= {"article": obj, "notes": _notes(obj), "links": _links(obj), "days": DAYS}
            context["may_share"] = self.has_change_permission(request, obj) and obj.state != State.PUBLISHED
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def write_note(self, request, pk):
        article = self._reviewed(request, pk)
        text = request.POST.get("text", "").strip()
        if not text or len(text) > ReviewNote._meta.get_field("text").max_length:
            return render(request, "admin/articles/article/_notes.html", _of_notes(article), status=422)
        block = _block(article, request.POST.get("kind", ""), request.POST.get("number", ""))
        about = (
            {"block_kind": block._meta.model_name, "block_number": block.pk, "about": _about(block)} if block else {}
        )
        article.review_notes.create(text=text, written_by=request.user, **about)
        return render(request, "admin/articles/article/_notes.html", _of_notes(article))

    def settle_note(self, request, pk, note):
        """Settled, or open again."""
        article = self._reviewed(request, pk)
        note = get_object_or_404(article.review_notes, pk=note)
        is_open = note.resolved_at is not None
        note.resolved_at, note.resolved_by = (None, None) if is_open else (timezone.now(), request.user)
        note.save()
        return render(request, "admin/articles/article/_notes.html", _of_notes(article))

    def revoke(self, request, pk, link):
        article = self._reviewed(request, pk)
        get_object_or_404(article.shared_drafts, pk=link).revoke()
        return render(request, "admin/articles/article/_links.html", {"article": article, "links": _links(article)})

    def response_change(self, request, obj):
        return self._shared(request, obj) or super().response_change(request, obj)

    def _shared(self, request, article):
        """Make a link to what was just saved; None if none was asked for."""
        if "_share" not in request.POST or article.state == State.PUBLISHED:
            return None
        days = request.POST.get("share_days", "")
        link = SharedDraft.for_days(article, int(days) if days in map(str, DAYS) else 7, request.user)
        sentence = "Saved. Whoever has this link reads the article, as it is saved, for the time that you chose: "
        self.message_user(request, sentence + request.build_absolute_uri(link.get_absolute_url()), messages.SUCCESS)
        return redirect("admin:articles_article_change", article.pk)

    def _reviewed(self, request, pk):
        """The article, for who works on it: who may change it, or submitted it."""
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not (self.has_change_permission(request, article) or article.submitted_by_id == request.user.pk):
            raise PermissionDenied
        return article


def _notes(article):
    return article.review_notes.select_related("written_by", "resolved_by")


def _links(article):
    return article.shared_drafts.select_related("made_by")[:20]


def _of_notes(article):
    return {"article": article, "notes": _notes(article)}


def _block(article, kind, number):
    """The block of the article that a note is on; None for the whole article."""
    if not kind:
        return None
    if kind not in KINDS or not number.isdecimal():
        raise Http404
    return get_object_or_404(apps.get_model("articles", kind), pk=number, parent=article)


def _about(block):
    return f"{block._meta.verbose_name}: {block}"[:200]
