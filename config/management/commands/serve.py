import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

A_YEAR = 31_536_000
AN_HOUR = 3600
# What would be in a crontab on a machine without this command.
EVERY_HOUR = [
    "check_permissions",
    "empty_bin",
    "follow_up_articles",
    "forget_addresses",
    "forget_unconfirmed",
    "forget_writing",
    "make_cards",
    "write_missed_addresses",
    "write_reads",
    # Last, since other sites may take their time.
    "check_links",
]


class Command(BaseCommand):
    help = "Run the site for readers: database brought up to date, server and background worker started."

    def add_arguments(self, parser):
        parser.add_argument("--address", default="127.0.0.1", help="Address to listen on (default 127.0.0.1).")
        parser.add_argument("--port", type=int, default=8000, help="Port to listen on (default 8000).")
        parser.add_argument("--workers", type=int, default=os.cpu_count(), help="Server processes (default: CPUs).")
        parser.add_argument("--no-worker", action="store_true", help="Background tasks run on another machine.")

    def handle(self, *, address, port, workers, no_worker, **options):
        make_sure_port_is_free(address, port)
        call_command("migrate", verbosity=0)
        call_command("build_fonts")
        call_command("collectstatic", verbosity=0, interactive=False)
        self.stdout.write(f"{settings.SITE_NAME} listens on http://{address}:{port}/ (Ctrl-C ends it)")
        self.stdout.flush()
        serve(address, port, workers, with_worker=not no_worker)


def make_sure_port_is_free(address: str, port: int) -> None:
    """Raises `CommandError` with a sentence if something else listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            message = f"Port {port} cannot be used ({error.strerror}). Choose another: PORT={port + 1}"
            raise CommandError(message) from None


def serve(address: str, port: int, workers: int, *, with_worker: bool) -> None:
    """Run server and background worker until they are ended."""
    worker = subprocess.Popen([sys.executable, "manage.py", "db_worker", "-v0"]) if with_worker else None
    ended = threading.Event()
    if with_worker:
        threading.Thread(target=run_every_hour, args=[EVERY_HOUR, ended], daemon=True).start()
    try:
        _server(address, port, workers).serve()
    finally:
        ended.set()
        if worker:
            worker.terminate()
            worker.wait()


def run_every_hour(commands: list[str], ended: threading.Event) -> None:
    """Run these commands now and every hour, until all is ended. Each does nothing when there is nothing to do."""
    while not ended.is_set():
        for command in commands:
            subprocess.run([sys.executable, "manage.py", command, "-v0"], check=False, stdout=subprocess.DEVNULL)  # noqa: S603
        ended.wait(AN_HOUR)


def _server(address: str, port: int, workers: int) -> Granian:
    media = Path(settings.MEDIA_ROOT)
    media.mkdir(parents=True, exist_ok=True)
    return Granian(
        "config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_level=LogLevels.warning,
        static_path_route=[settings.MEDIA_URL.rstrip("/")],
        static_path_mount=[media],
        static_path_expires=A_YEAR,
    )
