from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render

from gallery.models import Topic
from gallery.paging import page_or_404

from .. import shelves
from ..models import Article, Author, Series
from ..structured import structured_author, structured_series, structured_topic

PER_PAGE = 24


def topic_list(request):
    """All topics that have a published article; those with an introduction or a picture of their own stand first."""
    told = Article.objects.published().filter(topics=OuterRef("pk"))
    topics = Topic.objects.filter(Exists(told)).select_related("lead_photo").order_by("name")
    led = [topic for topic in topics if topic.introduction or topic.lead_photo]
    return render(request, "articles/topics.html", {"led": led, "others": [each for each in topics if each not in led]})


def topic_detail(request, slug):
    """The articles on a topic, newest first."""
    topic = get_object_or_404(Topic.objects.select_related("lead_photo"), slug=slug)
    shelf, structured = shelves.of_topic(topic), structured_topic(topic)
    return _listed(request, "articles/topic.html", shelf.articles, shelf.count, topic=topic, structured=structured)


def series_detail(request, slug):
    """The parts of a series in their order."""
    series = get_object_or_404(Series, slug=slug)
    shelf = shelves.of_series(series)
    page = page_or_404(shelf.articles.order_by("part").for_cards(), request, PER_PAGE, shelf.count)
    context = {"page": page, "series": series, "structured": structured_series(series, page)}
    return render(request, "articles/series.html", context)


def author_detail(request, slug):
    """An author, and what they wrote, newest first."""
    author = get_object_or_404(Author, slug=slug)
    shelf, structured = shelves.of_author(author), structured_author(author)
    return _listed(request, "articles/author.html", shelf.articles, shelf.count, author=author, structured=structured)


def _listed(request, template, articles, count, **context):
    page = page_or_404(articles.for_cards(), request, PER_PAGE, count)
    return render(request, template, {"page": page, **context})
