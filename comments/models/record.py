from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models import Article
from articles.prose import readers_prose
from gallery.models import ImportReference


class State(models.TextChoices):
    """Where a comment stands. `public()` shows only PUBLISHED; those that are `gone()` leave a sentence behind
    while others answer them.
    """

    AWAITING_CONFIRMATION = "confirm", "Waiting for its writer to confirm it by mail"
    AWAITING_MODERATOR = "waiting", "Waiting for a moderator"
    PUBLISHED = "published", "Published"
    REFUSED = "refused", "Refused"
    SPAM = "spam", "Spam"
    REMOVED = "removed", "Removed by a moderator"
    REMOVED_BY_WRITER = "withdrawn", "Removed by its writer"

    @classmethod
    def gone(cls):
        """Once to be seen, and taken away."""
        return {cls.REMOVED, cls.REMOVED_BY_WRITER}

    @classmethod
    def seen(cls):
        """Of which readers see something: the words, or that there were some."""
        return {cls.PUBLISHED, *cls.gone()}


class Role(models.TextChoices):
    """Who speaks, when it is not simply a reader."""

    READER = "", "Reader"
    AUTHOR = "author", "Author of the article"
    MODERATOR = "moderator", "Moderator"


class CommentRecord(ImportReference):
    """What the site knows of a comment besides its words, its writer and its place."""

    comment = models.OneToOneField("comments.Comment", models.CASCADE, primary_key=True, related_name="record")
    article = models.ForeignKey(Article, models.CASCADE, related_name="+", editable=False)
    state = models.CharField(max_length=9, choices=State, default=State.AWAITING_MODERATOR, db_index=True)
    html = models.TextField(editable=False, help_text="The words as they are shown: made from them at each save.")
    in_answer_to = models.ForeignKey(
        "comments.Comment",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The comment that it answers, also where the thread shows it beside that.",
    )
    role = models.CharField(max_length=9, choices=Role, blank=True, default=Role.READER)
    pinned = models.BooleanField(default=False, help_text="Its thread stands before the others.")
    imported_from = models.CharField(
        max_length=200, blank=True, help_text="The site that it was first written on, if that was another."
    )

    suspicions = models.JSONField(default=list, blank=True, help_text="Sentences: why the site held it back.")
    reason = models.TextField(blank=True, help_text="Why it was refused or removed, as its writer is told.")
    moderator_note = models.TextField(blank=True, help_text="For moderators alone.")
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    learnt_as = models.CharField(max_length=9, blank=True, editable=False)  # "", "published" or "spam"
    appeal = models.TextField(blank=True, help_text="What its writer says against the decision; once.")
    moderators_told_at = models.DateTimeField(null=True, blank=True, editable=False)
    appealed_at = models.DateTimeField(null=True, blank=True, editable=False)

    sent_key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 (unique, so null)
    editable_until = models.DateTimeField(null=True, blank=True, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    confirmation = models.ForeignKey(
        "comments.Confirmation", models.SET_NULL, null=True, blank=True, related_name="records", editable=False
    )
    writer = models.CharField(max_length=64, blank=True, db_index=True, editable=False)  # keyed hash of the e-mail
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    ip_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    received_at = models.DateTimeField(default=timezone.now, db_index=True, editable=False)
    followers_told_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "comment"
        indexes = [models.Index(fields=["article", "state"])]
        constraints = [
            models.CheckConstraint(
                name="refused_comment_has_a_reason",
                condition=~Q(state__in=["refused", "removed"]) | ~Q(reason=""),
                violation_error_message="Say why: its writer is told.",
            ),
            models.CheckConstraint(
                name="comment_state_is_known",
                condition=Q(state__in=State.values),
                violation_error_message="A comment is in one of the states of the list.",
            ),
        ]

    def __str__(self):
        return f"{self.comment.user_name}: {self.comment.comment[:50]}"

    def save(self, *args, **kwargs):
        self.html = readers_prose(self.comment.comment)
        super().save(*args, **kwargs)
