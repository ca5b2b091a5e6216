"""The newest comments, for the home page, beside articles and in feeds."""

from .models import Comment, CommentQuerySet


def newest_first() -> CommentQuerySet:
    """What every reader may see, with its record and its article."""
    return Comment.objects.public().on_published().with_record().order_by("-submit_date", "-pk")


def latest_comments(count: int) -> list[Comment]:
    """The newest public comments on published articles, in one query."""
    return list(newest_first().recent()[:count])
