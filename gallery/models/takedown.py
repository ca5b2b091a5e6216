import re
import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .photo import Photo

# Without letters and digits that are mistaken for each other when they are read out.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

# Django's validator refuses hosts without a dot, which a site in a house may have.
_PAGE = re.compile(r"https?://[^\s/?#@<>\"]+([/?#][^\s<>\"]*)?")


def new_reference():
    """What a complaint is called in letters: "R-K7PM-X3QD"."""
    first, second = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(2))
    return f"R-{first}-{second}"


def validate_pages(text):
    """Each line is a web address; raises `ValidationError` naming the first that is not."""
    for line in text.split():
        if not _PAGE.fullmatch(line):
            raise ValidationError(f"“{line[:100]}” is not a whole web address, such as https://…")


class TakedownRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=TakedownRequest.State.OPEN)

    def delete(self):
        raise TypeError("A complaint is kept, whatever is decided.")


class TakedownRequest(models.Model):
    """Someone objects to a picture. The request is kept whatever is decided, and what was done is in the ledger.

    The fields are those that a notice needs under art. 16 of the EU's Digital Services Act and
    17 U.S.C. § 512(c)(3).
    """

    class Kind(models.TextChoices):
        COPYRIGHT = "copyright", "It is mine, or my client’s, and is used without permission"
        PERSON = "person", "I am in it, or someone I speak for"
        CREDIT = "credit", "The credit, the date or the description is wrong"
        UNLAWFUL = "unlawful", "Showing it is against the law"
        OTHER = "other", "Something else"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        WITHDRAWN = "withdrawn", "Picture withdrawn"
        KEPT = "kept", "Picture kept"
        CORRECTED = "corrected", "Credit corrected"

    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    photo = models.ForeignKey(
        Photo, on_delete=models.PROTECT, null=True, blank=True, related_name="takedown_requests", verbose_name="picture"
    )
    pages = models.TextField(
        "seen on",
        blank=True,
        max_length=4000,
        validators=[validate_pages],
        help_text="The addresses of the pages, one on each line.",
    )
    kind = models.CharField("what is wrong", max_length=9, choices=Kind)
    name = models.CharField("name", max_length=200)
    email = models.EmailField("e-mail")
    right = models.TextField(
        "work or right", blank=True, max_length=2000, help_text="Which work or which right it is, and whose."
    )
    explanation = models.TextField(max_length=10_000, help_text="What is wrong, and what should be done.")
    good_faith = models.BooleanField(
        "statement of good faith", default=False, help_text="They believe in good faith that what they say is true."
    )
    accurate = models.BooleanField(
        "statement of accuracy", default=False, help_text="What they say is accurate, and they may speak for the owner."
    )
    signature = models.CharField(max_length=200, blank=True, help_text="Their full name, as a signature.")

    state = models.CharField(max_length=10, choices=State, default=State.OPEN, editable=False)
    decision = models.TextField(
        "reasons", blank=True, editable=False, help_text="The reasons, as they are told to both sides."
    )
    received_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TakedownRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "complaint"
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="decided_takedown_has_reasons",
                condition=Q(state="open") | (~Q(decision="") & Q(decided_at__isnull=False)),
                violation_error_message="Say why you decide so: both sides are told.",
            ),
            models.CheckConstraint(
                name="takedown_names_a_picture_or_a_page",
                condition=Q(photo__isnull=False) | ~Q(pages=""),
                violation_error_message="Say which picture it is, or on which page it stands.",
            ),
        ]

    def __str__(self):
        return f"{self.reference}, {self.name}"

    def delete(self, *args, **kwargs):
        raise TypeError("A complaint is kept, whatever is decided.")

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def page_list(self):
        return self.pages.split()
