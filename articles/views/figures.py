from itertools import groupby

from anyascii import anyascii
from django.shortcuts import get_object_or_404, render

from gallery.contact_sheet import tiles_of
from gallery.models import Photo

from ..models import Article, Event, KeyFigure
from ..structured import structured_person


def figure_list(request):
    """All key figures from A to Z."""
    figures = KeyFigure.objects.select_related("portrait").order_by("sort_name")
    letters = [(letter, list(group)) for letter, group in groupby(sorted(figures, key=_folded), key=_letter)]
    return render(request, "articles/figures.html", {"letters": letters})


def _folded(figure):
    return anyascii(figure.sort_name).casefold()


def _letter(figure):
    return _folded(figure)[:1].upper()


def figure_detail(request, slug):
    """A key figure: biography, articles, own chronology, pictures."""
    figure = get_object_or_404(KeyFigure.objects.select_related("portrait"), slug=slug)
    photos = Photo.objects.listed().filter(figures=figure).exclude(pk=figure.portrait_id).by_date()
    context = {
        "figure": figure,
        "articles": _articles(figure),
        "events": Event.objects.public().filter(figures=figure).order_by("date_earliest", "date_latest"),
        "structured": structured_person(figure),
        "tiles": tiles_of(list(photos)),
    }
    return render(request, "articles/figure.html", context)


def _articles(figure):
    """Published articles whose cast has the figure."""
    published = Article.objects.published().filter(articles_cast_set__rows__figure=figure)
    return published.distinct().newest_first().for_cards()
