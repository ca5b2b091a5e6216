"""What holds for the discussion of an article: its own rule, else the site's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import Article

from .models import SitePolicy

Rule = Article.Discussion


@dataclass(frozen=True)
class Policy:
    """`closes_at` may be past or to come; None is never."""

    rule: str
    anonymous: bool
    closes_at: datetime | None = None

    @property
    def is_off(self) -> bool:
        return self.rule == Rule.OFF

    @property
    def is_closed(self) -> bool:
        return self.closes_at is not None and self.closes_at <= timezone.now()

    @property
    def is_open(self) -> bool:
        """Whether a comment can be written now."""
        return not self.is_off and not self.is_closed

    @property
    def asks_for_confirmation(self) -> bool:
        return self.rule in {Rule.CONFIRMED, Rule.NEWCOMERS}


def policy_for(article: Article) -> Policy:
    """The rule for one article, with one query."""
    site = SitePolicy.current()
    return Policy(article.discussion or site.discussion, site.anonymous, _end(article, site))


def _end(article, site) -> datetime | None:
    if article.comments_open_until:
        return article.comments_open_until
    if site.close_after_days and article.publish_at:
        return article.publish_at + timedelta(days=site.close_after_days)
    return None
