"""What searching costs as a site grows: `python -m benchmarks.search [--sizes 100 1000 …] [--postgresql URL]`.

Loads sites of each size with `importers.scale` into a database that is made for it and thrown away (on the PostgreSQL
server that the URL names, if one is given), and asks for rare and common words, with and without more, as readers do.
"""

import argparse
import json
import statistics
import time

from . import sites
from .measure import cpu_seconds, in_fresh_process

TIMES = 15
# Milliseconds that a site of 100,000 articles may take.
BUDGET = {"a rare word": 20, "a common word": 150, "suggestions": 30}


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


def report(options) -> None:
    """Print how long each question takes at each size, and how it grows from the smallest."""
    first: dict[str, float] = {}
    for arguments in sites.chosen(options):
        made = in_fresh_process("benchmarks.search", *arguments)
        print(f"\n{made['articles']:,} articles, loaded and indexed in {made['loaded']:,.0f} s of CPU")
        for name, (clock, cpu) in made["questions"].items():
            growth = cpu / first.setdefault(name, cpu)
            limit = f" (budget at 100,000: {BUDGET[name]} ms)" if name in BUDGET else ""
            print(f"  {name:<30} {clock:>7.1f} ms, CPU {cpu:>7.1f} ms, × {growth:.1f}{limit}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    sites.add_options(parser)
    options = parser.parse_args()
    if not options.one:
        report(options)
        return
    with sites.site(options.one, options.postgresql) as made:
        print(json.dumps({**made, "questions": {name: measure(work) for name, work in questions().items()}}))


if __name__ == "__main__":
    main()
