"""What stands beside an article: quotations, snippets, points to ponder, other history sites."""

import re
from datetime import date

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.template.defaultfilters import date as date_filter
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.models import Article
from chronology.fields import HistoricDateField
from gallery.models import OnTopics, Topic

# A point to ponder opens with the sentences that make so many letters; fewer are not hidden behind it.
OPENING = 120
HARDLY_MORE = 80
SENTENCE_ENDS = re.compile(r"[.!?…][”’\")]*\s+")

SUITS = "Stands beside articles on these topics first. Separated by commas, such as Hungary, Refugees."


class ItemQuerySet(models.QuerySet):
    def shown_on(self, day: date):
        """What readers may see on a day: it has begun and is not over, and its article, if it has one, is published."""
        begun = Q(shown_from=None) | Q(shown_from__lte=day)
        going_on = Q(shown_until=None) | Q(shown_until__gte=day)
        return self.filter(begun, going_on, *self._article_is_published())

    def _article_is_published(self):
        """Asked of each item by itself: a site has few of them, and many articles."""
        if not hasattr(self.model, "article"):
            return []
        return [Exists(Article.objects.published().filter(pk=OuterRef("article")))]


class Item(models.Model):
    """Something of which readers see one a day, chosen by the topics that it suits (`sidebar.choose`)."""

    shown_from = models.DateField(null=True, blank=True, help_text="Readers see it from this day. Empty: at once.")
    shown_until = models.DateField(
        null=True, blank=True, help_text="The last day on which readers see it. Empty: for ever."
    )

    objects = ItemQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_is_shown_before_it_ends",
                condition=Q(shown_from=None) | Q(shown_until=None) | Q(shown_until__gte=F("shown_from")),
                violation_error_message="Its last day comes before its first.",
            ),
        ]

    def state_on(self, day: date) -> str:
        """Whether readers may see it on a day, in an editor's words: the same as `shown_on`, for one at hand."""
        if self.shown_from and day < self.shown_from:
            return f"from {_in_words(self.shown_from)}"
        if self.shown_until and day > self.shown_until:
            return f"no more since {_in_words(self.shown_until)}"
        if hasattr(self, "article") and not self.article.is_published:
            return "when its article is published"
        return f"until {_in_words(self.shown_until)}" if self.shown_until else "in turn"


def _in_words(day: date) -> str:
    return date_filter(day, "j F Y")


class Quotation(OnTopics, Item):
    """Words worth remembering, and a paragraph on who said them."""

    words = models.TextField(unique=True, help_text="Without quotation marks.")
    speaker = models.CharField(max_length=200)
    date = HistoricDateField(blank=True)
    about = models.TextField(blank=True, help_text="A paragraph on who said it, and when.")
    topics = TaggableManager("topics", through="QuotationTopic", blank=True, help_text=SUITS)

    class Meta(Item.Meta):
        ordering = ["speaker", "pk"]

    def __str__(self):
        return f"{self.speaker}: “{self.words[:60]}”"


class Snippet(OnTopics, Item):
    """A paragraph from history that leads to its article."""

    text = models.TextField(unique=True, validators=[MaxLengthValidator(1200)])
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="+", help_text="Readers see it while this is published."
    )
    topics = TaggableManager("topics", through="SnippetTopic", blank=True, help_text=SUITS)

    class Meta(Item.Meta):
        ordering = ["pk"]

    def __str__(self):
        return self.text[:80]


class PointToPonder(OnTopics, Item):
    """A short essay that ends in a question and leads to an article."""

    title = models.CharField(max_length=200, unique=True)
    text = models.TextField(
        validators=[MaxLengthValidator(2000)], help_text="Its first sentences show at once, the rest on “Read more”."
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="+", help_text="Readers see it while this is published."
    )
    topics = TaggableManager("topics", through="PointTopic", blank=True, help_text=SUITS)

    class Meta(Item.Meta):
        ordering = ["title"]
        verbose_name_plural = "points to ponder"

    def __str__(self):
        return self.title

    @property
    def opening(self):
        """Its first sentences: what shows at once."""
        return self.text[: self._opening_ends]

    @property
    def rest(self):
        """What follows; nothing if that is hardly more."""
        return self.text[self._opening_ends :]

    @property
    def _opening_ends(self):
        end = SENTENCE_ENDS.search(self.text, OPENING)
        return end.end() if end and len(self.text) - end.end() >= HARDLY_MORE else len(self.text)


class HistoryLink(models.Model):
    """Another history site worth knowing."""

    title = models.CharField(max_length=200)
    url = models.URLField("web address", unique=True)
    description = models.TextField(blank=True)
    is_sister = models.BooleanField(
        "our sister site", default=False, help_text="Stands by itself, every day. Only one site can be it."
    )

    class Meta:
        ordering = ["title"]
        verbose_name = "link to a history site"
        verbose_name_plural = "links to history sites"
        constraints = [
            models.UniqueConstraint(
                fields=["is_sister"],
                condition=Q(is_sister=True),
                name="one_site_is_the_sister_site",
                violation_error_message="Another site is the sister site already.",
            ),
        ]

    def __str__(self):
        return self.title


class QuotationTopic(ItemBase):
    """A quotation suits a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="quotation_topics")
    content_object = models.ForeignKey(Quotation, on_delete=models.CASCADE, related_name="+")


class SnippetTopic(ItemBase):
    """A snippet suits a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="snippet_topics")
    content_object = models.ForeignKey(Snippet, on_delete=models.CASCADE, related_name="+")


class PointTopic(ItemBase):
    """A point to ponder suits a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="point_topics")
    content_object = models.ForeignKey(PointToPonder, on_delete=models.CASCADE, related_name="+")
