import sys

from django.core.management.base import BaseCommand

from articles.search import index, spelling


class Command(BaseCommand):
    help = (
        "Write the search index anew, in batches, while the site goes on. Needed once after an update that says so. "
        "Stop it when you like, and start it again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--words", action="store_true", help="First forget the words that misspelt ones are compared with."
        )

    def handle(self, *, words, **options):
        if words:
            spelling.forget()
        batches = list(index.everything())
        total = sum(len(pks) for _, pks in batches)
        done = 0
        for kind, pks in batches:
            index.update(kind, pks)
            done += len(pks)
            self._show(done, total)
        index.settle()
        self.stdout.write(self.style.SUCCESS(f"{total} things can be found."))

    def _show(self, done, total):
        bar = "█" * (30 * done // total)
        if sys.stdout.isatty() or done == total:
            self.stdout.write(f"\r{bar:░<30} {done} of {total}", ending="" if done < total else "\n")
            self.stdout.flush()
