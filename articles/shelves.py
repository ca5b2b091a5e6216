"""The articles that stand under a topic, an author or a series, counted and listed at the same cost on any site.

What is published is counted as all that stands there, in an index alone, less the few that are not published.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet

from gallery.models import Topic

from .models import Article, ArticleTopic, Author, Authorship, Series

# Of more articles than this the newest are found by going through all articles from the newest on and looking each up
# on the shelf; of fewer by sorting the shelf. Databases do not always know which is less work.
MANY = 1_000


@dataclass(frozen=True)
class Shelf:
    """`places` are rows that name an article in their column `article`."""

    places: QuerySet
    article: str

    @cached_property
    def count(self) -> int:
        """How many readers may open."""
        hidden = self.places.filter(**{f"{self.article}__in": Article.objects.not_published()})
        return self.places.count() - hidden.count()

    @property
    def articles(self) -> QuerySet:
        """Those that readers may open, the newest first."""
        published = Article.objects.published().newest_first()
        if self.count > MANY:
            return published.filter(Exists(self.places.filter(**{self.article: OuterRef("pk")})))
        return published.filter(pk__in=self.places.values(self.article))


def of_topic(topic: Topic) -> Shelf:
    return Shelf(ArticleTopic.objects.filter(tag=topic), "content_object")


def of_author(author: Author) -> Shelf:
    return Shelf(Authorship.objects.filter(author=author).order_by(), "article")


def of_series(series: Series) -> Shelf:
    return Shelf(Article.objects.filter(series=series).order_by(), "pk")
