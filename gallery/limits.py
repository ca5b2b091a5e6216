"""How much may be counted to one name in a time. Kept in the cache: shared by all processes and machines."""

import math
import time
from contextlib import suppress
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True)
class Limit:
    """So many times in each span of so many seconds; the spans follow one another by the clock."""

    times: int
    seconds: int


def count(name: str, seconds: int) -> int:
    """Count one more; how many there are since the first of the last so many seconds."""
    for _ in range(2):
        if cache.add(name, 1, seconds):
            return 1
        with suppress(ValueError):  # it has just expired
            return cache.incr(name)
    return 1


def wait_for(name: str, *limits: Limit) -> int:
    """Count one more against each limit; seconds to wait, or 0 if none is passed."""
    return max((_wait(name, limit) for limit in limits), default=0)


def _wait(name: str, limit: Limit) -> int:
    now = time.time()
    ends = (math.floor(now / limit.seconds) + 1) * limit.seconds
    if count(f"limit:{name}:{limit.seconds}:{ends}", limit.seconds) <= limit.times:
        return 0
    return math.ceil(ends - now)


def in_words(seconds: int) -> str:
    """At least as long: 50 seconds, 12 minutes, 3 hours."""
    for size, name in ((3600, "hour"), (60, "minute"), (1, "second")):
        if seconds > size * 1.5 or size == 1:
            number = -(-seconds // size)
            return f"{number} {name}{'' if number == 1 else 's'}"
    raise AssertionError
