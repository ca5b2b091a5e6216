"""What search engines find here, in the form of sitemaps.org, with Google's extension for pictures."""

from functools import cached_property

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from .models import Album, Photo
from .picture import picture_address


class SiteSitemap(Sitemap):
    """A section of the site's map. Its addresses are those of `SITE_URL`, whatever the request says.

    A section gives `items()`, and may give `lastmod(item)`, `latest()` (of all items), `pictures(item)` (addresses) and
    `count()`, where it knows a quicker way than counting the items.
    """

    limit = 2_000

    @cached_property
    def paginator(self):
        paginator = super().paginator
        if (count := self.count()) is not None:
            paginator.count = count
        return paginator

    def get_domain(self, site=None):
        return settings.SITE_URL.partition("://")[2]

    def get_protocol(self, protocol=None):
        return settings.SITE_URL.partition("://")[0]

    def get_urls(self, page=1, site=None, protocol=None):
        urls = super().get_urls(page, site, protocol)
        return [{**url, "pictures": self.pictures(url["item"])} for url in urls]

    def pictures(self, item) -> list[str]:
        """Addresses of the pictures that the page shows; a disturbing one has none for other sites."""
        return []

    def latest(self):
        """When anything in the section changed last, or None."""
        return None

    def count(self) -> int | None:
        return None


class PhotoSitemap(SiteSitemap):
    """The pages of all pictures."""

    def items(self):
        return Photo.objects.listed().order_by("pk")

    def lastmod(self, photo):
        return photo.updated_at

    def latest(self):
        return Photo.objects.listed().order_by("-updated_at").values_list("updated_at", flat=True).first()

    def pictures(self, photo):
        return [address] if (address := picture_address(photo)) else []


class AlbumSitemap(SiteSitemap):
    """The pages of all albums."""

    def items(self):
        return Album.objects.public().order_by("pk")
