"""The map of the site for search engines: an index, and a file for each section. A new section is one line here."""

from django.conf import settings
from django.core.paginator import InvalidPage
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from articles.sitemaps import ArticleSitemap, AuthorSitemap, FigureSitemap, SeriesSitemap, TopicSitemap, YearSitemap
from gallery.sitemaps import AlbumSitemap, PhotoSitemap

SECTIONS = {
    "articles": ArticleSitemap,
    "people": FigureSitemap,
    "topics": TopicSitemap,
    "series": SeriesSitemap,
    "authors": AuthorSitemap,
    "pictures": PhotoSitemap,
    "albums": AlbumSitemap,
    "years": YearSitemap,
}

CONTENT_TYPE = "application/xml"


def index(request):
    """Every file of every section."""
    files = [file for name, section in SECTIONS.items() for file in _files(name, section())]
    return render(request, "sitemap_index.xml", {"files": files}, content_type=CONTENT_TYPE)


def _files(name, section):
    """Address and last change of each file of a section; an empty section has none."""
    if section.paginator.count == 0:
        return []
    start = settings.SITE_URL + reverse("sitemap", args=[name])
    latest = section.latest()
    return [(start if page == 1 else f"{start}?p={page}", latest) for page in section.paginator.page_range]


def sitemap(request, section):
    """One file of a section."""
    if section not in SECTIONS:
        raise Http404("The map has no such section.")
    try:
        urls = SECTIONS[section]().get_urls(page=request.GET.get("p", "1")[:9])
    except InvalidPage:
        raise Http404("The section has no such file.") from None
    return render(request, "sitemap.xml", {"urls": urls}, content_type=CONTENT_TYPE)
