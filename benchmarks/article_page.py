"""What a long article costs that is in no cache: `python -m benchmarks.article_page [--profile]`.

Writes two articles like the demonstration site's longest, one with 6 pictures and one with 60, into a database
and folders that are thrown away, and asks for each as a reader's browser does.
"""

import argparse
import cProfile
import os
import pstats
import random
import tempfile
from pathlib import Path

from .measure import median_cpu_seconds

REQUESTS = 30
PUBLISHED = "WordPress 103 ms and 55 queries, Ghost 25 ms, Wagtail 184 ms"
SIZES = {
    "avif": {str(width): width * 30 for width in (320, 480, 640, 800, 1280, 1920, 2560)},
    "jpeg": {str(width): width * 60 for width in (320, 480, 640, 800)},
}


def set_up(folder: Path, database: str | None = None) -> None:
    """Start Django with the settings of the tests; fresh media and, unless one is given, a fresh database."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    os.environ["DATABASE_URL"] = database or f"sqlite:///{folder / 'benchmark.sqlite3'}"
    os.environ["MEDIA_ROOT"], os.environ["PRIVATE_MEDIA_ROOT"] = str(folder / "media"), str(folder / "private")
    import django  # noqa: PLC0415 (its settings come first)
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)


def write_article(pictures: int) -> str:
    """Write an article with so many pictures; its address."""
    from tests import factories as make  # noqa: PLC0415 (needs Django)

    article = make.ArticleFactory(lead_photo=_photo(make), series=make.SeriesFactory(), part=1, period="1956-10-23")
    article.authorships.create(author=make.AuthorFactory(), ordering=1)
    article.topics.set(["Hungary", "Soviet Union", "Revolutions", "Cold War"])
    others = [make.ArticleFactory(lead_photo=_photo(make), series=article.series, part=part) for part in range(2, 8)]
    article.related.set(others[:4])
    _write_words(make, article, others)
    _write_lists(make, article)
    _write_pictures(make, article, pictures)
    return article.get_absolute_url()


def _photo(make):
    """A picture whose renditions are said to be there."""
    photo = make.PhotoFactory(ready=True)
    type(photo).objects.filter(pk=photo.pk).update(width=3000, height=2000, rendition_sizes=SIZES)
    return photo


def _write_words(make, article, others) -> None:
    """14 headings with a long text each, 60 citations of 20 sources, 3 quotations, 2 documents, 4 links."""
    sources = [make.SourceFactory(key=f"source-{number}", title=f"A history {number}") for number in range(20)]
    chance = random.Random(1956)
    for number in range(14):
        make.HeadingFactory(parent=article, text=f"The days of October {number}")
        marks = chance.sample(sources, 5 if number < 4 else 4)
        make.ProseFactory(parent=article, html="".join(map(_paragraph, marks)))
    for source in sources[:3]:
        make.PullQuoteFactory(parent=article, source=source)
    for source in sources[3:5]:
        make.ExcerptFactory(parent=article, source=source, html=_paragraph(source))
    for other in others[:4]:
        make.SeeAlsoFactory(parent=article, article=other)


def _paragraph(source) -> str:
    """A hundred words, a link and a citation."""
    from articles.prose import mark  # noqa: PLC0415 (needs Django)

    words = "By dusk perhaps two hundred thousand people stood in front of Parliament, and would not go home. " * 6
    return f'<p>{words}<a href="/people/imre-nagy/">Imre Nagy</a>{mark(source.key, "p. 12", "He said so himself.")}</p>'


def _write_lists(make, article) -> None:
    """A cast of 6, a chronology of 18, and 5 disputed numbers of 4 estimates each."""
    cast, chronology = make.CastFactory(parent=article), make.ChronologyBlockFactory(parent=article)
    for _ in range(6):
        make.CastMemberFactory(block=cast, figure=make.KeyFigureFactory(portrait=_photo(make)))
    for day in range(18):
        event = make.EventFactory(date=f"1956-11-{day + 1:02}")
        make.ChronologyEntryFactory(block=chronology, event=event)
    for fact in [make.ContestedFactFactory(parent=article) for _ in range(5)]:
        for low in (2500, 2600, 2700, 3000):
            make.EstimateFactory(block=fact, low=low, high=low + 500, source=make.SourceFactory())


def _write_pictures(make, article, count: int) -> None:
    """So many pictures, a third of them in groups of 2 and more."""
    singles = count * 2 // 3
    placements = ("text", "wide", "side", "full")
    for number in range(singles):
        make.PictureFactory(parent=article, photo=_photo(make), placement=placements[number % 4])
    groups = [make.PictureGroupFactory(parent=article, layout=layout) for layout in ("pair", "grid", "strip")]
    for number in range(count - singles):
        make.GroupedPictureFactory(block=groups[number % len(groups)], photo=_photo(make))


def queries_of(client, address: str) -> int:
    """Number of queries that one request makes."""
    from django.db import connection  # noqa: PLC0415 (needs Django)
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    if answer.status_code != 200:
        message = f"{address} answered {answer.status_code}"
        raise RuntimeError(message)
    return len(queries)


def report(client, addresses: dict[int, str]) -> None:
    """Print queries, CPU time and size for each number of pictures, and how they grow."""
    print(f"Published: {PUBLISHED}. Here: median of {REQUESTS} requests, in no cache.\n")
    taken = {}
    for pictures, address in addresses.items():
        queries = queries_of(client, address)
        taken[pictures] = median_cpu_seconds(lambda: client.get(address), REQUESTS) * 1000  # noqa: B023 (used at once)
        size = len(client.get(address).content) / 1000
        print(f"{pictures:>3} pictures: {queries:>3} queries {taken[pictures]:>7.1f} ms CPU {size:>7.0f} kB of HTML")
    few, many = min(taken), max(taken)
    print(f"{many} pictures : {few} pictures = {taken[many] / taken[few]:.2f} in CPU time")


def profile(client, address: str) -> None:
    """Print where ten requests spend their time."""
    profiler = cProfile.Profile()
    profiler.runcall(lambda: [client.get(address) for _ in range(10)])
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(70)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder))
        _ask(chosen)


def _ask(chosen) -> None:
    from django.db.models.signals import post_save  # noqa: PLC0415 (needs Django)
    from django.test import Client  # noqa: PLC0415

    from gallery.models import Photo  # noqa: PLC0415
    from gallery.signals import follow_when_stored  # noqa: PLC0415

    post_save.disconnect(follow_when_stored, sender=Photo)
    client, addresses = Client(), {pictures: write_article(pictures) for pictures in (6, 60)}
    report(client, addresses)
    if chosen.profile:
        profile(client, addresses[60])


if __name__ == "__main__":
    main()
