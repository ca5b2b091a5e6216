"""What somebody who has read an article may like to read next.

The editor's choice comes first. The others are weighed by what they share with the article:

- a person in both casts weighs most, since few articles tell of the same people;
- a part of the same series weighs as much: an editor has put them together;
- a topic weighs less, since many articles have the same one;
- a time that overlaps weighs least: much happened in 1956.

What weighs the same comes newest first, and the newest articles of all fill what is left, so that there is no hole.
Of each tie only some articles are looked at, the newest, found by an index in its order: however many articles the
site has, as much is read for one page.
"""

from collections import Counter
from collections.abc import Iterator

from django.db import connection
from django.utils import timezone

from .body import Body
from .models import Article, Cast

SHOWN = 4

CHOSEN = 1_000  # more than all the others together
PERSON = 4
SERIES = 4
TOPIC = 3
TIME = 2
NONE = 0

# How many topics and people of an article are followed, and how many articles of each.
TIES = 6
OF_EACH = 30

# SQL of our own: one query for all ties, which would take the longer to put together than to answer.
_CHOSEN = "SELECT to_article_id AS pk FROM articles_article_related WHERE from_article_id = %s"
_TOPIC = "SELECT content_object_id AS pk FROM articles_articletopic WHERE tag_id = %s ORDER BY content_object_id DESC"
_PERSON = """
    SELECT articles_cast.parent_id AS pk FROM articles_castmember
    JOIN articles_cast ON articles_cast.id = articles_castmember.block_id
    WHERE articles_castmember.figure_id = %s ORDER BY articles_castmember.id DESC
"""
_SERIES = "SELECT id AS pk FROM articles_article WHERE series_id = %s ORDER BY id DESC"
_BEGUN = "SELECT id AS pk FROM articles_article WHERE period_earliest <= %s ORDER BY period_earliest DESC"
_NEWEST = """
    SELECT id AS pk FROM articles_article WHERE status = 'published' AND publish_at <= %s ORDER BY publish_at DESC
"""


def related(article: Article, body: Body) -> list[Article]:
    """Up to four other published articles, for cards, the best first. Four queries."""
    weights = _weights(article, body)
    periods = Article.objects.published().filter(pk__in=weights).values_list("pk", "period_earliest", "period_latest")
    for pk, earliest, latest in (found := list(periods)):
        weights[pk] += TIME * _overlaps(article, earliest, latest)
    best = sorted((pk for pk, *_ in found), key=lambda pk: (-weights[pk], -pk))[:SHOWN]
    cards = Article.objects.for_cards().in_bulk(best)
    return [cards[pk] for pk in best if pk in cards]


def _weights(article: Article, body: Body) -> Counter:
    """What speaks for each article that is tied to this one, by its number, but for its time. One query."""
    ties = list(_ties(article, body))
    part = f"SELECT pk, {{}} FROM ({{}} LIMIT {OF_EACH}) AS tied"  # noqa: S608 (texts and numbers of ours)
    query = " UNION ALL ".join(part.format(weight, sql) for sql, weight, _ in ties)
    weights = Counter()
    with connection.cursor() as cursor:
        cursor.execute(query, [of for _, _, of in ties])
        for pk, weight in cursor.fetchall():
            weights[pk] += weight
    del weights[article.pk]
    return weights


def _ties(article: Article, body: Body) -> Iterator[tuple[str, int, object]]:
    """Each tie as the query that finds articles, their weight, and what is asked for."""
    yield _CHOSEN, CHOSEN, article.pk
    for topic in article.topics.all()[:TIES]:
        yield _TOPIC, TOPIC, topic.pk
    for figure in _people(body)[:TIES]:
        yield _PERSON, PERSON, figure
    if article.series_id:
        yield _SERIES, SERIES, article.series_id
    if article.period:
        yield _BEGUN, NONE, article.period_latest
    yield _NEWEST, NONE, connection.ops.adapt_datetimefield_value(timezone.now())


def _people(body: Body) -> list[int]:
    """The numbers of those in the casts, each once."""
    casts = (block for block in body.blocks if isinstance(block, Cast))
    return list(dict.fromkeys(row.figure_id for block in casts for row in block.row_list))


def _overlaps(article: Article, earliest: int | None, latest: int | None) -> bool:
    if not article.period or earliest is None or latest is None:
        return False
    return earliest <= article.period_latest and latest >= article.period_earliest
