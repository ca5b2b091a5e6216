import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

from django.core.management.base import BaseCommand
from django.db import connections

from gallery.darkroom import develop, discard, keys_of, needs_developing
from gallery.models import Photo


class Command(BaseCommand):
    help = "Make the files of all pictures that lack them. Stop it when you like: it goes on where it stopped."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Make them anew for every picture.")
        parser.add_argument("--workers", type=int, default=1, help="Processes to use (default 1).")

    def handle(self, *, all, workers, **options):  # noqa: A002 (the option's name)
        _remove_what_was_left_of_withdrawn_ones()
        photos = Photo.objects.filter(withdrawn_at=None).order_by("pk")
        todo = [photo.pk for photo in photos.iterator() if all or _lacks_something(photo)]
        failed = []
        for done, (pk, made) in enumerate(_developed(todo, workers), start=1):
            if not made:
                failed.append(pk)
            self._show(done, len(todo))
        self.stdout.write(self._summary(len(todo), failed))

    def _show(self, done, total):
        if total and (sys.stdout.isatty() or done == total or done % 10 == 0):
            bar = "█" * (30 * done // total)
            self.stdout.write(f"\r{bar:░<30} {done} of {total} pictures", ending="" if done < total else "\n")
            self.stdout.flush()

    def _summary(self, total, failed):
        if not total:
            return "Every picture has its files."
        if failed:
            numbers = ", ".join(map(str, failed))
            return self.style.WARNING(f"These could not be read; the admin says why: {numbers}.")
        return self.style.SUCCESS(f"Made the files of {total} pictures.")


def _lacks_something(photo):
    """Files, or the fingerprint by which pictures that look alike are found."""
    return needs_developing(photo) or photo.fingerprint is None


def _remove_what_was_left_of_withdrawn_ones():
    """A storage that did not answer when a picture was withdrawn has its files still."""
    for photo in Photo.objects.exclude(withdrawn_at=None).iterator():
        discard(*keys_of(photo))


def _developed(pks, workers):
    """Pairs of primary key and success, as they are done."""
    if workers < 2:
        yield from ((pk, _develop(pk)) for pk in pks)
        return
    connections.close_all()
    with ProcessPoolExecutor(workers) as pool:
        futures = {pool.submit(_develop, pk): pk for pk in pks}
        for future in as_completed(futures):
            yield futures[future], future.result()


def _develop(pk):
    return develop(Photo.objects.get(pk=pk))
