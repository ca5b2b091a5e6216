"""What holds for the discussion of an article, its own rule or else the site's; and the states that follow from it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import Article

from .models import Comment, SitePolicy, State

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


def state_of_new(submission, policy: Policy, decision: str) -> str:
    """The state in which a new comment begins; `decision` is that of the defence."""
    if decision == "refuse":
        return State.SPAM
    if is_moderator(submission.user):
        return State.PUBLISHED
    if policy.asks_for_confirmation and submission.email:
        return State.AWAITING_CONFIRMATION
    return state_of_confirmed(submission.writer, policy, decision == "hold")


def state_of_confirmed(writer: str, policy: Policy, is_held: bool) -> str:
    """The state after the mail is answered, or at once where none is sent. `writer` is "" if anonymous."""
    if is_held or policy.rule == Rule.MODERATED:
        return State.AWAITING_MODERATOR
    if policy.rule == Rule.OPEN:
        return State.PUBLISHED
    is_trusted = policy.rule == Rule.CONFIRMED or is_known(writer)
    return State.PUBLISHED if writer and is_trusted else State.AWAITING_MODERATOR


def is_known(writer: str) -> bool:
    """Whether something of this writer has been published after they confirmed it."""
    published = Comment.objects.public().filter(record__writer=writer, record__confirmed_at__isnull=False)
    return bool(writer) and published.exists()


def is_moderator(user) -> bool:
    return user is not None and user.has_perm("django_comments.can_moderate")
