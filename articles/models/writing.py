"""What somebody is writing in the form of an article and has not saved: theirs alone, and never public."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from .article import Article

# As long as a form says every half minute that it is open, its writer is there.
PRESENT = timedelta(seconds=75)
KEPT = timedelta(days=30)


class WritingQuerySet(models.QuerySet):
    def offered_to(self, user, article):
        """What this person wrote of this article and did not save; without article, of those that are not stored."""
        return self.filter(user=user, article=article).exclude(sent="").order_by("-changed_at")

    def of_others_now(self, user, article):
        """Who else has the form of this article open at this moment."""
        present = self.filter(article=article, seen_at__gt=timezone.now() - PRESENT).exclude(user=user)
        return present.select_related("user")

    def outdated(self):
        """Forms that were closed without a change an hour ago, and what nobody wanted back for a month."""
        now = timezone.now()
        closed = models.Q(sent="", seen_at__lt=now - timedelta(hours=1))
        return self.filter(closed | models.Q(seen_at__lt=now - KEPT))


class Writing(models.Model):
    """One open form: `sent` is what the browser would send if it were saved now, "" if nothing was changed.

    `key` names the form among those of one person: the article, or a random word for one that is not stored yet.
    An article that is deleted meanwhile leaves what was written of it behind.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=300, blank=True)
    sent = models.TextField(blank=True)
    changed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = WritingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="writing_is_kept_once_for_each_form")]

    def __str__(self):
        return self.title or "Without a title"

    @property
    def is_of_prepared(self):
        """Whether it belongs to the prepared change of the article, and not to what readers see."""
        return self.key.startswith("prepared-")
