from django.db.models import Max, Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers

from gallery.picture import phone_bytes

from ..anniversaries import YearDay, events_on
from ..body import read_body
from ..models import Article, Series
from ..models.published import published
from ..related import related
from ..structured import structured_article, structured_site
from .citations import cited

CARDS_ON_HOME = 13
EVENTS_ON_HOME = 5
SERIES_ON_HOME = 6


def home(request):
    """The newest article large, then the others, what happened on this day, the series."""
    articles = list(Article.objects.published().newest_first().for_cards()[:CARDS_ON_HOME])
    lead, others = (articles[0], articles[1:]) if articles else (None, [])
    context = {"lead": lead, "articles": others, "series_list": _series(), "on_this_day": _on_this_day()}
    return render(request, "articles/home.html", {**context, "structured": structured_site()})


def _series():
    """Those to which a part was added last, with their parts."""
    begun = Series.objects.filter(published("articles__")).annotate(newest=Max("articles__publish_at"))
    parts = Prefetch("articles", Article.objects.published().order_by("part"), to_attr="parts")
    return begun.order_by("-newest", "title").prefetch_related(parts)[:SERIES_ON_HOME]


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
    article = get_object_or_404(for_page(Article.objects.visible_to(request.user)), slug=slug)
    return article_page(request, article, is_public=article.is_published)


def for_page(articles):
    """With what the page of each shows besides its body."""
    return articles.for_cards().select_related("card").prefetch_related("authorships__author")


def article_page(request, article, *, is_public, banner="", body=None):
    """The page of an article that is read with all it shows. One that is not public is nobody's to keep or to index.

    The body is read from what is stored, unless it is given.
    """
    body = read_body(article) if body is None else body
    if not is_public:
        _show_to_editors([*body.pictures, article.lead_photo])
    corrections = list(article.revision_notes.all()) if is_public else []
    context = {
        "article": article,
        "body": body,
        "is_public": is_public,
        "banner": banner,
        "parts": _parts(article),
        "cited": cited(article),
        "related": related(article, body),
        "version": article.versions.last() if is_public else None,
        "corrections": corrections,
        "structured": structured_article(article, body, corrections),
        **_on_request(request, article, body),
    }
    response = render(request, "articles/article.html", context)
    return response if is_public else keep_private(response)


def keep_private(response):
    """For what is shown to somebody and is not public."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
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
