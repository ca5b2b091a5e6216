"""What every list page costs as a site grows: `python -m benchmarks.lists [--sizes 100 1000 …] [--postgresql URL]`.

Asks sites of each size for each page, past the store of pages and with an empty cache: queries, and CPU of the site's
own process (with SQLite that is all of it). The growth is that from the smallest site; where the pages of the smallest
show less, the last growth, from the largest site but one, tells what comes of the size alone.
"""

import argparse
import json
import statistics

from . import sites
from .measure import cpu_seconds, in_fresh_process

TIMES = 7
BUDGET = 1.5
PAGES = {
    "home": "/",
    "people": "/people/",
    "a person": "/people/{figure}/",
    "pictures": "/pictures/",
    "pictures of a topic": "/pictures/?topic=topic-0",
    "chronology": "/chronology/",
    "a decade": "/chronology/1950s/",
    "a year": "/chronology/1956/",
    "a month": "/chronology/1956/10/",
    "longer than a decade": "/chronology/longer/",
    "on this day": "/on-this-day/10-23/",
    "a topic of many": "/topics/topic-0/",
    "a topic of few": "/topics/topic-49/",
    "a series": "/series/series-0/",
    "an author": "/authors/author-0/",
    "archive": "/archive/",
    "archive, a year": "/archive/2008/",
    "archive, a month": "/archive/2008/10/",
    "search, nothing asked": "/search/",
    "search, a common word": "/search/?q=budapest",
    "search, a topic": "/search/?topic=topic-0",
    "feed (Atom)": "/feeds/articles.atom",
    "feed of a topic": "/feeds/topics/topic-0.atom",
    "feed of an author": "/feeds/authors/author-0.json",
    "feed of comments": "/comments.atom",
    "feed of the day": "/on-this-day.atom",
    "sitemap": "/sitemap.xml",
    **{
        f"sitemap, {section}": f"/sitemap-{section}.xml"
        for section in ("articles", "people", "topics", "series", "authors", "pictures", "years")
    },
}


def measured() -> dict[str, tuple[int, float, int]]:
    """Queries, CPU milliseconds and bytes of every page."""
    from django.test import Client  # noqa: PLC0415 (needs Django)

    from articles.models import KeyFigure  # noqa: PLC0415

    client, figure = Client(), KeyFigure.objects.order_by("pk")[7].slug
    return {name: _measure(client, address.format(figure=figure)) for name, address in PAGES.items()}


def _measure(client, address: str) -> tuple[int, float, int]:
    from django.core.cache import cache  # noqa: PLC0415 (needs Django)
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        asked = len(queries)
    assert response.status_code == 200, (address, response.status_code)  # noqa: S101 (an error page says nothing)
    taken = []
    for _ in range(TIMES):
        cache.clear()
        taken.append(1000 * cpu_seconds(lambda: client.get(address)))
    return asked, statistics.median(taken), len(response.content)


def report(options) -> None:
    """Print a line for each page: queries, CPU and size on each site, the growth over all sites and the last growth."""
    made = [in_fresh_process("benchmarks.lists", *arguments) for arguments in sites.chosen(options)]
    print("page | " + " | ".join(f"{each['articles']:,} articles" for each in made) + " | growth | last growth")
    for name in PAGES:
        found = [each["pages"][name] for each in made]
        cells = [f"{queries}: {cpu:.1f} ms, {size / 1000:.0f} kB" for queries, cpu, size in found]
        growth, last = (found[-1][1] / smaller[1] for smaller in (found[0], found[-2:][0]))
        queries = "" if len({count for count, _, _ in found}) == 1 else ", queries differ"
        mark = "" if growth <= BUDGET else " (!)"
        print(f"{name} | {' | '.join(cells)} | × {growth:.1f}{mark}{queries} | × {last:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    sites.add_options(parser)
    options = parser.parse_args()
    if not options.one:
        report(options)
        return
    with sites.site(options.one, options.postgresql) as made:
        print(json.dumps({**made, "pages": measured()}))


if __name__ == "__main__":
    main()
