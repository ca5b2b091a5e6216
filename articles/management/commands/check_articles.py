from django.core.management.base import BaseCommand
from django.db.models import QuerySet

from articles.models import Article
from articles.readiness import findings_of, read_written

AT_ONCE = 50


class Command(BaseCommand):
    help = "Say of every article what it lacks, as the checklist in its form does. Exits with 1 if there are errors."

    def add_arguments(self, parser):
        parser.add_argument("--errors", action="store_true", help="Leave the warnings out.")
        parser.add_argument("--published", action="store_true", help="Only what readers see now.")

    def handle(self, *, errors, published, **options):
        articles = Article.objects.published() if published else Article.objects.all()
        counts = {True: 0, False: 0}
        for written in _in_parts(articles.select_related("lead_photo").order_by("pk")):
            found = [finding for finding in findings_of(written) if finding.is_error or not errors]
            if found:
                self.stdout.write(f"\n{written.article.title} ({written.article.get_absolute_url()})")
            for finding in found:
                counts[finding.is_error] += 1
                self.stdout.write(f"  {'error' if finding.is_error else 'warning'}: {finding.words}")
        self.stdout.write(f"\n{counts[True]} errors, {counts[False]} warnings.")
        if counts[True]:
            raise SystemExit(1)


def _in_parts(articles: QuerySet):
    """Articles read a few at a time, so that a large site fits into memory."""
    last = 0
    while part := list(articles.filter(pk__gt=last)[:AT_ONCE]):
        last = part[-1].pk
        yield from read_written(part)
