"""Which addresses are asked for in vain: counted in the cache, and written down from time to time.

The cache has so many places and no more, each for one address until it is written down; so a flood of addresses costs
a look into the cache each, and no row. The table is kept small by letting go of what is asked for least.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .models import MissedAddress
from .paths import LONGEST

# Places for addresses between two writings; programs that look for holes have some of their own.
PLACES, NOISE_PLACES = 400, 100
KEPT = 86_400  # seconds
MOST_ROWS = 3_000
FORGOTTEN_AFTER = timedelta(days=90)

# What programs ask every site for: to see whether it can be broken into, or for an icon.
_NOISE = re.compile(
    r"\.(?:php\d?|aspx?|jsp|cgi|env|git|sql|bak|ini|ya?ml|zip|gz|tar|rar|exe|dll|sh|py|log|key|pem)\b"
    r"|/(?:\.|wp-|wp/|wordpress|cgi-bin|phpmyadmin|vendor/|xmlrpc|owa/|autodiscover|favicon|apple-touch-icon|browserconfig|ads\.txt|app-ads\.txt|actuator|boaform|solr|telescope)",
    re.IGNORECASE,
)
# What no redirect can mend, and addresses that are one person's own.
_NOT_COUNTED = re.compile(r"@|%40|\x00")
_OF_ONE_PERSON = {"comments", "admin", "gallery:reported"}


class Miss(NamedTuple):
    """An address, and when and on whose link it was first asked for since the last writing."""

    path: str
    host: str
    at: datetime


def count_miss(request) -> None:
    """Remember that there was nothing at the address of this request."""
    path = request.path
    if not _is_counted(request, path):
        return
    key = _hits_of(path)
    if cache.get(key) is None:
        _take_place(key, Miss(path, _referrer_host(request), timezone.now()))
    else:
        with suppress(ValueError):  # it has just been written down
            cache.incr(key)


def _is_counted(request, path: str) -> bool:
    match = request.resolver_match
    return (
        request.method == "GET"
        and len(path) <= LONGEST
        and not path.startswith((settings.MEDIA_URL, settings.STATIC_URL))
        and not _NOT_COUNTED.search(path)
        and not (match and {match.namespace, match.view_name} & _OF_ONE_PERSON)
        # Of a list that is there only that page is not.
        and not {"page", "discussion"} & set(request.GET)
    )


def _referrer_host(request) -> str:
    """The site that links here: no path, which may say who reads what."""
    with suppress(ValueError):
        return (urlsplit(request.headers.get("Referer", "")).hostname or "")[:100]
    return ""


def is_noise(path: str) -> bool:
    """Whether only a program that looks for holes would ask for it."""
    return _NOISE.search(path) is not None


def _take_place(key: str, miss: Miss) -> None:
    """Give the address one of the places; when all are taken, it is let go."""
    taken, places = ("missed-noise", NOISE_PLACES) if is_noise(miss.path) else ("missed", PLACES)
    if (cache.get(taken) or 0) >= places or not cache.add(key, 1, KEPT):
        return
    cache.add(taken, 0, KEPT)
    with suppress(ValueError):
        place = cache.incr(taken)
        cache.set(f"{taken}:{place}", miss, KEPT)


def _hits_of(path: str) -> str:
    return f"missed-hits:{hashlib.sha256(path.encode(errors='replace')).hexdigest()[:32]}"


def write_missed_addresses() -> int:
    """Write down what waits in the cache, and let go of what is old or too much: how many addresses that were."""
    misses = [*_waiting("missed", PLACES), *_waiting("missed-noise", NOISE_PLACES)]
    hits = cache.get_many([_hits_of(miss.path) for miss in misses])
    cache.delete_many([_hits_of(miss.path) for miss in misses])
    with transaction.atomic():
        _write({miss.path: (miss, hits.get(_hits_of(miss.path), 1)) for miss in misses})
        _purge()
    return len(misses)


def _waiting(taken: str, places: int) -> Iterator[Miss]:
    """What has taken places, which are free from now on."""
    count = min(cache.get(taken) or 0, places)
    keys = [f"{taken}:{place}" for place in range(1, count + 1)]
    found = cache.get_many(keys)
    cache.delete_many([taken, *keys])
    yield from found.values()


def _write(misses: dict[str, tuple[Miss, int]]) -> None:
    """Add to each address how often it was asked for; the database adds, so that two writers do not undo each other."""
    now = timezone.now()
    new = [
        MissedAddress(path=path, hits=0, first_seen=miss.at, last_seen=now, is_noise=is_noise(path))
        for path, (miss, _hits) in misses.items()
    ]
    MissedAddress.objects.bulk_create(new, ignore_conflicts=True)
    rows = list(MissedAddress.objects.filter(path__in=misses))
    for row in rows:
        miss, hits = misses[row.path]
        row.hits, row.last_seen, row.referrer_host = F("hits") + hits, now, miss.host or row.referrer_host
    MissedAddress.objects.bulk_update(rows, ["hits", "last_seen", "referrer_host"], batch_size=100)


def _purge() -> None:
    """Let go of what nobody has asked for any more, and beyond so many rows of noise and of what is asked for least."""
    MissedAddress.objects.filter(last_seen__lt=timezone.now() - FORGOTTEN_AFTER).delete()
    ranked = MissedAddress.objects.order_by("is_noise", "-hits", "-last_seen", "-pk")
    too_many = list(ranked.values_list("pk", flat=True)[MOST_ROWS : 2 * MOST_ROWS])
    if too_many:
        MissedAddress.objects.filter(pk__in=too_many).delete()
