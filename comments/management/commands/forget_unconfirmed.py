from django.core.management.base import BaseCommand

from comments.confirming import GRACE, forget_unconfirmed


class Command(BaseCommand):
    help = (
        "Delete the comments and followings that nobody confirmed, "
        f"{GRACE.days} days after the link in the mail ended. Run it every day."
    )

    def handle(self, **options):
        self.stdout.write(f"{forget_unconfirmed()} comments deleted.")
