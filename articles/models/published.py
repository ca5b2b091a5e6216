"""What readers may open, said once."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone


def published(relation: str = "", before: datetime | None = None) -> Q:
    """The rule of `ArticleQuerySet.published`, for another model by its relation to an article: "article__".

    Through a relation the database looks up only the articles of the rows that it reads, not all of them beforehand.
    With `before`, a moment that has been, only what was published until then: of two limits SQLite would try one.
    """
    now = timezone.now()
    goes_on = Q(**{f"{relation}unpublish_at": None}) | Q(**{f"{relation}unpublish_at__gt": now})
    begun = Q(**{f"{relation}publish_at__lt": before} if before else {f"{relation}publish_at__lte": now})
    return goes_on & begun & Q(**{f"{relation}status": "published"})


def keys_of_not_published(articles: QuerySet) -> QuerySet:
    """Of drafts, what is to come and what is over, each looked up in an index of its own.

    There are few, so what is published is counted quickly as all but these.
    """
    now, drafts = timezone.now(), [status for status in articles.model.Status.values if status != "published"]
    kinds = (Q(status__in=drafts), Q(status="published", publish_at__gt=now), Q(unpublish_at__lte=now))
    first, *more = (articles.filter(kind).order_by().values("pk") for kind in kinds)
    return first.union(*more).order_by()
