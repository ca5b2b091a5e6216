from django.core.management.base import BaseCommand

from articles.moments import follow_up
from articles.preparing import put_due_live


class Command(BaseCommand):
    help = "Do what the moments of articles ask for that came while no worker ran. Daily or hourly; twice is harmless."

    def handle(self, *, verbosity, **options):
        changes = put_due_live()
        found = follow_up()
        if verbosity:
            self.stdout.write(f"{len(found)} followed up, {len(changes)} prepared changes looked at")
