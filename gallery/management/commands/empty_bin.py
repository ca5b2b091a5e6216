import sys

from django.core.management.base import BaseCommand

from gallery.bin.emptying import empty, forget_versions_of_what_is_gone


class Command(BaseCommand):
    help = (
        "Remove for good what has lain in the bin for BIN_KEPT_DAYS: rows, files and versions. Run it every day. "
        "Stopped and run again, it goes on where it was."
    )

    def handle(self, **options):
        total = 0
        for done, total in empty():
            self._show(done, total)
        forgotten = forget_versions_of_what_is_gone()
        self.stdout.write(f"Gone for good: {total}. Versions forgotten of what was not in the bin: {forgotten}.")

    def _show(self, done, total):
        if sys.stdout.isatty() or done == total or done % 10 == 0:
            bar = "█" * (30 * done // total)
            self.stdout.write(f"\r{bar:░<30} {done} of {total}", ending="" if done < total else "\n")
            self.stdout.flush()
