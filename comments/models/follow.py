from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models import Article


class Confirmation(models.Model):
    """A mail that asks whether somebody has written, or wants to follow, what came in with their address.

    There is never a second one to an address that has not answered the first: what comes in meanwhile joins it. Its
    token is random, short-lived and stored as a hash; the task that sends the mail makes it.
    """

    email = models.EmailField("e-mail")
    token_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 (unique, so null)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(answered_at=None),
                name="address_is_asked_once",
                violation_error_message="This address has been asked already and has not answered.",
            ),
        ]

    def __str__(self):
        return self.email


class FollowQuerySet(models.QuerySet):
    def active(self):
        """Those who asked for mails, confirmed it, and did not end it."""
        return self.filter(confirmed_at__isnull=False, ended_at=None)


class Follow(models.Model):
    """Somebody wants a mail for each new comment on an article, or in one of its threads."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    thread = models.ForeignKey(
        "comments.Comment",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="The comment that began it; empty for the whole discussion.",
    )
    email = models.EmailField("e-mail", db_index=True)
    token = models.CharField(max_length=32, unique=True, editable=False)
    confirmation = models.ForeignKey(
        Confirmation, models.SET_NULL, null=True, blank=True, related_name="follows", editable=False
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = FollowQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["article", "thread"])]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "email"],
                condition=Q(thread=None),
                name="article_is_followed_once",
                violation_error_message="This address follows the article already.",
            ),
            models.UniqueConstraint(
                fields=["thread", "email"],
                name="thread_is_followed_once",
                violation_error_message="This address follows the thread already.",
            ),
        ]

    def __str__(self):
        return f"{self.email} follows {self.article}"
