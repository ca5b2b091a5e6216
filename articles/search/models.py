"""The search index: rows that the database's own full-text index stands on (see `backends`)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class SearchDocumentQuerySet(models.QuerySet):
    def visible(self):
        """What is public now. Moments of publication are kept here, so no job is needed when one comes."""
        now = timezone.now()
        begun = Q(published_from=None) | Q(published_from__lte=now)
        return self.filter(begun, Q(published_until=None) | Q(published_until__gt=now))


class SearchDocument(models.Model):
    """What can be found of an article, person, picture, event or topic. Made from it, never edited.

    `text` is shown in results; the `terms` are what the database indexes, in the order of their weight.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", "Articles"
        PERSON = "person", "People"
        PICTURE = "picture", "Pictures"
        EVENT = "event", "Events"
        TOPIC = "topic", "Topics"

    kind = models.CharField(max_length=7, choices=Kind)
    object_id = models.PositiveBigIntegerField()
    published_from = models.DateTimeField(null=True)
    published_until = models.DateTimeField(null=True)
    date_earliest = models.IntegerField(null=True)
    date_latest = models.IntegerField(null=True)
    language = models.CharField(max_length=10, default="en")
    title = models.TextField()
    title_words = models.TextField()
    title_terms = models.TextField()
    lead_terms = models.TextField()
    body_terms = models.TextField()
    text = models.TextField()

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="document_is_in_the_index_once")]
        indexes = [
            models.Index(fields=["-published_from", "-id"], name="search_newest"),
            models.Index(fields=["date_earliest"], name="search_told_of"),
        ]

    def __str__(self):
        return self.title


class Word(models.Model):
    """A word of the index, folded, and as it was written: what a reader with a slip of the finger meant."""

    word = models.CharField(max_length=60, primary_key=True)
    shown = models.CharField(max_length=60)
    term = models.CharField(max_length=60)

    def __str__(self):
        return self.shown


class Slip(models.Model):
    """A word of the index with one letter left out, or none.

    Two words that are one slip apart have one of these in common, so that likely words are found by equality alone
    (Wolf Garbe's "symmetric delete", 2012) on any database.
    """

    slip = models.CharField(max_length=60, db_index=True)
    word = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slip", "word"], name="slip_of_a_word_is_kept_once")]

    def __str__(self):
        return f"{self.slip} for {self.word}"
