"""The articles' part of the map of the site."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from chronology.period import Unit
from gallery.models import Topic
from gallery.picture import picture_address
from gallery.sitemaps import SiteSitemap

from . import timeline
from .models import Article, ArticleTopic, Author, Authorship, KeyFigure, Series
from .models.published import published


class ArticleSitemap(SiteSitemap):
    """The pages of all articles, each with its lead picture."""

    def items(self):
        return Article.objects.published().select_related("lead_photo").order_by("publish_at", "pk")

    def count(self):
        """All but the few that are not published."""
        return Article.objects.count() - Article.objects.not_published().count()

    def lastmod(self, article):
        """One whose moment was set beforehand is as new as that moment."""
        return max(article.updated_at, article.publish_at)

    def latest(self):
        # All but the few that are not published: SQLite would else sort all that are by their last change.
        readable = Article.objects.exclude(pk__in=Article.objects.not_published())
        latest = readable.order_by("-updated_at")[:1], Article.objects.published().order_by("-publish_at")[:1]
        return max((self.lastmod(article) for articles in latest for article in articles), default=None)

    def pictures(self, article):
        return [address] if (address := picture_address(article.lead_photo)) else []


class FigureSitemap(SiteSitemap):
    """The pages of all key figures."""

    def items(self):
        return KeyFigure.objects.order_by("pk").only("slug")


class TopicSitemap(SiteSitemap):
    """The pages of topics that have an article."""

    def items(self):
        told = ArticleTopic.objects.filter(published("content_object__"), tag=OuterRef("pk"))
        return Topic.objects.filter(Exists(told)).order_by("pk").only("slug")


class SeriesSitemap(SiteSitemap):
    """The pages of series that have begun."""

    def items(self):
        begun = Article.objects.published().filter(series=OuterRef("pk"))
        return Series.objects.filter(Exists(begun)).order_by("pk").only("slug")


class AuthorSitemap(SiteSitemap):
    """The pages of those of whom something is published."""

    def items(self):
        signed = Authorship.objects.filter(published("article__"), author=OuterRef("pk"))
        return Author.objects.filter(Exists(signed)).order_by("pk").only("slug")


class YearSitemap(SiteSitemap):
    """The years that have events."""

    def items(self):
        return list(timeline.counts(Unit.YEAR))

    def location(self, year):
        return reverse("articles:chronology") + year.path
