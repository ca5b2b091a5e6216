from django.core.management.base import BaseCommand
from django.utils import timezone

from gallery.permissions import check_permissions


class Command(BaseCommand):
    help = (
        "Withdraw pictures on the day on which their permission ends, where that was chosen, and remind the editors "
        "60, 30 and 7 days before. Meant to run every day; running it again does nothing twice."
    )

    def handle(self, **options):
        checked = check_permissions(timezone.localdate())
        for photo in checked.withdrawn:
            self.stdout.write(f"Withdrawn: {photo} (number {photo.pk})")
        for photo in checked.reminded:
            self.stdout.write(f"Reminded of: {photo} (number {photo.pk}), until {photo.permission_until}")
        if not checked.withdrawn and not checked.reminded:
            self.stdout.write("No permission has ended since the last time, and none comes to a reminder.")
