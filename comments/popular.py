"""What is read and discussed most."""

from collections import Counter
from datetime import timedelta

from django.core.cache import cache
from django.db.models import Count, Sum
from django.utils import timezone

from articles.models import Article, DailyReads

from .models import Comment

DAYS = 30
A_COMMENT = 10  # reads: whoever writes cares more
REMEMBERED = 20
SECONDS = 15 * 60
KEY = "popular"


def popular_articles(count: int) -> list[Article]:
    """The published articles most read and discussed in the last thirty days, the first one most: at most `count`.

    Where few are read the newest follow; where none is there are none. One query; every quarter of an hour four, since
    counting takes the longer the more is read.
    """
    pks = cache.get_or_set(KEY, _most_popular, SECONDS)
    found = Article.objects.published().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found][:count]


def _most_popular() -> list[int]:
    """Their numbers; more than are shown, since some may be taken back."""
    since = timezone.now() - timedelta(days=DAYS)
    reads = DailyReads.objects.filter(day__gte=since.date()).values_list("article")
    comments = Comment.objects.public().filter(submit_date__gte=since).values_list("record__article")
    points = Counter(dict(_most(reads.annotate(number=Sum("reads")))))
    for pk, number in _most(comments.annotate(number=Count("pk"))):
        points[pk] += A_COMMENT * number
    first = sorted(points, key=lambda pk: (-points[pk], -pk))[:REMEMBERED]
    newest = Article.objects.published().newest_first().values_list("pk", flat=True)[:REMEMBERED] if first else []
    return list(dict.fromkeys([*first, *newest]))


def _most(counted):
    return counted.order_by("-number")[: 5 * REMEMBERED]
