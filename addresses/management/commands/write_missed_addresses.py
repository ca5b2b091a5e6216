from django.core.management.base import BaseCommand

from addresses.missed import write_missed_addresses


class Command(BaseCommand):
    help = "Write down which addresses were asked for in vain. Run it every hour."

    def handle(self, **options):
        self.stdout.write(f"{write_missed_addresses()} addresses written.")
