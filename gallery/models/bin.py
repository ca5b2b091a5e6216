from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class BinnedQuerySet(models.QuerySet):
    def kept(self):
        """What can still be put back."""
        return self.filter(deleted_at__gt=timezone.now() - timedelta(days=settings.BIN_KEPT_DAYS))

    def overdue(self):
        """What has lain there for as long as it was promised."""
        return self.filter(deleted_at__lte=timezone.now() - timedelta(days=settings.BIN_KEPT_DAYS))

    def of(self, kinds, user=None):
        """Those of these kinds (such as "gallery.photo"), only those that a person deleted if one is named."""
        found = self.filter(kind__in=kinds)
        return found.filter(deleted_by=user) if user else found


class Binned(models.Model):
    """A thing that an editor deleted: kept with all that went with it, until its time is over. No page shows it."""

    kind = models.CharField(max_length=100)
    number = models.PositiveBigIntegerField()
    title = models.CharField(max_length=300)
    deleted_at = models.DateTimeField("deleted", default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="by"
    )

    objects = BinnedQuerySet.as_manager()

    class Meta:
        verbose_name = "deleted thing"
        verbose_name_plural = "deleted things"
        ordering = ["-deleted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="thing_lies_in_the_bin_once"),
        ]

    def __str__(self):
        return self.title

    @property
    def until(self):
        """From this moment on it is gone for good."""
        return self.deleted_at + timedelta(days=settings.BIN_KEPT_DAYS)


class BinnedRow(models.Model):
    """One row that went: the thing itself, what went with it, or what only lost its relation to it ("let go")."""

    class What(models.TextChoices):
        DELETED = "deleted", "Deleted"
        LET_GO = "let_go", "No longer led there"

    thing = models.ForeignKey(Binned, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField(help_text="The order in which they are put back.")
    what = models.CharField(max_length=7, choices=What, default=What.DELETED)
    model = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    fields = models.JSONField()

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["model", "key"], name="binned_row")]
        constraints = [
            models.UniqueConstraint(fields=["thing", "position"], name="binned_row_has_its_place"),
            models.CheckConstraint(condition=Q(what__in=["deleted", "let_go"]), name="binned_row_went_in_a_known_way"),
        ]

    def __str__(self):
        return f"{self.model} {self.key}"
