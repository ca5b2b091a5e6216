from django.db import models

from chronology.fields import PARTS, HistoricDateField
from gallery.bulk import ToldQuerySet
from gallery.models import ImportReference, Photo

from .article import Article
from .figure import KeyFigure
from .published import published


class EventQuerySet(ToldQuerySet):
    def public(self):
        """What readers may learn of: told in a published article, or in none."""
        return self.filter(models.Q(article=None) | published("article__"))

    def not_public(self):
        """All others, which are few: see `ArticleQuerySet.not_published`."""
        return self.filter(article__in=Article.objects.not_published())

    def for_lists(self):
        """Everything that a list prints of them, in a fixed number of queries."""
        return self.select_related("article").prefetch_related("figures")


class Event(ImportReference):
    """Something that happened, dated as exactly as history knows."""

    # Where its picture is seen: see gallery/uses.py.
    shown_through = "article"

    date = HistoricDateField(
        parts=PARTS, help_text="23 October 1956, about 1956, 29 October–3 November 1956, 1950s, 44 BC …"
    )
    what = models.CharField(max_length=300, help_text="One sentence, no full stop at the end.")
    place = models.CharField(max_length=200, blank=True)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, blank=True, related_name="events"
    )
    figures = models.ManyToManyField(KeyFigure, blank=True, related_name="events", verbose_name="key figures")
    photo = models.ForeignKey(
        Photo, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="picture"
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["date_earliest", "date_latest", "pk"]
        indexes = [
            *(
                models.Index(fields=[f"date_{part}", "date_earliest", "date_latest", "id"], name=f"event_of_{part}")
                for part in PARTS
            ),
            # To count the years of a decade and the months of a year in the index alone.
            models.Index(fields=["date_decade", "date_year"], name="event_years"),
            models.Index(fields=["date_year", "date_month"], name="event_months"),
        ]

    def __str__(self):
        return f"{self.date}: {self.what}"
