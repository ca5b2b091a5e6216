"""What searching costs as a site grows: `python -m benchmarks.search [--sizes 100 1000 …] [--postgresql URL]`.

Loads sites of each size with `importers.scale` into a database that is made for it and thrown away (on the PostgreSQL
server that the URL names, if one is given), and asks for rare and common words, with and without more, as readers do.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .measure import cpu_seconds, in_fresh_process

SIZES = [100, 1_000, 10_000, 100_000]
TIMES = 15
# Milliseconds that a site of 100,000 articles may take.
BUDGET = {"a rare word": 20, "a common word": 150, "suggestions": 30}


@contextmanager
def database(server: str | None) -> Iterator[None]:
    """Start Django with an empty database of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    with tempfile.TemporaryDirectory() as folder, _address(server, folder) as address:
        os.environ["DATABASE_URL"] = address
        import django  # noqa: PLC0415 (its settings come first)
        from django.core.management import call_command  # noqa: PLC0415
        from django.db import connections  # noqa: PLC0415

        django.setup()
        call_command("migrate", verbosity=0)
        yield
        connections.close_all()


@contextmanager
def _address(server: str | None, folder: str) -> Iterator[str]:
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


def load(size: int) -> float:
    """Fill the database; CPU seconds that it took, the index included."""
    from articles.search import index  # noqa: PLC0415 (needs Django)
    from importers import scale  # noqa: PLC0415

    taken = cpu_seconds(lambda: scale.load(size))
    index.settle()
    return taken


def questions() -> dict:
    """What is asked: a name for it, and the work."""
    from articles.search import engine  # noqa: PLC0415 (needs Django)
    from articles.search.query import parse  # noqa: PLC0415

    def page(text, sort=""):
        return lambda: engine.search(parse(text), engine.Filters(), sort)[:20]

    return {
        "a rare word": page(_rare_word()),
        "a common word": page("budapest"),
        "two common words": page("budapest soviet"),
        "a phrase": page('"soviet troops"'),
        "a beginning": page("revolutio*"),
        "the newest with a common word": page("budapest", "newest"),
        "what was meant": lambda: engine.search(parse("budapst"), engine.Filters()).meant,
        "suggestions": lambda: engine.suggestions("bud"),
    }


def _rare_word() -> str:
    """A word that few documents have."""
    from articles.models import Word  # noqa: PLC0415 (needs Django)
    from articles.search.engine import _used  # noqa: PLC0415

    words = Word.objects.order_by("-word").values_list("word", "term")[:4000:7]
    return min(words, key=lambda word: _used(word[1]))[0]


def measure(work) -> tuple[float, float]:
    """The middle of several: milliseconds by the clock and of this process's CPU."""
    work()
    clock, cpu = [], []
    for _ in range(TIMES):
        started = time.perf_counter()
        cpu.append(cpu_seconds(work) * 1000)
        clock.append((time.perf_counter() - started) * 1000)
    return statistics.median(clock), statistics.median(cpu)


def measured(size: int, server: str | None) -> dict:
    """CPU seconds of loading, and milliseconds (clock, CPU) of every question, at one size."""
    with database(server):
        loaded = load(size)
        return {"loaded": loaded, "questions": {name: measure(work) for name, work in questions().items()}}


def report(sizes: list[int], server: str | None) -> None:
    """Print how long each question takes at each size, and how it grows from the smallest."""
    first: dict[str, float] = {}
    for size in sizes:
        made = in_fresh_process("benchmarks.search", "--one", str(size), *(["--postgresql", server] if server else []))
        print(f"\n{size:,} articles, loaded and indexed in {made['loaded']:,.0f} s of CPU")
        for name, (clock, cpu) in made["questions"].items():
            growth = cpu / first.setdefault(name, cpu)
            limit = f" (budget at 100,000: {BUDGET[name]} ms)" if name in BUDGET else ""
            print(f"  {name:<30} {clock:>7.1f} ms, CPU {cpu:>7.1f} ms, × {growth:.1f}{limit}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of articles")
    parser.add_argument("--postgresql", metavar="URL", help="a server, such as postgres://postgres@127.0.0.1/postgres")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measured(chosen.one, chosen.postgresql)))
    else:
        report(chosen.sizes, chosen.postgresql)


if __name__ == "__main__":
    main()
