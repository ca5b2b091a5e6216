from django.db import models
from django.db.models import Q
from django.utils import timezone


class CommentReport(models.Model):
    """A reader tells the moderators of a comment. Who did is not shown to anyone."""

    class Cause(models.TextChoices):
        SPAM = "spam", "Advertising"
        ABUSE = "abuse", "It insults or threatens somebody"
        ILLEGAL = "illegal", "I think that it is against the law"
        PRIVATE = "private", "It tells something private"
        OTHER = "other", "Something else"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        UPHELD = "upheld", "Upheld"
        DISMISSED = "dismissed", "Dismissed"

    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="reports")
    cause = models.CharField(max_length=7, choices=Cause)
    words = models.TextField("in their own words", blank=True, max_length=2000)
    email = models.EmailField("e-mail", blank=True, help_text="Where to tell what was decided, if they want to know.")
    ip_hash = models.CharField(max_length=64, blank=True, editable=False)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN, db_index=True)
    reported_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-reported_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "ip_hash"],
                condition=~Q(ip_hash=""),
                name="comment_is_reported_once_from_one_place",
                violation_error_message="You have told us of this comment already.",
            ),
        ]

    def __str__(self):
        return f"{self.get_cause_display()}: {self.comment}"
