from time import time

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import http_date

from addresses.models import Redirect
from gallery.models import Topic
from gallery.paging import number_or_404

from .. import shelves
from ..feeds import FORMATS, feed_of
from ..models import Article, Author, Series

# What articles have feeds by: the name in the address, the model, where its articles stand.
KINDS = {
    "topics": (Topic, shelves.of_topic),
    "authors": (Author, shelves.of_author),
    "series": (Series, shelves.of_series),
}


def articles_feed(request, form):
    """The newest articles of the site."""
    description = f"The newest articles of {settings.SITE_NAME}."
    facts = {"title": settings.SITE_NAME, "description": description, "name": "articles", "page": "/"}
    return _answer(request, Article.objects.published(), form, facts)


def feed_by(request, kind, slug, form):
    """The newest articles on a topic, by an author or of a series."""
    if kind not in KINDS:
        raise Http404
    model, shelf_of = KINDS[kind]
    thing = model.objects.filter(slug=slug).first()
    if thing is None:
        return redirect("articles:feed_by", kind, _present_slug(model, slug), form, permanent=True)
    facts = {
        "title": f"{thing} · {settings.SITE_NAME}",
        "description": f"The newest articles of {settings.SITE_NAME}: {thing}.",
        "name": f"{kind}-{thing.pk}",
        "page": thing.get_absolute_url(),
    }
    return _answer(request, shelf_of(thing).articles, form, facts)


def _present_slug(model, former):
    """What the page of a former slug is called now."""
    former_path = model(slug=former).get_absolute_url()
    moved = get_object_or_404(Redirect, old_path=former_path)
    return moved.new_path.rstrip("/").rpartition("/")[2]


def _answer(request, articles, form, facts):
    """The feed as it is now, which a reader who has it may ask about by that moment (config/delivery)."""
    if form not in FORMATS:
        raise Http404
    moment = http_date(time())
    feed = feed_of(articles, form, path=request.path, number=number_or_404(request), **facts)
    if feed is None:
        raise Http404("The feed has no such page.")
    response = HttpResponse(content_type=feed.content_type, headers={"Last-Modified": moment})
    feed.write(response, "utf-8")
    return response
