import os
import secrets

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from .serve import make_sure_port_is_free, serve

USERNAME = "editor"


class Command(BaseCommand):
    help = "Make the demonstration site, if it is not there, and run it."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="Port to listen on (default 8000).")

    def handle(self, *, port, **options):
        make_sure_port_is_free("127.0.0.1", port)
        call_command("migrate", verbosity=0)
        call_command("build_fonts")
        call_command("load_demo", stdout=self.stdout)
        # Before the doors open, so that the first look shows pictures and not frames.
        call_command("make_renditions", workers=os.cpu_count(), stdout=self.stdout)
        call_command("make_cards", all=True, stdout=self.stdout)
        password = make_editor()
        self.stdout.write(
            f"\nThe demonstration site: http://127.0.0.1:{port}/\n"
            f"The editor's desk:      http://127.0.0.1:{port}/admin/\n"
            f"Sign in as {USERNAME} with the password {password}\n"
            "Ctrl-C ends it; run it again and all is as you left it.\n"
        )
        self.stdout.flush()
        serve("127.0.0.1", port, workers=1, with_worker=True)


def make_editor() -> str:
    """The user who may do everything; the password is $DEMO_PASSWORD, or a new one at each start."""
    password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
    user, _ = get_user_model().objects.get_or_create(username=USERNAME, defaults={"email": "editor@example.org"})
    user.is_staff = user.is_superuser = True
    user.set_password(password)
    user.save()
    return password
