"""What search engines find of the chronology."""

from django.urls import reverse

from chronology.period import Unit
from gallery.sitemaps import SiteSitemap

from . import timeline


class YearSitemap(SiteSitemap):
    """The years that have events."""

    def items(self):
        return list(timeline.counts(Unit.YEAR))

    def location(self, year):
        return reverse("articles:chronology") + year.path
