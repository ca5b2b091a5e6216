from django.conf import settings
from django.db import models
from django.utils import timezone


class LedgerQuerySet(models.QuerySet):
    """Rows are added and read, never changed."""

    def update(self, **values):
        raise TypeError("The ledger is only added to.")

    def delete(self):
        raise TypeError("The ledger is only added to.")


class LedgerEntry(models.Model):
    """What was done about the right to show a picture: who, when, what. Rows are only ever added.

    It outlives the picture and the person: both are also named in words.
    """

    class What(models.TextChoices):
        RECEIVED = "received", "Complaint received"
        WITHDRAWN = "withdrawn", "Withdrawn"
        REINSTATED = "reinstated", "Reinstated"
        ERASED = "erased", "File erased"
        KEPT = "kept", "Kept"
        CORRECTED = "corrected", "Credit corrected"
        TOLD = "told", "Told by mail"
        REMINDED = "reminded", "Reminded of the end of a permission"

    photo = models.ForeignKey(
        "gallery.Photo", on_delete=models.SET_NULL, null=True, related_name="ledger", verbose_name="picture"
    )
    request = models.ForeignKey(
        "gallery.TakedownRequest", on_delete=models.PROTECT, null=True, blank=True, related_name="ledger"
    )
    subject = models.CharField("picture or page", max_length=300)
    what = models.CharField(max_length=10, choices=What)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField("by", max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "entry of the ledger of rights"
        verbose_name_plural = "ledger of rights"

    def __str__(self):
        return f"{self.get_what_display()}: {self.subject}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("The ledger is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("The ledger is only added to.")

    @classmethod
    def record(cls, what, *, photo=None, request=None, words="", by=None):
        """Add a row about a picture, or about a complaint whose picture is not known."""
        photo = photo or (request and request.photo)
        return cls.objects.create(
            what=what,
            photo=photo,
            request=request,
            subject=str(photo or request)[:300],
            words=words,
            by=by,
            by_name=(by.get_full_name() or by.get_username()) if by else "",
        )
