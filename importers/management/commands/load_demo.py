import os
import sys
from collections import deque
from concurrent.futures import ProcessPoolExecutor

from django.core.management.base import BaseCommand

from gallery.models import Photo
from importers import demo
from importers.load import load


class Command(BaseCommand):
    help = "Load the demonstration site. Run again, it adds what is missing and leaves the rest alone."

    def handle(self, **options):
        with Presses(os.cpu_count()) as presses:
            site = demo.read(presses)
            presses.expect(record.ref.removeprefix("demo:") for record in site.photos if not _is_loaded(record))
            counts = load(site, self._show)
        new = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        self.stdout.write(self.style.SUCCESS(f"Loaded {new}." if new else "The demonstration site is there already."))

    def _show(self, what, done, total):
        if sys.stdout.isatty() or done == total or done % 10 == 0:
            self.stdout.write(f"\r{what}: {done} of {total}", ending="" if done < total else "\n")
            self.stdout.flush()


def _is_loaded(record):
    return Photo.objects.filter(import_ref=record.ref).exists()


class Presses:
    """Prints plates in several processes, a few ahead of the one that is wanted.

    Call it with a plate's name for its file. No process is started when nothing is expected.
    """

    AHEAD = 4

    def __init__(self, count):
        self.pool = ProcessPoolExecutor(count)
        self.waiting, self.printing = deque(), {}

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.pool.shutdown(cancel_futures=True)

    def expect(self, slugs):
        """Say what will be wanted, in order."""
        self.waiting.extend(slugs)
        self._keep_busy()

    def __call__(self, slug):
        future = self.printing.pop(slug)
        self._keep_busy()
        return future.result()

    def _keep_busy(self):
        while self.waiting and len(self.printing) < self.AHEAD:
            slug = self.waiting.popleft()
            self.printing[slug] = self.pool.submit(demo.print_plate, slug)
