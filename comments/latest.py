"""The newest comments, for the home page, beside articles and in feeds; and how many articles have."""

from django.db.models import Count

from .models import Comment, CommentQuerySet


def newest_first() -> CommentQuerySet:
    """What every reader may see, with its record and its article."""
    return Comment.objects.public().on_published().with_record().order_by("-submit_date", "-pk")


def latest_comments(count: int) -> list[Comment]:
    """The newest public comments on published articles, in one query."""
    return list(newest_first().recent()[:count])


def count_by_article(article_pks: list[int]) -> dict[int, int]:
    """How many comments readers find on each of these articles that has any, in one query."""
    public = Comment.objects.public().filter(record__article__in=article_pks)
    return dict(public.order_by().values_list("record__article").annotate(Count("pk")))
