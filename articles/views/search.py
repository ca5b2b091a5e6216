"""The search page, suggestions while typing, and what browsers need to search from their address bar."""

from django.core.cache import cache
from django.db.models import Count, F
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode

from gallery.models import Topic
from gallery.paging import page_of

from ..models import Article, ArticleTopic, CastMember, KeyFigure, SearchDocument
from ..search import engine
from ..search.engine import Filters
from ..search.query import parse

PER_PAGE = 20
MOST_CHOICES = 100
_REMEMBERED = 300

SINGULAR = {"article": "Article", "person": "Person", "picture": "Picture", "event": "Event", "topic": "Topic"}


def search(request):
    """What is found for `q`; without anything asked, a page that helps to ask; 404 for a page that is not there."""
    query, filters = parse(request.GET.get("q", "")), _filters(request.GET)
    sort = request.GET.get("sort") if request.GET.get("sort") in engine.SORTS else ""
    results = engine.search(query, filters, sort) if query or filters else None
    page = page_of(results, request.GET.get("page"), PER_PAGE) if results else None
    context = {
        "query": query,
        "filters": filters,
        "sort": sort,
        "sorts": engine.SORTS,
        "kinds": dict(SearchDocument.Kind.choices),
        "singular": SINGULAR,
        "results": results,
        "page": page,
        "choices": cache.get_or_set("search-choices", _read_choices, _REMEMBERED),
        "link": _linker(query, filters, sort),
        **({} if page else _to_look_at()),
    }
    response = render(request, "articles/search.html", context, status=404 if results and not page else 200)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def suggestions(request):
    """Titles and names that begin like what is being typed."""
    response = JsonResponse({"suggestions": engine.suggestions(request.GET.get("q", ""))})
    patch_cache_control(response, private=True, max_age=60)
    return response


def open_search(request):
    """Lets a browser search the site from its address bar (OpenSearch 1.1)."""
    response = render(
        request, "articles/opensearch.xml", content_type="application/opensearchdescription+xml; charset=utf-8"
    )
    patch_cache_control(response, public=True, max_age=86_400)
    return response


def _filters(asked) -> Filters:
    """What is asked for besides words; what there is not is passed over."""
    kind = asked.get("kind", "")
    return Filters(
        kind if kind in SearchDocument.Kind else "",
        _named(Topic, asked.get("topic", "")),
        _named(KeyFigure, asked.get("person", "")),
        _decade(asked.get("decade", "")),
    )


def _named(model, slug: str):
    return model.objects.filter(slug=slug[:80].replace("\0", "")).first() if slug else None


def _decade(text: str) -> int | None:
    return int(text) // 10 * 10 if text.isascii() and text.isdigit() and 0 < int(text[:5]) < 2200 else None


def _linker(query, filters, sort):
    """Gives the address of these results with something changed: `link(kind="picture")`; the page begins anew."""
    now = {
        "q": query.text,
        "kind": filters.kind,
        "topic": filters.topic.slug if filters.topic else "",
        "person": filters.person.slug if filters.person else "",
        "decade": "" if filters.decade is None else filters.decade,
        "sort": sort,
        "page": "",
    }

    def link(**changes):
        return "?" + urlencode({name: value for name, value in (now | changes).items() if value != ""})

    return link


def _read_choices() -> dict:
    """What the filters offer: the topics and people that most articles are about, and decades."""
    return {
        "topics": sorted((topic.name, topic.slug) for topic in _used_topics(MOST_CHOICES)),
        "people": sorted((figure.sort_name, figure.slug) for figure in _used_people(MOST_CHOICES)),
        "decades": _decades(),
    }


def _used_topics(most: int) -> list[Topic]:
    return _most_used(Topic.objects, ArticleTopic.objects.values_list("tag"), most)


def _used_people(most: int) -> list[KeyFigure]:
    return _most_used(KeyFigure.objects.select_related("portrait"), CastMember.objects.values_list("figure"), most)


def _most_used(things, uses, most: int) -> list:
    """Those with the most uses first; counted on an index of the uses alone."""
    counted = uses.order_by().annotate(number=Count("pk")).order_by("-number")[:most]
    pks = [pk for pk, _ in counted]
    found = things.in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def _decades() -> list[int]:
    """The decades in which what can be found begins, since the year 10, latest first."""
    dated = SearchDocument.objects.filter(date_earliest__gt=100_000).order_by()
    found = dated.values_list(F("date_earliest") / 100_000, flat=True).distinct()
    return sorted((10 * decade for decade in found if decade < 220), reverse=True)


def _to_look_at() -> dict:
    """For a reader who has found nothing, or has not asked yet."""
    return {
        "newest": Article.objects.published().newest_first().for_cards()[:3],
        "topics": _used_topics(16),
        "people": _used_people(4),
    }
