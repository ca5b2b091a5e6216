import sys

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from articles.search import index
from importers import scale


class Command(BaseCommand):
    help = "Fill an empty database with a site of a given size, for benchmarks: words as frequent as in real texts."

    def add_arguments(self, parser):
        parser.add_argument("articles", type=int, help="How many articles, such as 1000.")

    def handle(self, *, articles, **options):
        if Article.objects.exists():
            raise CommandError("There are articles in this database. Name an empty one in DATABASE_URL.")
        if articles < 1:
            raise CommandError("How many articles? At least 1.")
        scale.load(articles, self._show)
        index.settle()
        self.stdout.write(self.style.SUCCESS(f"Loaded a site of {articles:,} articles."))

    def _show(self, done, total):
        if sys.stdout.isatty() or done == total:
            bar = "█" * (30 * done // total)
            self.stdout.write(f"\r{bar:░<30} {done} of {total} articles", ending="" if done < total else "\n")
            self.stdout.flush()
