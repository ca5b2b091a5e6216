from django.core.management.base import BaseCommand

from articles.reads import write_reads


class Command(BaseCommand):
    help = "Write down the reads of articles that still wait in the cache. Run it once a day, before midnight."

    def handle(self, **options):
        self.stdout.write(f"{write_reads()} reads written.")
