"""The newest comments, for the home page and beside articles."""

from .feeds import latest_public
from .models import Comment


def latest_comments(count: int) -> list[Comment]:
    """The newest public comments on published articles, with their records and articles, in one query."""
    return list(latest_public()[:count])
