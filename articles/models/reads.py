from django.db import models, transaction
from django.db.models import F
from django.db.utils import IntegrityError


class DailyReadsQuerySet(models.QuerySet):
    def add(self, article_pk, day, reads):
        """Count so many more; two processes may do so at once."""
        mine = self.filter(article=article_pk, day=day)
        if mine.update(reads=F("reads") + reads):
            return
        try:
            with transaction.atomic():
                self.create(article_id=article_pk, day=day, reads=reads)
        except IntegrityError:
            mine.update(reads=F("reads") + reads)


class DailyReads(models.Model):
    """How many readers opened an article on a day. Written by `articles.reads`, never by hand."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="daily_reads")
    day = models.DateField()
    reads = models.PositiveIntegerField(default=0)

    objects = DailyReadsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "daily reads"
        indexes = [models.Index(fields=["day"])]
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="article_has_a_day_once")]

    def __str__(self):
        return f"{self.article} on {self.day}: {self.reads}"
