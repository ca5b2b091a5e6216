"""The articles' part of the map of the site."""

from django.db.models import Max
from django.urls import reverse

from chronology.period import Unit
from gallery.models import Topic
from gallery.picture import picture_address
from gallery.sitemaps import SiteSitemap

from . import timeline
from .models import Article, ArticleTopic, Author, Authorship, KeyFigure, Series


class ArticleSitemap(SiteSitemap):
    """The pages of all articles, each with its lead picture."""

    def items(self):
        return Article.objects.published().select_related("lead_photo").order_by("pk")

    def lastmod(self, article):
        """One whose moment was set beforehand is as new as that moment."""
        return max(article.updated_at, article.publish_at)

    def latest(self):
        latest = Article.objects.published().aggregate(changed=Max("updated_at"), published=Max("publish_at"))
        return max(filter(None, latest.values()), default=None)

    def pictures(self, article):
        return [address] if (address := picture_address(article.lead_photo)) else []


class FigureSitemap(SiteSitemap):
    """The pages of all key figures."""

    def items(self):
        return KeyFigure.objects.order_by("pk").only("slug")


class TopicSitemap(SiteSitemap):
    """The pages of topics that have an article."""

    def items(self):
        told = ArticleTopic.objects.filter(content_object__in=Article.objects.published())
        return Topic.objects.filter(pk__in=told.values("tag")).order_by("pk").only("slug")


class SeriesSitemap(SiteSitemap):
    """The pages of series that have begun."""

    def items(self):
        begun = Article.objects.published().filter(series__isnull=False)
        return Series.objects.filter(pk__in=begun.values("series")).order_by("pk").only("slug")


class AuthorSitemap(SiteSitemap):
    """The pages of those of whom something is published."""

    def items(self):
        signed = Authorship.objects.filter(article__in=Article.objects.published())
        return Author.objects.filter(pk__in=signed.values("author")).order_by("pk").only("slug")


class YearSitemap(SiteSitemap):
    """The years that have events."""

    def items(self):
        return list(timeline.counts(Unit.YEAR))

    def location(self, year):
        return reverse("articles:chronology") + year.path
