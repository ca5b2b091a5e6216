"""Other sites, on this machine: the guard is told to take it for the public internet."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.cache import cache

from articles.links import asking, checking, guard


class Site:
    """Answers at each path as `answers` says: a status, or what to do with the request; and keeps what it was asked."""

    def __init__(self):
        self.answers, self.asked = {}, []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                site.asked.append((self.command, self.path, dict(self.headers)))
                answer = site.answers.get(self.path, 200)
                if callable(answer):
                    answer(self)
                else:
                    self.send_response(answer)
                    self.end_headers()

            do_GET = do_HEAD = answer  # noqa: N815 (the names that the server calls)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def at(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.server.server_port}{path}"

    @property
    def methods(self):
        return [(method, path) for method, path, _ in self.asked]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def other_site(monkeypatch):
    """A site that is asked over a real line."""
    monkeypatch.setattr(guard, "is_public", lambda number: number == "127.0.0.1")
    site = Site()
    yield site
    site.close()


@pytest.fixture(autouse=True)
def pauses(monkeypatch):
    """No test waits; what would have been waited, in seconds."""
    waited = []
    monkeypatch.setattr(asking, "sleep", waited.append)
    monkeypatch.setattr(checking, "sleep", waited.append)
    return waited


@pytest.fixture(autouse=True)
def _no_site_is_being_asked():
    """What another test left of sites that are being asked is forgotten."""
    cache.clear()


@pytest.fixture(autouse=True)
def _checks_links(settings):
    settings.CHECK_LINKS = True
