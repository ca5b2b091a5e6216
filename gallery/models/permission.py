from django.db import models
from django.utils import timezone

from .photo import Photo


class PermissionReminder(models.Model):
    """The editors were reminded, so many days before, that a permission ends on a day; each only once."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="+")
    until = models.DateField()
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["photo", "until", "days"], name="permission_reminder_once")]

    def __str__(self):
        return f"{self.photo}: {self.days} days before {self.until}"
