from django.shortcuts import get_object_or_404, render

from gallery.models import Topic
from gallery.paging import page_or_404

from ..models import Article, Author, Series

PER_PAGE = 24


def topic_detail(request, slug):
    """The articles on a topic, newest first."""
    topic = get_object_or_404(Topic.objects.select_related("lead_photo"), slug=slug)
    articles = Article.objects.published().filter(topics=topic).newest_first()
    return _listed(request, "articles/topic.html", articles, topic=topic)


def series_detail(request, slug):
    """The parts of a series in their order."""
    series = get_object_or_404(Series, slug=slug)
    parts = Article.objects.published().filter(series=series).order_by("part")
    return _listed(request, "articles/series.html", parts, series=series)


def author_detail(request, slug):
    """An author, and what they wrote, newest first."""
    author = get_object_or_404(Author, slug=slug)
    articles = Article.objects.published().filter(authors=author).newest_first()
    return _listed(request, "articles/author.html", articles, author=author)


def _listed(request, template, articles, **context):
    page = page_or_404(articles.for_cards(), request, PER_PAGE)
    return render(request, template, {"page": page, **context})
