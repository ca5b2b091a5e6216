"""When the public pages change by themselves, without anybody changing anything."""

from datetime import datetime

from django.core.cache import cache
from django.db.models import Min
from django.utils import timezone

from articles.models import Article

from . import edition

LONGEST = 86_400  # seconds


def seconds_until_change() -> float:
    """How long what is shown now stays true: until an article comes or goes or its discussion ends; a day at most."""
    moments = cache.get_or_set(f"delivery.schedule.{edition.current()}", _moments, timeout=LONGEST)
    now = timezone.now()
    coming = [(moment - now).total_seconds() for moment in moments if moment > now]
    return min([LONGEST, *coming])


def _moments() -> list[datetime]:
    """The next of each kind."""
    now = timezone.now()
    articles = Article.objects.filter(status=Article.Status.PUBLISHED)
    nexts = [
        articles.filter(**{f"{name}__gt": now}).aggregate(next=Min(name))["next"]
        for name in ("publish_at", "unpublish_at", "comments_open_until")
    ]
    return [moment for moment in nexts if moment]
