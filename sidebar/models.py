"""What stands beside an article: quotations, snippets, points to ponder, other history sites."""

from django.core.validators import MaxLengthValidator
from django.db import models
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.models import Article
from chronology.fields import HistoricDateField
from gallery.models import Topic


class Quotation(models.Model):
    """Words worth remembering, and a paragraph on who said them."""

    words = models.TextField(unique=True, help_text="Without quotation marks.")
    speaker = models.CharField(max_length=200)
    date = HistoricDateField(blank=True)
    about = models.TextField(blank=True, help_text="A paragraph on who said it, and when.")
    topics = TaggableManager("topics", through="QuotationTopic", blank=True)

    class Meta:
        ordering = ["speaker", "pk"]

    def __str__(self):
        return f"{self.speaker}: “{self.words[:60]}”"


class Snippet(models.Model):
    """A paragraph from history that leads to its article."""

    text = models.TextField(unique=True, validators=[MaxLengthValidator(1200)])
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    topics = TaggableManager("topics", through="SnippetTopic", blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text[:80]


class PointToPonder(models.Model):
    """A short essay that ends in a question and leads to an article."""

    title = models.CharField(max_length=200, unique=True)
    text = models.TextField(validators=[MaxLengthValidator(2000)])
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    topics = TaggableManager("topics", through="PointTopic", blank=True)

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "points to ponder"

    def __str__(self):
        return self.title


class HistoryLink(models.Model):
    """Another history site worth knowing."""

    title = models.CharField(max_length=200)
    url = models.URLField("web address", unique=True)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["title"]
        verbose_name = "link to a history site"
        verbose_name_plural = "links to history sites"

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
