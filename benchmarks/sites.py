"""Generated sites to measure: made for one benchmark and thrown away, or made before (`manage.py load_scale`)."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .measure import cpu_seconds

SIZES = [100, 1_000, 10_000, 100_000]


def add_options(parser) -> None:
    """What sites to measure, for the command line."""
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of articles")
    parser.add_argument("--postgresql", metavar="URL", help="a server, such as postgres://postgres@127.0.0.1/postgres")
    parser.add_argument("--loaded", nargs="+", metavar="URL", help="databases with sites that load_scale has made")
    parser.add_argument("--one", help="the process itself: one size or one loaded database")


def chosen(options) -> list[list[str]]:
    """Arguments for a fresh process for each site, the smallest first."""
    server = ["--postgresql", options.postgresql] if options.postgresql else []
    return [["--one", str(each), *server] for each in options.loaded or options.sizes]


@contextmanager
def site(one: str, server: str | None) -> Iterator[dict]:
    """Django with a site of so many articles, or with that of the database named; the CPU seconds of loading it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    with tempfile.TemporaryDirectory() as folder, _address(one, server, folder) as address:
        os.environ["DATABASE_URL"] = address
        import django  # noqa: PLC0415 (its settings come first)
        from django.core.management import call_command  # noqa: PLC0415
        from django.db import connections  # noqa: PLC0415

        django.setup()
        call_command("migrate", verbosity=0)
        loaded = _load(int(one)) if one.isdecimal() else 0
        from articles.models import Article  # noqa: PLC0415

        yield {"articles": Article.objects.count(), "loaded": loaded}
        connections.close_all()


@contextmanager
def _address(one: str, server: str | None, folder: str) -> Iterator[str]:
    if not one.isdecimal():
        yield one
        return
    if not server:
        yield f"sqlite:///{Path(folder) / 'benchmark.sqlite3'}"
        return
    import psycopg  # noqa: PLC0415 (only for PostgreSQL)

    name = f"benchmark_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _load(size: int) -> float:
    """Fill the database; CPU seconds that it took, the index included."""
    from articles.search import index  # noqa: PLC0415 (needs Django)
    from importers import scale  # noqa: PLC0415

    taken = cpu_seconds(lambda: scale.load(size))
    index.settle()
    return taken
