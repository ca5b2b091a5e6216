import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings as django_settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import testcases

# Playwright's synchronous interface runs an event loop in this thread; the database is used in it all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# How long a step may take, in milliseconds: a machine on which several suites run is many times slower.
PATIENCE = 30_000

# The pages of the demonstration site, one of each kind; the addresses of pictures hold their numbers.
LONG = "/articles/twelve-days-in-budapest/"
SHORT = "/articles/suez-and-budapest/"
PERSON = "/people/imre-nagy/"
PAGES = {
    "the home page": "/",
    "a long article": LONG,
    "a short article": SHORT,
    "the form of a comment": LONG + "comments/new/",
    "the report of a comment": "/comments/1/report/",
    "what is kept of somebody": "/comments/your-data/",
    "the people": "/people/",
    "a person": PERSON,
    "a topic": "/topics/hungary/",
    "the topics": "/topics/",
    "the chronology": "/chronology/",
    "a decade": "/chronology/1950s/",
    "a year": "/chronology/1956/",
    "a month": "/chronology/1956/11/",
    "a year without events": "/chronology/44-bc/",
    "a day of the year": "/on-this-day/10-23/",
    "a run of days": "/anniversaries/1956-10-23/1956-11-10/",
    "a series": "/series/empire-and-its-satellites/",
    "an author": "/authors/the-editors/",
    "other history sites": "/history-sites/",
    "the archive": "/archive/",
    "a year of the archive": "/archive/2026/",
    "a month of the archive": "/archive/2026/10/",
    "the pictures": "/pictures/",
    "pictures of a topic": "/pictures/?topic=hungary&decade=1950s",
    "the rights to the pictures": "/pictures/rights/",
    "the pictures of a right": "/pictures/rights/cc-by-sa-40/",
    "the report of a picture": "/pictures/1/report/",
    "a report that has come in": "/report/R-K7PM-X3QD/",
    "a withdrawn picture": None,
    "an article with a withdrawn picture": "/articles/withdrawn/",
    "the albums": "/albums/",
    "an album": "/albums/said-in-print/",
    "a picture": None,
    "pictures in twos and fours": "/articles/in-twos-and-fours/",
    "an upright picture": None,
    "a search": "/search/?q=budapest&topic=hungary",
    "a search that finds nothing": "/search/?q=budapst",
    "a page that is not there": "/nothing-here/",
}

# Only they set a cookie, that they cannot be sent by another site.
FORMS = {"the form of a comment", "the report of a picture"}


class OneAtATime(WSGIHandler):
    """A database in memory is one connection for all threads of the live server: their transactions must not mix."""

    turn = threading.Lock()

    def __call__(self, environ, start_response):
        with self.turn if connection.vendor == "sqlite" else nullcontext():
            return super().__call__(environ, start_response)


testcases.WSGIHandler = OneAtATime


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.demo_site)


@pytest.fixture(scope="session")
def chromium():
    """A Chromium for all browser tests; where there is none they are skipped, but not in CI."""
    if not CHROMIUM:
        sentence = "Browser tests need Chromium: install Debian's package chromium."
        pytest.fail(sentence) if os.environ.get("CI") else pytest.skip(sentence)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (may be missing together with Chromium)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, live_server):
    """An empty page of a reader's browser; fails the test on an error in the page's scripts."""
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def signed_in(page, client, editor, live_server):
    """A page of an editor's browser."""
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return page


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Address of the demonstration site, served as for readers by a process with a database of its own."""
    folder = tmp_path_factory.mktemp("site")
    address = f"http://127.0.0.1:{_free_port()}"
    with (folder / "log").open("w") as log:
        command = [sys.executable, "-W", "ignore", "-m", "tests.browser.demo_site", address.rpartition(":")[2]]
        server = subprocess.Popen(command, env=_environment(folder, address), stdout=log, stderr=log)  # noqa: S603
    try:
        _wait_for(address, server, folder / "log")
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _environment(folder, address):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DEBUG": "false",
        "BACKGROUND_TASKS": "immediate",
        "SITE_URL": address,
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "CACHE_URL": "locmem://",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_MEDIA_ROOT": str(folder / "private"),
    }


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address, server, log, seconds=120):
    """Until the site answers; fails with its log if it ends or takes too long."""
    for _ in range(seconds * 5):
        try:
            return urlopen(address).close()  # noqa: S310 (our own server)
        except URLError:
            if server.poll() is not None:
                break
            time.sleep(0.2)
    return pytest.fail(f"The demonstration site did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def path_of(site):
    """The address of a kind of page (a key of `PAGES`) on the demonstration site."""
    pictures = {
        "a picture": _first_picture(site + LONG),
        "an upright picture": _first_picture(site + PERSON),
        "a withdrawn picture": _withdrawn_picture(site),
    }
    return (PAGES | pictures).__getitem__


def _withdrawn_picture(site):
    """The address that `tests/browser/demo_site.py` wrote into its article."""
    with urlopen(site + "/articles/withdrawn/") as response:  # noqa: S310 (our own server)
        return re.search(r"stood at (/pictures/\d+-[^/]+/)", response.read().decode())[1]


def _first_picture(address):
    """The address of the first picture on a page."""
    with urlopen(address) as response:  # noqa: S310 (our own server)
        return re.search(r'/pictures/\d+-[^/"]+/', response.read().decode())[0]


@pytest.fixture
def reader(chromium, site):
    """Opens a reader's browser at the demonstration site: `reader(390)` for its width, and Playwright's options."""
    contexts = []

    def open_browser(width=1440, height=900, **options):
        context = chromium.new_context(base_url=site, viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield open_browser
    for context in contexts:
        context.close()


@pytest.fixture(params=PAGES)
def path(request, path_of):
    """The address of each kind of page in turn."""
    return path_of(request.param)
