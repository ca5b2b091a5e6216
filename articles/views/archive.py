from datetime import MAXYEAR, date

from django.http import Http404
from django.shortcuts import render

from gallery.paging import page_or_404

from ..archive import Span, by_year, count_in, months, months_of, nearest

PER_PAGE = 50


class Year:
    """A year in an address, as four figures."""

    regex = "[0-9]{4}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:04}"


class Month(Year):
    """A month in an address: 01 to 12."""

    regex = "0[1-9]|1[0-2]"

    def to_url(self, value):
        return f"{value:02}"


def archive(request):
    """Every year with its months."""
    return render(request, "articles/archive.html", {"years": by_year(months())})


def archive_year(request, year):
    """The articles of a year, the last first; 404 for a year without any."""
    try:
        found, span = months_of(year), Span.year(year)
    except ValueError as error:
        raise Http404(str(error)) from None
    return _listed(request, span, sum(count for _, count in found), months=found, month=None)


def archive_month(request, year, month):
    """The articles of a month, the last first; 404 for a month without any. Leads to the months before and after."""
    if not 1 < year < MAXYEAR:
        raise Http404("The archive has no such year.")
    span = Span.month(date(year, month, 1))
    later, earlier = ([first] if first else [] for first in nearest(span))
    return _listed(request, span, count_in(span), month=span.first, later=later, earlier=earlier)


def _listed(request, span, count, **context):
    if not count:
        raise Http404("No article was published in this time.")
    articles = span.articles.newest_first().only("title", "slug", "standfirst", "language", "publish_at")
    page = page_or_404(articles, request, PER_PAGE, count)
    return render(request, "articles/archived.html", {"page": page, **context})
