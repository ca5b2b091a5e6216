from django.http import Http404
from django.shortcuts import render

from gallery.paging import page_or_404

from ..archive import by_year, months
from ..models import Article

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
    found = by_year(months()).get(year)
    if found is None:
        raise Http404("No article was published in this year.")
    return _listed(request, Article.objects.filter(publish_at__year=year), months=found, month=None)


def archive_month(request, year, month):
    """The articles of a month, the last first; 404 for a month without any. Leads to the months before and after."""
    known = [first for first, _ in months()]
    here = next((place for place, first in enumerate(known) if (first.year, first.month) == (year, month)), None)
    if here is None:
        raise Http404("No article was published in this month.")
    articles = Article.objects.filter(publish_at__year=year, publish_at__month=month)
    later, earlier = known[:here][-1:], known[here + 1 :][:1]
    return _listed(request, articles, month=known[here], later=later, earlier=earlier)


def _listed(request, articles, **context):
    articles = articles.published().newest_first().only("title", "slug", "standfirst", "language", "publish_at")
    page = page_or_404(articles, request, PER_PAGE)
    return render(request, "articles/archived.html", {"page": page, **context})
