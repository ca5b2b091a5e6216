"""What the editor waits for in a library of 10,000 pictures: `python -m benchmarks.picture_library`.

Fills a database that is thrown away, or the empty one that `--database` names, and asks for the list of pictures in
the admin as an editor's browser does: plain, sorted, searched, and narrowed down by every filter; then finds
pictures that look alike, and edits 500 together.
"""

import argparse
import random
import tempfile
from pathlib import Path

from .article_page import SIZES, queries_of, set_up
from .measure import median_cpu_seconds

PICTURES = 10_000
REQUESTS = 15
TOGETHER = 500
LIST = "/admin/gallery/photo/"
LISTS = {
    "the newest": "",
    "by title": "?o=2",
    "by date, page 2": "?o=6&p=2",
    "searched": "?q=tank+boulevard",
    "no alternative text": "?lacks=alt",
    "no credit": "?lacks=credit",
    "right not known": "?lacks=rights",
    "used nowhere": "?used=no",
    "used": "?used=yes",
    "withdrawn": "?state=withdrawn",
    "failed": "?state=failed",
    "permission has ended": "?permission=ended",
    "a decade": "?decade=195",
    "a place": "?place=Place+7",
    "a topic": "?topics__id__exact=3",
    "a person": "?person=person-7",
    "by a person's name": "?q=person+7",
    "used nowhere, no right, 1950s": "?used=no&lacks=rights&decade=195",
}


def fill(count: int) -> None:
    """Write so many pictures, half of them used, with topics, places, people and dates of a century."""
    from articles.models import Depiction, KeyFigure  # noqa: PLC0415 (needs Django)
    from gallery.models import Photo, PhotoTopic, Topic  # noqa: PLC0415 (needs Django)

    chance = random.Random(1956)
    photos = Photo.objects.bulk_create([_photo(Photo, chance, number) for number in range(count)], batch_size=500)
    topics = [Topic.objects.create(name=f"Topic {number}") for number in range(40)]
    links = [PhotoTopic(content_object=photo, tag=tag) for photo in photos for tag in chance.sample(topics, 2)]
    PhotoTopic.objects.bulk_create(links, batch_size=500)
    named = [
        KeyFigure(name=f"Person {n}", sort_name=f"Person {n}", slug=f"person-{n}", role="Witness") for n in range(60)
    ]
    people = KeyFigure.objects.bulk_create(named)
    shown = [Depiction(figure=one, photo=photo) for one in people for photo in chance.sample(photos, count // 50)]
    Depiction.objects.bulk_create(shown, batch_size=500)
    _use(photos[::2])


def _photo(model, chance, number):
    """A picture with files; one in ten lacks something."""
    lacks = chance.random()
    right = "unknown" if lacks < 0.05 else "own"
    return model(
        title=f"A tank in the boulevard {number}",
        slug=f"a-tank-{number}",
        caption="A tank comes down the boulevard between tall houses. " * 4,
        alt_text="" if lacks < 0.1 else "A tank between tall houses.",
        credit_line="" if right == "unknown" else "Fortepan / Gyula Nagy",
        rights=right,
        date=f"{1890 + chance.randrange(100)}-{chance.randrange(1, 13):02}",
        place=f"Place {chance.randrange(60)}",
        original=f"originals/00/{number}.jpeg",
        file_format="JPEG",
        content_hash=f"{number:064}",
        width=2400,
        height=1600,
        rendition_key="0" * 24,
        rendition_sizes=SIZES,
        renditions_ready_at="2026-01-01T00:00Z",
        fingerprint=chance.getrandbits(64) - (1 << 63),
    )


def _use(photos) -> None:
    """Put each picture into an article."""
    from articles.models import Article, Picture  # noqa: PLC0415 (needs Django)

    articles = [Article.objects.create(title=f"Article {number}", slug=f"article-{number}") for number in range(50)]
    blocks = [
        Picture(parent=articles[number % 50], photo=photo, region="main", ordering=number)
        for number, photo in enumerate(photos)
    ]
    Picture.objects.bulk_create(blocks, batch_size=500)


def report(client, small: dict[str, int]) -> None:
    """Print time and queries of each list, and the queries of the same list of 100 pictures."""
    print(f"{PICTURES:,} pictures; median of {REQUESTS} requests, CPU time\n")
    for name, query in LISTS.items():
        queries = queries_of(client, LIST + query)
        taken = median_cpu_seconds(lambda: client.get(LIST + query), REQUESTS) * 1000  # noqa: B023 (used at once)
        print(f"{name:32}{taken:>7.0f} ms{queries:>5} queries (of 100 pictures: {small[name]})")


def report_alike() -> None:
    from gallery.fingerprint import lookalikes  # noqa: PLC0415 (needs Django)
    from gallery.models import Photo  # noqa: PLC0415

    newest = list(Photo.objects.all()[:60])
    taken = median_cpu_seconds(lambda: lookalikes(newest), REQUESTS) * 1000
    print(f"\nwhat 60 pictures look like{taken:>13.0f} ms")


def report_together(client) -> None:

    from gallery.models import Photo  # noqa: PLC0415

    ids = ",".join(map(str, Photo.objects.exclude(rights="unknown").values_list("pk", flat=True)[:TOGETHER]))
    data = {
        "ids": ids,
        "rights": "own",
        "change_credit_line": "on",
        "credit_line": "Anna Kiss",
        "topics_add": "Hungary",
    }
    taken = median_cpu_seconds(lambda: client.post(f"{LIST}together/", data), 3) * 1000
    print(f"{TOGETHER} pictures edited together{taken:>9.0f} ms")


def _signed_in():
    from django.contrib.auth import get_user_model  # noqa: PLC0415 (needs Django)
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.force_login(
        get_user_model().objects.create_superuser("editor", password="x"),  # noqa: S106 (nobody else comes here)
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="address of an empty database, such as postgres://…")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder), chosen.database)
        client = _signed_in()
        fill(100)
        small = {name: queries_of(client, LIST + query) for name, query in LISTS.items()}
        _empty()
        fill(PICTURES)
        report(client, small)
        report_alike()
        report_together(client)


def _empty() -> None:
    from articles.models import Article, KeyFigure  # noqa: PLC0415 (needs Django)
    from gallery.models import Photo, Topic  # noqa: PLC0415

    for model in (Article, KeyFigure, Topic, Photo):
        model.objects.all().delete()


if __name__ == "__main__":
    main()
