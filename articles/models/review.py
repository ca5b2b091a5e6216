"""What editors and writers tell each other about a draft, and the drafts that they show to others. Never public."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from .article import Article

SALT = "articles.shared-draft"


class ReviewNote(models.Model):
    """A remark on one block of an article (`block_kind` its model, `block_number` its key), or on the whole of it.

    It outlives its block: `about` says what stood there when it was written.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="review_notes")
    block_kind = models.CharField(max_length=30, blank=True, editable=False)
    block_number = models.PositiveBigIntegerField(null=True, editable=False)
    about = models.CharField(max_length=200, blank=True, editable=False)
    text = models.TextField("note", max_length=5_000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="review_note_names_a_block_wholly_or_not",
                condition=Q(block_kind="", block_number=None) | (~Q(block_kind="") & Q(block_number__isnull=False)),
            )
        ]

    def __str__(self):
        return self.text[:80]


class SharedDraftQuerySet(models.QuerySet):
    def active(self):
        """Links that still open: not expired, not revoked."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class SharedDraft(models.Model):
    """A link by which somebody without an account reads an article that is not public, until it expires."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="shared_drafts")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField("until")
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_seen_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SharedDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="shared_draft_expires_after_it_is_made",
                condition=Q(expires_at__gt=F("made_at")),
                violation_error_message="The link would have expired already.",
            )
        ]

    def __str__(self):
        return f"Shared until {self.expires_at:%-d %B %Y}"

    def get_absolute_url(self):
        return reverse("articles:shared_draft", args=[signing.Signer(salt=SALT).sign_object(self.pk)])

    @classmethod
    def for_days(cls, article, days: int, by):
        """A new link that opens for so many days."""
        return cls.objects.create(article=article, made_by=by, expires_at=timezone.now() + timedelta(days))

    @classmethod
    def by_token(cls, token: str):
        """The link that was signed; None for one that this site did not make."""
        try:
            pk = signing.Signer(salt=SALT).unsign_object(token)
        except (signing.BadSignature, ValueError):
            return None
        return cls.objects.select_related("article", "made_by").filter(pk=pk).first()

    @property
    def is_active(self):
        return self.revoked_at is None and self.expires_at > timezone.now()

    def revoke(self):
        SharedDraft.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())

    def seen(self):
        """Remember that it was opened; once a minute is enough."""
        now = timezone.now()
        lately = Q(last_seen_at__gt=now - timedelta(minutes=1))
        SharedDraft.objects.filter(pk=self.pk).exclude(lately).update(last_seen_at=now)
