from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers

from gallery.picture import phone_bytes

from ..anniversaries import YearDay, events_on
from ..body import read_body
from ..models import Article, Series
from ..structured import structured_article, structured_site
from .citations import cited

CARDS_ON_HOME = 13
EVENTS_ON_HOME = 5


def home(request):
    """The newest article large, then the others, what happened on this day, the series."""
    articles = list(Article.objects.published().newest_first().for_cards()[:CARDS_ON_HOME])
    lead, others = (articles[0], articles[1:]) if articles else (None, [])
    parts = Prefetch("articles", Article.objects.published().order_by("part"), to_attr="parts")
    series = Series.objects.filter(articles__in=Article.objects.published()).distinct().prefetch_related(parts)
    context = {"lead": lead, "articles": others, "series_list": series, "on_this_day": _on_this_day()}
    return render(request, "articles/home.html", {**context, "structured": structured_site()})


def _on_this_day():
    today = YearDay.today()
    return {"day": today, "events": list(events_on(today)[:EVENTS_ON_HOME])}


def article_detail(request, slug):
    """An article; editors also see drafts. Who saves data gets its text first, and each picture on request."""
    if request.headers.get("Save-Data") == "on" and "pictures" not in request.GET:
        asked = request.GET.copy()
        asked["pictures"] = "ask"
        response = redirect(f"{request.path}?{asked.urlencode()}")
        patch_vary_headers(response, ["Save-Data"])
        return response
    visible = Article.objects.visible_to(request.user).for_cards().prefetch_related("authorships__author")
    article = get_object_or_404(visible, slug=slug)
    body = read_body(article)
    if not article.is_published:
        _show_to_editors([*body.pictures, article.lead_photo])
    context = {
        "article": article,
        "body": body,
        "parts": _parts(article),
        "cited": cited(article),
        "related": _related(article),
        "structured": structured_article(article, body),
        **_on_request(request, article, body),
    }
    response = render(request, "articles/article.html", context)
    if not article.is_published:
        response["Cache-Control"] = "private, no-store"
    return response


def _show_to_editors(photos):
    """Let the draft show pictures whose rights are not yet known."""
    for photo in filter(None, photos):
        photo.in_draft = True


def _on_request(request, article, body):
    """Whether pictures wait to be asked for; if so, how many bytes they have together."""
    if request.GET.get("pictures") != "ask":
        return {"pictures_on_request": False}
    photos = {photo.pk: photo for photo in [*body.pictures, article.lead_photo] if photo}
    return {
        "pictures_on_request": True,
        "weight": sum(phone_bytes(photo) for photo in photos.values()),
    }


def _parts(article):
    """The published parts of the article's series, in order."""
    if not article.series_id:
        return []
    return list(
        Article.objects.published().filter(series=article.series_id).order_by("part").only("title", "slug", "part")
    )


def _related(article):
    """Those that the editor chose."""
    return Article.objects.published().filter(pk__in=article.related.values("pk")).newest_first().for_cards()[:4]
