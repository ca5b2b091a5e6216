from itertools import accumulate, groupby

from django.db.models import Count
from django.db.models.functions import Left
from django.shortcuts import get_object_or_404, render

from gallery.contact_sheet import tiles_of
from gallery.models import Photo
from gallery.paging import page_or_404

from ..company import company_of
from ..links.closed import closed_in
from ..models import Article, Event, KeyFigure
from ..prose import without_links
from ..structured import structured_person

COMPANIONS = 5
PER_PAGE = 120


def figure_list(request):
    """All key figures from A to Z."""
    page = page_or_404(KeyFigure.objects.select_related("portrait").order_by("filed_under", "pk"), request, PER_PAGE)
    letters = [(letter, list(group)) for letter, group in groupby(page, key=_letter)]
    return render(request, "articles/figures.html", {"page": page, "letters": letters, "index": _index()})


def _letter(figure):
    return figure.filed_under[:1].upper()


def _index() -> list[tuple[str, int]]:
    """Every letter that somebody is filed under, and the page on which it begins."""
    letters = KeyFigure.objects.annotate(letter=Left("filed_under", 1)).order_by("letter").values_list("letter")
    counts = list(letters.annotate(count=Count("pk")))
    starts = accumulate((count for _, count in counts), initial=0)
    return [(letter.upper(), start // PER_PAGE + 1) for (letter, _), start in zip(counts, starts, strict=False)]


def figure_detail(request, slug):
    """A key figure: biography, articles, companions, own chronology, pictures."""
    figure = get_object_or_404(KeyFigure.objects.select_related("portrait"), slug=slug)
    photos = Photo.objects.listed().filter(figures=figure).exclude(pk=figure.portrait_id).by_date()
    context = {
        "figure": figure,
        "biography": without_links(figure.biography, closed_in([figure.biography])),
        "articles": _articles(figure),
        "company": company_of(figure, COMPANIONS),
        "events": Event.objects.public().filter(figures=figure).order_by("date_earliest", "date_latest"),
        "structured": structured_person(figure),
        "tiles": tiles_of(list(photos)),
        "places": {depiction.photo_id: depiction.where for depiction in figure.depictions.all()},
    }
    return render(request, "articles/figure.html", context)


def _articles(figure):
    """Published articles whose cast has the figure."""
    published = Article.objects.published().filter(articles_cast_set__rows__figure=figure)
    return published.distinct().newest_first().for_cards()
