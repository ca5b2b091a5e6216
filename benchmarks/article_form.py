"""What an editor waits for in the form of a long article: `python -m benchmarks.article_form [--database URL]`.

Writes two articles, one with 6 pictures and 4 texts and one with 60 pictures and 40 texts, besides quotations, casts,
chronologies and disputed numbers, into a database that is thrown away; opens the form of each in the admin, and saves
it as a browser sends it, unchanged and with one caption changed. With `--saves N` it then saves the long one N times, a
caption changed each time, and prints the rows and bytes that its history takes.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from .article_page import _photo, set_up
from .measure import cpu_seconds, median_cpu_seconds
from .picture_library import _signed_in

REQUESTS = 7
SIZES = {"small": (6, 4), "long": (60, 40)}


def write_article(pictures: int, texts: int):
    """An article with so many pictures and texts, and two of each other kind of block."""
    from tests import factories as make  # noqa: PLC0415 (needs Django)

    article = make.ArticleFactory(draft=True, lead_photo=_photo(make), series=make.SeriesFactory(), part=1)
    article.authorships.create(author=make.AuthorFactory(), ordering=1)
    article.topics.set(["Hungary", "Soviet Union"])
    for number in range(texts):
        make.HeadingFactory(parent=article, text=f"The days of October {number}")
        make.ProseFactory(parent=article, html="<p>By dusk two hundred thousand people stood in front of it.</p>" * 8)
    for _ in range(pictures):
        make.PictureFactory(parent=article, photo=_photo(make))
    for _ in range(2):
        _write_others(make, article)
    return article


def _write_others(make, article) -> None:
    """One of each kind of block that is neither text nor picture."""
    blocks = [
        (make.GroupedPictureFactory, make.PictureGroupFactory(parent=article), {"photo": _photo(make)}),
        (make.CastMemberFactory, make.CastFactory(parent=article), {}),
        (make.ChronologyEntryFactory, make.ChronologyBlockFactory(parent=article), {}),
        (make.EstimateFactory, make.ContestedFactFactory(parent=article), {"source": make.SourceFactory()}),
    ]
    for row, block, values in blocks:
        for _ in range(4):
            row(block=block, **values)
    make.PullQuoteFactory(parent=article, source=make.SourceFactory())
    make.ExcerptFactory(parent=article, source=make.SourceFactory())
    make.SeeAlsoFactory(parent=article)


def report(client, name: str, article) -> None:
    """Print queries, CPU time and size of opening and of saving."""
    from tests.sent_form import sent_form  # noqa: PLC0415 (needs the project's folder)

    address = f"/admin/articles/article/{article.pk}/change/"
    taken = median_cpu_seconds(lambda: client.get(address), REQUESTS)
    page = client.get(address).content
    print(
        f"{name:6} opened     {queries(client.get, address):>4} queries {taken:>6.2f} s CPU {len(page) / 1000:>6.0f} kB"
    )
    for change in ("unchanged", "a caption"):
        sent = sent_form(client.get(address).content.decode(), "article_form") | {"_continue": ["Save"]}
        if change != "unchanged":
            sent["articles_picture_set-3-caption"] = ["The tank that stood in front of Parliament."]
        asked = []
        taken = cpu_seconds(lambda: asked.append(queries(client.post, address, sent)))  # noqa: B023 (used at once)
        print(f"{name:6} {change:10} {asked[0]:>4} queries {taken:>6.2f} s CPU")


def queries(ask, *arguments) -> int:
    """Number of queries of one request."""
    from django.db import connection  # noqa: PLC0415 (needs Django)
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as asked:
        answer = ask(*arguments)
    if answer.status_code not in (200, 302):
        message = f"{arguments[0]} answered {answer.status_code}"
        raise RuntimeError(message)
    return len(asked)


def report_growth(client, article, saves: int) -> None:
    """Print what so many saves add to the database, and of what."""
    from tests.sent_form import sent_form  # noqa: PLC0415 (needs the project's folder)

    address = f"/admin/articles/article/{article.pk}/change/"
    rows, size = row_counts(), database_bytes()
    for number in range(saves):
        sent = sent_form(client.get(address).content.decode(), "article_form") | {"_continue": ["Save"]}
        queries(client.post, address, sent | {"articles_picture_set-3-caption": [f"The tank of day {number}."]})
    added = row_counts() - rows
    print(f"{saves} saves add {added.total()} rows, {(database_bytes() - size) / 1000:.0f} kB: {dict(added)}")


def row_counts() -> Counter:
    """Rows of each table."""
    from django.apps import apps  # noqa: PLC0415 (needs Django)

    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return Counter({table: model._base_manager.count() for table, model in models.items() if model._meta.managed})


def database_bytes() -> int:
    """Size of the whole database, indexes too."""
    from django.db import connection  # noqa: PLC0415 (needs Django)

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="address of an empty database, such as postgres://…")
    parser.add_argument("--saves", type=int, default=0, help="how often to save the long one and see what that adds")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder), chosen.database)
        client = _signed_in()
        for name, size in SIZES.items():
            article = write_article(*size)
            report(client, name, article)
        if chosen.saves:
            report_growth(client, article, chosen.saves)


if __name__ == "__main__":
    main()
