"""Public pages, kept as they went over the line the first time.

A public page is the same for every reader who is not signed in: it sets no cookie and varies on nothing but its
encoding. It is kept under its address and the edition (`edition.py`), so that it is never older than what it shows.
"""

import hashlib
import re
from dataclasses import dataclass, replace

import brotli
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe
from django.utils.timezone import localdate

from ..compression import ACCEPTS_BROTLI, QUALITY
from . import edition, schedule
from .release import release

# Of a long article Brotli 11 makes 14 % fewer bytes than 5, in sixty times as long (0.3 s, when the reader has it).
DENSE = 11
A_DAY = 86_400

# What may follow the question mark: anything else would fill the store with pages that nobody asks for again.
KNOWN_QUERY = re.compile(r"(?:pictures=(?:ask|all)|(?:pictures=ask&)?(?:page|discussion)=[1-9]\d{0,3})?")
COOKIES_OF_ONE_READER = {settings.SESSION_COOKIE_NAME, "messages"}
PRIVATE = re.compile(r"private|no-store|no-cache")
MAY_VARY_ON = {"accept-encoding", "cookie"}
OF_ONE_ANSWER = {"Content-Length", "Content-Encoding", "ETag", "Vary", "Cache-Control"}


@dataclass(frozen=True)
class Page:
    """A page as it is stored: its body in Brotli, its headers, and the hash of what it says."""

    body: bytes
    headers: dict[str, str]
    hash: str
    is_dense: bool = False

    @classmethod
    def of(cls, response):
        digest = hashlib.sha256(response.content).hexdigest()[:24]
        headers = {name: value for name, value in response.items() if name not in OF_ONE_ANSWER}
        if body := cache.get(f"delivery.dense.{digest}"):
            return cls(body, headers, digest, is_dense=True)
        return cls(_compressed(response.content, QUALITY), headers, digest)

    def dense(self):
        """The same in fewer bytes, remembered for the next edition in which it still says the same."""
        body = _compressed(brotli.decompress(self.body), DENSE)
        cache.set(f"delivery.dense.{self.hash}", body, timeout=A_DAY)
        return replace(self, body=body, is_dense=True)

    def answer(self, request):
        """The page for a reader; 304 without it for one who has it."""
        encoding = "br" if ACCEPTS_BROTLI.search(request.headers.get("Accept-Encoding", "")) else ""
        response = Answer(self.body if encoding else brotli.decompress(self.body), headers=self.headers)
        if encoding:
            response["Content-Encoding"] = encoding
        response["Content-Length"] = str(len(response.content))
        response["ETag"] = f'"{self.hash}{encoding}"'
        response["Vary"] = "Accept-Encoding"
        response["Cache-Control"] = _cache_control()
        since = parse_http_date_safe(self.headers.get("Last-Modified", ""))
        return get_conditional_response(request, etag=response["ETag"], last_modified=since, response=response)


class Answer(HttpResponse):
    """A response after which something is left to do that the reader need not wait for."""

    afterwards = None

    def close(self):
        super().close()
        if self.afterwards:
            self.afterwards()


class StoredPagesMiddleware:
    """Sends a stored page before anything else is done for a request, and stores what may be stored."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not (settings.STORES_PAGES and _is_of_any_reader(request)):
            return self.get_response(request)
        key = _key(request)
        if page := cache.get(key):
            return page.answer(request)
        response = self.get_response(request)
        is_to_store = request.method == "GET" and _is_for_every_reader(response)
        return _stored(key, request, response) if is_to_store else response


def _is_of_any_reader(request) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and KNOWN_QUERY.fullmatch(request.META.get("QUERY_STRING", "")) is not None
        and COOKIES_OF_ONE_READER.isdisjoint(request.COOKIES)
        and "Authorization" not in request.headers
        and request.headers.get("Save-Data") != "on"
    )


def _is_for_every_reader(response) -> bool:
    varies_on = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and not PRIVATE.search(response.get("Cache-Control", ""))
        and "nonce-" not in response.get("Content-Security-Policy", "")
        and varies_on <= MAY_VARY_ON
    )


def _key(request) -> str:
    """Of an address on a day: some pages say what happened on this one."""
    address = hashlib.sha256(request.get_full_path().encode()).hexdigest()[:32]
    return f"delivery.page.{release()}.{edition.current()}.{localdate()}.{address}"


def _stored(key, request, response):
    page, lifetime = Page.of(response), schedule.seconds_until_change()
    cache.set(key, page, timeout=lifetime)
    answer = page.answer(request)
    if not page.is_dense:
        answer.afterwards = lambda: cache.set(key, page.dense(), timeout=lifetime)
    return answer


def _compressed(content: bytes, quality: int) -> bytes:
    return brotli.compress(content, quality=quality, mode=brotli.MODE_TEXT)


def _cache_control() -> str:
    """Browsers ask every time, and mostly get 304; caches that many readers share keep it as long as the site says."""
    seconds = settings.SHARED_CACHE_SECONDS
    shared = f", s-maxage={seconds}, stale-while-revalidate={seconds}" if seconds else ""
    return f"public, max-age=0{shared}"
