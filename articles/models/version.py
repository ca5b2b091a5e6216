from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from reversion.models import Revision

from .article import Article


class PublishedVersion(models.Model):
    """A version that readers can cite: numbered from 1, it keeps its number and its address for ever.

    The newest follows every small change; a former one stands as it was last (docs/decisions/0015).
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField(default=timezone.now)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="article_has_each_version_once"),
            models.CheckConstraint(name="published_version_counts_from_1", condition=Q(number__gt=0)),
        ]

    def __str__(self):
        return f"Version {self.number} of “{self.article}”"

    def get_absolute_url(self):
        return reverse("articles:version", args=[self.article.slug, self.number])
