"""How often articles are read: counted without a cookie, in the cache, and written down from time to time."""

from contextlib import suppress
from datetime import date, timedelta

from django.core.cache import cache
from django.db.utils import IntegrityError
from django.utils.timezone import localdate

from .models import Article, DailyReads

DAY = 86_400  # seconds
WRITE_EVERY = 60  # seconds


def count_read(article_pk: int, reader: str) -> bool:
    """Count a reader (a pseudonym of today) once a day; whether this was the first time."""
    today = localdate()
    if not cache.add(f"reader:{today}:{article_pk}:{reader}", 1, DAY):
        return False
    if not cache.add(_waiting(article_pk, today), 1, 3 * DAY):
        with suppress(ValueError):  # it has just been lost
            cache.incr(_waiting(article_pk, today))
    if cache.add(f"reads-written:{article_pk}", 1, WRITE_EVERY):
        write_reads([article_pk])
    return True


def write_reads(article_pks=None) -> int:
    """Write down what waits in the cache for these articles, or for all: how many reads that were."""
    if article_pks is None:
        article_pks = list(Article.objects.values_list("pk", flat=True))
    today = localdate()
    days = (today, today - timedelta(days=1), today - timedelta(days=2))
    places = {_waiting(pk, day): (pk, day) for pk in article_pks for day in days}
    waiting = {place: reads for place, reads in cache.get_many(places).items() if reads > 0}
    return sum(_write(place, *places[place], reads) for place, reads in waiting.items())


def _waiting(article_pk: int, day: date) -> str:
    return f"reads:{article_pk}:{day}"


def _write(place: str, article_pk: int, day: date, reads: int) -> int:
    """Taken out of the cache first, so that who comes second finds nothing. Reads of a deleted article are let go."""
    if not _take(place, reads):
        return 0
    try:
        DailyReads.objects.add(article_pk, day, reads)
    except IntegrityError:
        return 0
    return reads


def _take(place: str, reads: int) -> bool:
    """Whether so many were still there."""
    try:
        left = cache.incr(place, -reads)
    except ValueError:
        return False
    if left < 0:
        cache.incr(place, reads)
    return left >= 0
