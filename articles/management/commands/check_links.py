from django.conf import settings
from django.core.management.base import BaseCommand

from articles.links.checking import MOST, check
from articles.links.places import find_places
from articles.models import OutgoingLink


class Command(BaseCommand):
    help = "Ask other sites whether the links to them still lead anywhere: those whose turn it is. Hourly."

    def handle(self, *, verbosity, **options):
        if not settings.CHECK_LINKS:
            if verbosity:
                self.stdout.write("Links are not checked: CHECK_LINKS is false. .env.example says what it means.")
            return
        find_places()
        asked = check(OutgoingLink.objects.due()[:MOST])
        if verbosity:
            self.stdout.write(f"{asked} asked, {OutgoingLink.objects.broken().count()} of all are broken.")
