from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from . import sitemaps
from .delivery.files import media
from .robots import robots

urlpatterns = [
    path("", include("articles.urls")),
    path("", include("comments.urls")),
    path("", include("gallery.urls")),
    path("", include("sidebar.urls")),
    path("admin/", admin.site.urls),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, name="sitemap"),
    path("media/<path:path>", media, name="media"),
]

if settings.DEBUG:
    from .styleguide.views import styleguide

    urlpatterns.append(path("styleguide/", styleguide, name="styleguide"))
