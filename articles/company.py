"""In whose company a person appears: who stands in the same casts and pictures, and how often."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from gallery.models import Photo

from .models import Article, CastMember, Depiction, KeyFigure

NEWEST = 500


@dataclass(frozen=True)
class Companion:
    """Somebody who appears with a person: in so many published articles, and pictures that readers find in lists."""

    figure: KeyFigure
    articles: int
    pictures: int


def company_of(figure: KeyFigure, most: int) -> list[Companion]:
    """Those who appear with a person most often, at most so many, by the person's newest articles; four queries."""
    casts = CastMember.objects.filter(block__parent__in=_newest_articles(figure))
    articles = _counted(casts.exclude(figure=figure), "block__parent")
    depicted = Depiction.objects.filter(photo__in=Photo.objects.listed().filter(figures=figure))
    pictures = _counted(depicted.exclude(figure=figure), "photo")
    together = articles + pictures
    first = sorted(together, key=lambda pk: (-together[pk], -articles[pk], pk))[:most]
    found = KeyFigure.objects.select_related("portrait").in_bulk(first)
    return [Companion(found[pk], articles[pk], pictures[pk]) for pk in first]


def _newest_articles(figure: KeyFigure):
    """Those published. Their numbers are found first, since SQLite else begins with all articles of the site."""
    told = CastMember.objects.filter(figure=figure).order_by("-pk").values_list("block__parent", flat=True)[:NEWEST]
    return Article.objects.published().filter(pk__in=list(told)).values("pk")


def _counted(rows, what: str) -> Counter:
    """In how many different articles or pictures each person is."""
    return Counter(dict(rows.order_by().values_list("figure").annotate(number=Count(what, distinct=True))))
