"""Atom feeds of comments: those on one article, and all. Threads by RFC 4685, answers of 304 to whoever has it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import condition

from articles.feeds import PagedAtom, neighbours_of, page_address
from articles.models import Article
from gallery.paging import number_or_404

from .latest import newest_first
from .models import Comment
from .readable import readable
from .secrets import keyed

LENGTH = 50
THREADS = "http://purl.org/syndication/thread/1.0"


class ThreadedFeed(PagedAtom):
    """Atom whose entries say what they answer."""

    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:thr": THREADS}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for answered in item["answers"]:
            handler.addQuickElement("thr:in-reply-to", "", answered)


def site_feed(request):
    """All comments on published articles."""
    return _feed(request, newest_first().recent(), f"Comments on {settings.SITE_NAME}", "/")


def article_feed(request, slug):
    """The comments on one article."""
    article = get_object_or_404(Article.objects.published(), slug=slug)
    comments = newest_first().filter(record__article=article)
    return _feed(request, comments, f"Comments on “{readable(article.title)}”", article.get_absolute_url())


def _feed(request, comments, title, path):
    number = number_or_404(request)
    start = (number - 1) * LENGTH
    comments = comments[start : start + LENGTH + 1]

    @condition(etag_func=lambda request: _state_of(comments), last_modified_func=None)
    def answer(request):
        if number > 1 and not comments:
            raise Http404("The feed has no such page.")
        feed = _empty_feed(request, title, path, number, has_more=len(comments) > LENGTH)
        for comment in comments[:LENGTH]:
            feed.add_item(**_item(comment))
        response = HttpResponse(content_type=feed.content_type)
        feed.write(response, "utf-8")
        return response

    return answer(request)


def _empty_feed(request, title, path, number, *, has_more):
    address = _absolute(page_address(request.path, number))
    neighbours = neighbours_of(request.path, number, has_more=has_more)
    return ThreadedFeed(title, _absolute(path), "", language="en", feed_url=address, neighbours=neighbours)


def _state_of(comments) -> str:
    """Changes with every comment that comes, goes or is changed."""
    rows = comments.values_list("pk", "record__edited_at", "record__article__slug", "record__article__title")
    return f'"{keyed("feed", repr(list(rows)))[:32]}"'


def _item(comment) -> dict:
    article = comment.record.article
    return {
        "title": f"{comment.user_name or 'Anonymous'} on “{readable(article.title)}”",
        "link": _absolute(comment.get_absolute_url()),
        "description": comment.record.html,
        "author_name": comment.user_name or "Anonymous",
        "pubdate": comment.submit_date,
        "updateddate": comment.record.edited_at or comment.submit_date,
        "unique_id": tag(comment),
        "answers": _answers(comment, article),
    }


def _answers(comment, article) -> list[dict]:
    """The article, or the comment, that it answers."""
    if comment.level:
        parent = Comment(pk=comment.record.in_answer_to_id or comment.parent_id)
        return [{"ref": tag(parent), "href": _absolute(parent.get_absolute_url()), "type": "text/html"}]
    address = _absolute(article.get_absolute_url())
    return [{"ref": address, "href": address, "type": "text/html"}]


def tag(comment) -> str:
    """A lasting name (RFC 4151)."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:comment-{comment.pk}"


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
