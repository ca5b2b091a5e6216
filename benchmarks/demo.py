"""The demonstration site as a public site runs, for the benchmarks that look at it with a browser."""

import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
VAR = ROOT / "var"
ARTICLE = "/articles/twelve-days-in-budapest/"
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """The path of the browser."""
    names = ("chromium", "chromium-browser", "google-chrome")
    if path := os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, names)), None):
        return path
    return sys.exit("This needs Chromium: install Debian's package chromium, or name one in CHROME_PATH.")


@contextmanager
def site(address: str | None = None) -> Iterator[str]:
    """The address of a demonstration site: the given one, or one of our own with the settings of production.

    Our own has a copy of the database in var/ and the pictures there; if there are none, both are made first.
    """
    if address:
        yield address.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as folder:
        own = f"http://127.0.0.1:{_free_port()}"
        environment = _environment(Path(folder), own)
        _fill(Path(folder), environment)
        server = _manage(environment, "serve", "--workers", "1", "--no-worker", "--port", own.rpartition(":")[2])
        try:
            _wait_for(own, server)
            yield own
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(folder: Path, address: str) -> dict[str, str]:
    files = VAR if _is_made() else folder
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DEBUG": "false",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "SITE_URL": address,
        "ALLOWED_HOSTS": "127.0.0.1",
        "BACKGROUND_TASKS": "immediate",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "CACHE_URL": f"sqlite://{folder / 'cache.sqlite3'}",
        "MEDIA_ROOT": str(files / "media"),
        "PRIVATE_MEDIA_ROOT": str(files / "private"),
    }


def _is_made() -> bool:
    return (VAR / "site.sqlite3").exists() and (VAR / "media").exists()


def _fill(folder: Path, environment: dict[str, str]) -> None:
    """Copy the database, which may be in use; or load the demonstration site."""
    if _is_made():
        with sqlite3.connect(VAR / "site.sqlite3") as old, sqlite3.connect(folder / "site.sqlite3") as new:
            old.backup(new)
        return
    print("Loading the demonstration site …", flush=True)
    for command in ("migrate", "load_demo"):
        if _manage(environment, command, "--verbosity", "0").wait():
            sys.exit(f"manage.py {command} failed.")


def _manage(environment: dict[str, str], *command: str) -> subprocess.Popen:
    return subprocess.Popen(  # noqa: S603 (our own commands)
        [sys.executable, "-W", "ignore", "manage.py", *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait_for(address: str, server: subprocess.Popen, seconds: int = 120) -> None:
    for _ in range(seconds * 5):
        try:
            return urlopen(address + ARTICLE).close()  # noqa: S310 (our own server)
        except URLError:
            if server.poll() is not None:
                break
            time.sleep(0.2)
    return sys.exit("The server did not start.")
