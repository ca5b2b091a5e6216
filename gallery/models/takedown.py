from django.db import models
from django.utils import timezone

from .photo import Photo


class TakedownRequest(models.Model):
    """Someone objects to a picture. The request is kept whatever is decided.

    The fields are those that a notice needs under art. 16 of the EU's Digital Services Act and
    17 U.S.C. § 512(c)(3).
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        WITHDRAWN = "withdrawn", "Picture withdrawn"
        KEPT = "kept", "Picture kept"
        CORRECTED = "corrected", "Credit corrected"

    photo = models.ForeignKey(
        Photo, on_delete=models.PROTECT, null=True, blank=True, related_name="takedown_requests", verbose_name="picture"
    )
    page = models.URLField(help_text="The page on which it was seen.")
    name = models.CharField(max_length=200)
    email = models.EmailField("e-mail")
    right = models.TextField(help_text="Whose right, to what work, and why its use here infringes it.")
    good_faith = models.BooleanField(
        "statement of good faith", default=False, help_text="They believe in good faith that what they say is true."
    )
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decision = models.TextField(blank=True, help_text="The reasons, as they are told to both sides.")
    log = models.TextField(blank=True, editable=False)
    received_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                name="decided_takedown_has_reasons",
                condition=models.Q(state="open") | ~models.Q(decision=""),
                violation_error_message="Say why you decide so: both sides are told.",
            ),
        ]

    def __str__(self):
        return f"{self.name} about {self.photo or self.page}"
