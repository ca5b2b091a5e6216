from time import time

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date

from gallery.models import Topic

from ..feeds import FORMATS, feed_of
from ..models import Article, Author, Series

# What articles have feeds by: the name in the address, the model, the relation of an article.
KINDS = {"topics": (Topic, "topics"), "authors": (Author, "authors"), "series": (Series, "series")}


def articles_feed(request, form):
    """The newest articles of the site."""
    description = f"The newest articles of {settings.SITE_NAME}."
    facts = {"title": settings.SITE_NAME, "description": description, "name": "articles", "page": "/"}
    return _answer(request, Article.objects.published(), form, facts)


def feed_by(request, kind, slug, form):
    """The newest articles on a topic, by an author or of a series."""
    if kind not in KINDS:
        raise Http404
    model, relation = KINDS[kind]
    thing = get_object_or_404(model, slug=slug)
    facts = {
        "title": f"{thing} · {settings.SITE_NAME}",
        "description": f"The newest articles of {settings.SITE_NAME}: {thing}.",
        "name": f"{kind}-{thing.pk}",
        "page": thing.get_absolute_url(),
    }
    return _answer(request, Article.objects.published().filter(**{relation: thing}), form, facts)


def _answer(request, articles, form, facts):
    """The feed as it is now, which a reader who has it may ask about by that moment (config/delivery)."""
    if form not in FORMATS:
        raise Http404
    moment = http_date(time())
    feed = feed_of(articles, form, path=request.path, **facts)
    response = HttpResponse(content_type=feed.content_type, headers={"Last-Modified": moment})
    feed.write(response, "utf-8")
    return response
