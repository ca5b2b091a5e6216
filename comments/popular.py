"""What readers read and discuss most: of the last week, the last month, or ever."""

from datetime import timedelta

from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone

from articles.models import Article

from .models import Comment

DAYS = {"week": 7, "month": 30, "ever": None}


def most_read(period: str = "month"):
    """Published articles that were read, each with its `reads`."""
    return Article.objects.published().most_read(_since(period, timezone.localdate()))


def most_discussed(period: str = "month"):
    """Published articles with public comments, each with their number as `comments`."""
    written = Comment.objects.public().filter(record__article=OuterRef("pk")).order_by()
    if since := _since(period, timezone.now()):
        written = written.filter(submit_date__gte=since)
    number = written.values("record__article").annotate(number=Count("pk")).values("number")
    articles = Article.objects.published().annotate(comments=Subquery(number))
    return articles.filter(comments__gt=0).order_by("-comments", "-publish_at", "pk")


def _since(period: str, now):
    """The beginning of the period; None if it has none."""
    days = DAYS[period]
    return now - timedelta(days=days) if days else None


def popular(count: int = 5, period: str = "month") -> dict[str, list[Article]]:
    """For a short band on a page, with two queries: the articles' titles, addresses and numbers."""
    shown = ("title", "slug", "language")
    return {"read": most_read(period).only(*shown)[:count], "discussed": most_discussed(period).only(*shown)[:count]}
