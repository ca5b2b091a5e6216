"""Drafts shown to people without an account, by a link."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from ..models import Article, SharedDraft
from ..models.state import moment_in_words
from .articles import article_page, for_page, keep_private


@require_safe
def shared_draft(request, token):
    """The article as it is saved now, until the link expires or is revoked. Once it is public, its own page."""
    link = SharedDraft.by_token(token)
    if link is None:
        raise Http404
    if link.article.is_published:
        return keep_private(redirect(link.article))
    if not link.is_active:
        return keep_private(render(request, "articles/shared_over.html", {"link": link}, status=410))
    link.seen()
    article = get_object_or_404(for_page(Article.objects.all()), pk=link.article_id)
    return article_page(request, article, is_public=False, banner=_banner(link))


def _banner(link) -> str:
    by = f" by {link.made_by.get_full_name() or link.made_by.get_username()}" if link.made_by else ""
    return f"Draft, shared{by} until {moment_in_words(link.expires_at)}. It is not published: please do not pass it on."
