from content_editor.models import Region
from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from chronology.fields import HistoricDateField
from gallery.bulk import ToldQuerySet
from gallery.models import ImportReference, OnTopics, PermanentAddress, Photo, Topic, languages

from .published import keys_of_not_published, published
from .series import Series
from .state import State, state_of

# The permission that makes an editor of somebody who may change articles.
MAY_PUBLISH = "articles.publish_article"


class Author(PermanentAddress):
    """Who writes on this site."""

    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=200, help_text="As in a bibliography: Surname, Given name.")
    about = models.TextField(blank=True)

    class Meta:
        ordering = ["sort_name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])


class ArticleQuerySet(ToldQuerySet):
    def published(self):
        """What every reader may open: published, its moment has come and has not passed."""
        return self.filter(published())

    def not_published(self):
        """The keys of all others."""
        return keys_of_not_published(self)

    def announced(self):
        """Published now or at a moment that is set: what the search index holds, together with both moments."""
        return self.filter(status="published")

    def in_state(self, state):
        """Those that are in a `State` now; the same as `state` of one."""
        now = timezone.now()
        announced, ended = Q(status="published"), Q(unpublish_at__lte=now)
        if state == State.PUBLISHED:
            return self.published()
        if state == State.SCHEDULED:
            return self.filter(announced, ~ended | Q(unpublish_at=None), publish_at__gt=now)
        if state == State.UNPUBLISHED:
            return self.filter(Q(status="unpublished") | announced & ended)
        return self.filter(status=state)

    def visible_to(self, user):
        """What this person may open: who publishes opens everything, others also the drafts that they write."""
        if user.has_perm(MAY_PUBLISH):
            return self.all()
        return self.published() | self.filter(writer=user) if user.is_authenticated else self.published()

    def changeable_by(self, user):
        """What this person may change: who publishes changes everything, others the drafts that they write."""
        if user.has_perm(MAY_PUBLISH):
            return self.all()
        return self.filter(writer=user, status=Article.Status.DRAFT) if user.is_authenticated else self.none()

    def newest_first(self):
        return self.order_by("-publish_at", "-pk")

    def most_read(self, since=None):
        """Those that were read, most read first: from a day on, or ever."""
        days = Q(daily_reads__day__gte=since) if since else Q()
        return self.annotate(reads=Sum("daily_reads__reads", filter=days)).filter(reads__gt=0).order_by("-reads", "pk")

    def for_cards(self):
        """Everything that a list of cards prints, in a fixed number of queries."""
        return self.select_related("lead_photo", "series").prefetch_related("topics")


class Article(OnTopics, PermanentAddress, ImportReference):
    """A long illustrated article. Its body is a list of blocks: see `articles.models.blocks`."""

    class Status(models.TextChoices):
        """What was decided. With the moments and the clock it makes the `state`."""

        DRAFT = "draft", "Draft"
        REVIEW = "review", "In review"
        PUBLISHED = "published", "Published"
        UNPUBLISHED = "unpublished", "Unpublished"

    class Discussion(models.TextChoices):
        """What happens to a comment before readers see it. The app comments acts by it."""

        OPEN = "open", "Published at once"
        CONFIRMED = "confirmed", "Published when its writer confirms it by mail"
        NEWCOMERS = "newcomers", "Confirmed by mail; a moderator sees the first of each writer"
        MODERATED = "moderated", "A moderator sees each before it is published"
        OFF = "off", "No discussion"

    title = models.CharField(max_length=300)
    standfirst = models.TextField(help_text="One or two sentences under the title: what it is about and why read on.")
    lead_photo = models.ForeignKey(
        Photo,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lead picture",
        help_text="Large at the head of the article, and on its cards.",
    )
    authors = models.ManyToManyField(Author, through="Authorship", related_name="articles")
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="in the hands of",
        help_text="A contributor sees and changes the drafts in their own hands, and no others.",
    )
    language = models.CharField(max_length=10, choices=languages, default="en")
    period = HistoricDateField(blank=True, help_text="The time it tells of: 23 October–10 November 1956.")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, blank=True, related_name="articles")
    part = models.PositiveSmallIntegerField("part of the series", null=True, blank=True)
    topics = TaggableManager(
        "topics",
        through="articles.ArticleTopic",
        blank=True,
        help_text="Separated by commas, such as Hungary, Refugees.",
    )
    related = models.ManyToManyField(
        "self", blank=True, symmetrical=False, related_name="+", help_text="Chosen by you; the site adds others."
    )

    status = models.CharField(max_length=11, choices=Status, default=Status.DRAFT, db_index=True)
    publish_at = models.DateTimeField(
        null=True, blank=True, help_text="Readers see it from this moment. Empty: as soon as you publish it."
    )
    unpublish_at = models.DateTimeField(
        "take down at", null=True, blank=True, help_text="From this moment readers no longer see it."
    )
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    followed_up_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Until when the site has done what its moments ask for."
    )
    revised_at = models.DateTimeField(
        "updated", null=True, blank=True, help_text="Set it when you change something that readers should know of."
    )
    discussion = models.CharField(
        "comments", max_length=9, choices=Discussion, blank=True, default="", help_text="Empty: as the site has it."
    )
    comments_open_until = models.DateTimeField(null=True, blank=True, help_text="Empty: as the site has it.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    regions = [Region(key="main", title="Body")]

    class Meta:
        ordering = ["-publish_at", "-pk"]
        permissions = [("publish_article", "Can publish, schedule and unpublish articles")]
        indexes = [
            models.Index(fields=["status", "publish_at"]),
            models.Index(fields=["unpublish_at"], name="article_taken_down", condition=Q(unpublish_at__isnull=False)),
            models.Index(fields=["updated_at"], name="article_updated"),
        ]
        constraints = [
            models.CheckConstraint(
                name="published_article_has_a_date",
                condition=~Q(status="published") | Q(publish_at__isnull=False),
                violation_error_message="A published article needs the moment from which it is published.",
            ),
            models.CheckConstraint(
                name="article_status_is_known",
                condition=Q(status__in=["draft", "review", "published", "unpublished"]),
                violation_error_message="Choose one of the list.",
            ),
            models.CheckConstraint(
                name="article_is_taken_down_after_it_is_published",
                condition=Q(unpublish_at=None) | Q(publish_at=None) | Q(unpublish_at__gt=F("publish_at")),
                violation_error_message="It would be taken down before it is published.",
            ),
            models.CheckConstraint(
                name="article_part_belongs_to_a_series",
                condition=Q(series=None, part=None) | Q(series__isnull=False, part__isnull=False, part__gt=0),
                violation_error_message="A series and a part go together, and parts count from 1.",
            ),
            models.UniqueConstraint(
                fields=["series", "part"],
                name="series_has_each_part_once",
                violation_error_message="The series has this part already.",
            ),
            models.CheckConstraint(
                name="article_discussion_is_known",
                condition=Q(discussion__in=["", "open", "confirmed", "newcomers", "moderated", "off"]),
                violation_error_message="Choose one of the list.",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        self._date_publication()

    def save(self, *args, **kwargs):
        self._date_publication()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("articles:article", args=[self.slug])

    def _date_publication(self):
        """Fill in what "publish now" leaves empty, and remember the first time; one still to come can be put off."""
        now = timezone.now()
        if self.first_published_at and self.first_published_at > now:
            self.first_published_at = None
        if self.status == self.Status.PUBLISHED:
            self.publish_at = self.publish_at or now
            self.first_published_at = self.first_published_at or self.publish_at
            self.followed_up_at = self.followed_up_at or self.created_at

    @property
    def state(self):
        """What the article is at this moment, as its editors speak of it."""
        return state_of(self)

    @property
    def is_published(self):
        """The same as `ArticleQuerySet.published`, for one article at hand."""
        return self.state == State.PUBLISHED

    def is_changeable_by(self, user):
        """The same as `ArticleQuerySet.changeable_by`, for one article as it is stored, whatever is in its form."""
        return user.has_perm(MAY_PUBLISH) or type(self).objects.changeable_by(user).filter(pk=self.pk).exists()


class Authorship(models.Model):
    """An author's place in the byline."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="authorships")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="authorships")
    ordering = models.PositiveSmallIntegerField("place", default=0)

    class Meta:
        ordering = ["ordering", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="author_stands_in_a_byline_once")]

    def __str__(self):
        return str(self.author)


class ArticleTopic(ItemBase):
    """An article is about a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="article_topics")
    content_object = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="article_has_a_topic_once")]


class RevisionNote(models.Model):
    """A public correction: what was wrong, and what stands there now."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revision_notes")
    made_at = models.DateTimeField("on", default=timezone.now)
    text = models.TextField(help_text="What was wrong, and what stands there now.")
    version_number = models.PositiveIntegerField("first in version", null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.text[:80]

    @transaction.atomic
    def save(self, *args, **kwargs):
        """An article is as new as its newest correction."""
        super().save(*args, **kwargs)
        older = Q(revised_at=None) | Q(revised_at__lt=self.made_at)
        Article.objects.filter(older, pk=self.article_id).update(revised_at=self.made_at)
