from django.conf import settings
from django.core.management.base import BaseCommand

from config.fonts import build


class Command(BaseCommand):
    help = "Cut the site's typeface down to the three small files that its pages load."

    def handle(self, **options):
        written = build(settings.BASE_DIR / "static" / "fonts")
        for path in written:
            self.stdout.write(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
        if not written:
            self.stdout.write("The fonts are up to date.")
