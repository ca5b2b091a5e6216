"""The search page, suggestions while typing, and what browsers need to search from their address bar."""

from django.core.cache import cache
from django.db import connection
from django.db.models import Count
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
TOPICS_SHOWN, PEOPLE_SHOWN = 16, 4
# What a site is about is told as well by its latest articles as by all of a hundred thousand.
USES_COUNTED = 5_000
_REMEMBERED = 300

SINGULAR = {"article": "Article", "person": "Person", "picture": "Picture", "event": "Event", "topic": "Topic"}


def search(request):
    """What is found for `q`; without anything asked, a page that helps to ask; 404 for a page that is not there."""
    query, filters = parse(request.GET.get("q", "")), _filters(request.GET)
    sort = request.GET.get("sort") if request.GET.get("sort") in engine.SORTS else ""
    results = engine.search(query, filters, sort) if query or filters else None
    page = page_of(results, request.GET.get("page"), PER_PAGE) if results else None
    choices = cache.get_or_set("search-choices", _read_choices, _REMEMBERED)
    context = {
        "query": query,
        "filters": filters,
        "sort": sort,
        "sorts": engine.SORTS,
        "kinds": dict(SearchDocument.Kind.choices),
        "singular": SINGULAR,
        "results": results,
        "page": page,
        "choices": choices,
        "link": _linker(query, filters, sort),
        **({} if page else _to_look_at(choices)),
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
    """What the filters offer: the topics and people that most articles are about, and decades. Of the first of them the
    keys, for a reader who has not asked yet: what is remembered shows no picture.
    """
    topics, people = _most_used(Topic, ArticleTopic, "tag"), _most_used(KeyFigure, CastMember, "figure")
    return {
        "topics": sorted((topic.name, topic.slug) for topic in topics),
        "people": sorted((figure.sort_name, figure.slug) for figure in people),
        "decades": _decades(),
        "most_used": ([topic.pk for topic in topics[:TOPICS_SHOWN]], [one.pk for one in people[:PEOPLE_SHOWN]]),
    }


def _most_used(model, uses, column: str) -> list:
    """Those with the most of the latest uses first."""
    latest = uses.objects.order_by("-pk").values("pk")[:USES_COUNTED]
    counted = uses.objects.filter(pk__in=latest).order_by().values_list(column).annotate(number=Count("pk"))
    return _in_order(model.objects, [pk for pk, _ in counted.order_by("-number", column)[:MOST_CHOICES]])


def _in_order(things, pks: list[int]) -> list:
    found = things.in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


_TABLE = SearchDocument._meta.db_table
# From each decade straight to the next that has something, in the index: there are few among all documents.
_DECADES = f"""
WITH RECURSIVE decade(number) AS (
    SELECT MIN(date_earliest) / 100000 FROM {_TABLE} WHERE date_earliest > 100000
    UNION ALL
    SELECT (SELECT MIN(date_earliest) / 100000 FROM {_TABLE} WHERE date_earliest >= (number + 1) * 100000)
    FROM decade WHERE number IS NOT NULL
)
SELECT number FROM decade WHERE number IS NOT NULL
"""  # noqa: S608 (a name)


def _decades() -> list[int]:
    """The decades in which what can be found begins, since the year 10, latest first."""
    with connection.cursor() as cursor:
        cursor.execute(_DECADES)
        return sorted((10 * decade for (decade,) in cursor.fetchall() if decade < 220), reverse=True)


def _to_look_at(choices) -> dict:
    """For a reader who has found nothing, or has not asked yet."""
    topics, people = choices["most_used"]
    return {
        "newest": Article.objects.published().newest_first().for_cards()[:3],
        "topics": _in_order(Topic.objects, topics),
        "people": _in_order(KeyFigure.objects.select_related("portrait"), people),
    }
