from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404
from django.shortcuts import render

from ..models import Photo
from ..paging import page_of
from ..rights_in_words import meaning
from ..standing import Standing, standing_named, standings

PER_PAGE = 100

# So many sources of a right are named in the overview; its own list has all.
SOURCES_NAMED = 8


@dataclass(frozen=True)
class Account:
    """One right in the ledger: how many pictures stand by it, what it means, and from which sources most come."""

    standing: Standing
    count: int
    meaning: str
    sources: list[tuple[str, int]]


def ledger(request):
    """By what rights the pictures of the site stand here."""
    photos = Photo.objects.listed()
    sources = _sources(photos)
    accounts = [
        Account(standing, count, meaning(standing), sources[standing.rights, standing.rights_uri].most_common())
        for standing, count in standings(photos).items()
    ]
    return render(request, "gallery/rights.html", {"accounts": accounts, "named": SOURCES_NAMED})


def _sources(photos) -> dict[tuple[str, str], Counter]:
    """How many pictures come from each source, by their right; in one query."""
    rows = photos.order_by("source_name").values_list("rights", "rights_uri", "source_name")
    counted: dict[tuple[str, str], Counter] = {}
    for rights, uri, source, number in rows.annotate(number=Count("pk")):
        counted.setdefault((rights, uri), Counter())[source] = number
    return counted


def ledger_of(request, code):
    """Every picture that stands by one right, source after source."""
    listed = Photo.objects.listed()
    standing = standing_named(code, listed)
    if not standing:
        raise Http404("No picture can stand by this right.")
    photos = standing.of(listed).order_by("source_name", "title", "pk")
    page = page_of(photos, request.GET.get("page"), PER_PAGE)
    if page is None:
        raise Http404("The ledger has no such page.")
    context = {"standing": standing, "meaning": meaning(standing), "page": page}
    return render(request, "gallery/rights_of.html", context)
