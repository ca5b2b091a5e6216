from django.core.management.base import BaseCommand

from articles.models import Writing


class Command(BaseCommand):
    help = "Remove copies of unsaved writing that nobody wanted back for a month. Run it once a day."

    def handle(self, **options):
        Writing.objects.outdated().delete()
