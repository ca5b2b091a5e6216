"""What the lists of pictures cost that are in no cache: `python -m benchmarks.picture_pages [--database URL]`.

Fills a database that is thrown away (or an empty one that is named) with 1,000 and then 10,000 pictures of 300 places,
40 topics and 60 people, and asks for each page as a reader's browser does.
"""

import argparse
import random
import tempfile
from pathlib import Path

from .article_page import SIZES, set_up
from .measure import median_cpu_seconds

REQUESTS = 7
PAGES = (
    "/pictures/",
    "/pictures/?page=20",
    "/pictures/?topic=topic-7",
    "/pictures/?topic=topic-7&decade=1950s&place=Town 3",
    "/pictures/rights/",
    "/pictures/rights/cc-by-sa-40/",
    "/sitemap-pictures.xml",
)
_RIGHTS = [("cc", "https://creativecommons.org/licenses/by-sa/4.0/"), ("own", ""), ("permission", "")]


def fill(count: int) -> None:
    """So many more pictures, with their topics, and people in every tenth."""
    from django.utils import timezone  # noqa: PLC0415 (needs Django)

    from chronology.fields import columns  # noqa: PLC0415
    from gallery.models import Photo, PhotoTopic  # noqa: PLC0415

    chance, now = random.Random(1956), timezone.now()
    photos = []
    for number in range(count):
        rights, uri = _RIGHTS[number % 3]
        date = columns("date", f"{chance.randint(1850, 1999)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}")
        facts = {"title": f"Picture {number}", "slug": f"picture-{number}", "credit_line": "Fortepan", **date}
        facts |= {"place": f"Street {chance.randint(1, 5)}, Town {chance.randint(1, 60)}", "permission_holder": "MTI"}
        facts |= {"rights": rights, "rights_uri": uri, "source_name": f"Archive {number % 50}"}
        files = {"rendition_key": "0" * 24, "rendition_sizes": SIZES, "renditions_ready_at": now}
        photos.append(Photo(width=chance.choice([3000, 1500]), height=2000, **facts, **files))
    photos = Photo.objects.bulk_create(photos, batch_size=500)
    topics, people = _vocabulary()
    PhotoTopic.objects.bulk_create(
        [PhotoTopic(tag=topic, content_object=photo) for photo in photos for topic in chance.sample(topics, 2)],
        batch_size=500,
    )
    for person in people:
        person.photos.add(*chance.sample(photos, count // 100))


def _vocabulary():
    """40 topics and 60 people."""
    from articles.models import KeyFigure  # noqa: PLC0415
    from gallery.models import Topic  # noqa: PLC0415

    topics = [Topic.objects.get_or_create(name=f"Topic {number}", slug=f"topic-{number}")[0] for number in range(40)]
    names = [{"slug": f"person-{number}", "name": f"Person {number}"} for number in range(60)]
    return topics, [KeyFigure.objects.get_or_create(**name, defaults={"sort_name": name["name"]})[0] for name in names]


def measured(client, address: str) -> tuple[int, float]:
    """Queries and CPU milliseconds of a page."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address  # noqa: S101 (a benchmark of an error page says nothing)
    return len(queries), 1000 * median_cpu_seconds(lambda: client.get(address), REQUESTS)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", help="the address of an empty database; by default a file that is thrown away")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder), options.database)
        from django.test import Client  # noqa: PLC0415

        client = Client()
        fill(1_000)
        few = {address: measured(client, address) for address in PAGES}
        fill(9_000)
        print("page | queries | CPU ms at 1,000 | at 10,000 | ratio")
        for address in PAGES:
            queries, slow = measured(client, address)
            print(f"{address} | {queries} | {few[address][1]:.0f} | {slow:.0f} | {slow / few[address][1]:.1f}")


if __name__ == "__main__":
    main()
