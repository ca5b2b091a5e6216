"""Asks another site whether anything is at an address, and says in words what it answered."""

import ssl
from dataclasses import dataclass
from enum import Enum
from functools import cache
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from socket import gaierror
from time import sleep
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings

from .guard import Clock, NotPublic, connect

PATIENCE = 10  # seconds without a word
LONGEST = 30  # seconds for a question in all
PAUSE = 2  # seconds between two questions to one site
MOST_STEPS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_KEPT = "/%:@!$&'()*+,;=~"


class Kind(Enum):
    """What an answer means for the link."""

    WELL = "well"
    GONE = "gone"  # the other site itself says that there is nothing
    FAILED = "failed"  # today; perhaps tomorrow it is there again
    REFUSED = "refused"  # there is something, and it is not for programs


@dataclass(frozen=True)
class Outcome:
    """What became of a question; `is_answer` if it came from the other site."""

    kind: Kind
    words: str
    is_answer: bool = False


class LedOnAndOn(Exception):  # noqa: N818 (it is an answer)
    """From address to address, more often than a browser would follow."""


@dataclass(frozen=True)
class Question:
    """An address taken apart for the line: its host and path in ASCII, without name and password."""

    is_secure: bool
    host: str
    port: int
    path: str

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.is_secure else 80) else f"{host}:{self.port}"


def question_of(address: str) -> Question:
    """Raises `ValueError` for what is no address of the web."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("it names no site")
    path = quote(parts.path, _KEPT) or "/"
    query = f"?{quote(parts.query, _KEPT + '?')}" if parts.query else ""
    is_secure = parts.scheme == "https"
    port = parts.port if parts.port is not None else (443 if is_secure else 80)
    return Question(is_secure, _ascii(parts.hostname), port, path + query)


def _ascii(host: str) -> str:
    """A name as the net knows it (xn--…); a number as it is."""
    if ":" in host:
        return str(ip_address(host.partition("%")[0]))
    name = host.encode("idna").decode()
    if not name.strip(".") or any(sign <= " " or sign == "\x7f" for sign in name):
        raise ValueError("its site has no name")
    return name


def ask(address: str) -> Outcome:
    """First for the head alone; who does not answer that well is asked as a browser would."""
    outcome = _ask(address, "HEAD")
    if outcome.kind is Kind.WELL or not outcome.is_answer:
        return outcome
    sleep(PAUSE)
    return _ask(address, "GET")


def _ask(address: str, method: str) -> Outcome:
    with Clock(LONGEST) as clock:
        try:
            return _meaning(_follow(address, method, clock)[0])
        except (LedOnAndOn, OSError, HTTPException, ValueError) as error:
            return _problem(TimeoutError() if clock.is_over else error)


def fetch(address: str, most_bytes: int) -> bytes:
    """What is at an address, so much of it. Raises `OSError`, also for any answer but a good one."""
    with Clock(LONGEST) as clock:
        try:
            status, body = _follow(address, "GET", clock, most_bytes)
        except (LedOnAndOn, HTTPException, ValueError) as error:
            raise OSError(str(error)) from error
    if status != HTTPStatus.OK:
        raise OSError(f"It answered {status}.")
    return body


def _follow(address: str, method: str, clock: Clock, most_bytes=0) -> tuple[int, bytes]:
    """Status and so much of what stands at the end of all redirects. Each is looked at as the first was."""
    for _ in range(MOST_STEPS + 1):
        status, onward, body = _request(question_of(address), method, clock, most_bytes)
        if status not in _REDIRECTS or not onward:
            return status, body
        address = urljoin(address, onward)
    raise LedOnAndOn


def _request(question: Question, method: str, clock: Clock, most_bytes: int) -> tuple[int, str, bytes]:
    """Status, where it leads on, and so much of the body; the rest of it is never read."""
    line = _Line(question, clock)
    try:
        line.request(method, question.path, headers=_headers(question))
        response = line.getresponse()
        if clock.is_over:
            raise TimeoutError
        # What is not ASCII in it is what the other site wrote, byte by byte.
        onward = quote((response.getheader("Location") or "").encode("latin-1"), _KEPT + "?#[]")
        return response.status, onward, response.read(most_bytes) if most_bytes else b""
    finally:
        line.close()


def _headers(question: Question) -> dict[str, str]:
    return {
        "Host": question.host_header,
        "User-Agent": f"Mozilla/5.0 (compatible; LinkCheck/1.0; +{settings.SITE_URL}/)",
        "Accept": "*/*",
        "Connection": "close",
    }


class _Line(HTTPConnection):
    """A connection that the guard has made, to the question's host."""

    def __init__(self, question: Question, clock: Clock):
        super().__init__(question.host, question.port, timeout=PATIENCE)
        self._clock, self._is_secure = clock, question.is_secure

    def connect(self):
        self.sock = self._clock.watch(connect(self.host, self.port, self.timeout))
        if self._is_secure:
            self.sock = _certificates().wrap_socket(self.sock, server_hostname=self.host)


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


def _meaning(status: int) -> Outcome:
    known = status in HTTPStatus._value2member_map_
    words = f"It answers “{status} {HTTPStatus(status).phrase}”." if known else f"It answers {status}."
    if status < 400:
        return Outcome(Kind.WELL, "It answers.", is_answer=True)
    if status in _GONE:
        return Outcome(Kind.GONE, words, is_answer=True)
    if 500 <= status < 600 or status == HTTPStatus.REQUEST_TIMEOUT:
        return Outcome(Kind.FAILED, words, is_answer=True)
    return Outcome(Kind.REFUSED, f"{words} It does not let programs look; open it in your browser.", is_answer=True)


# What keeps an answer from us, the special before the general.
_PROBLEMS = {
    TimeoutError: (Kind.FAILED, "It does not answer in time."),
    NotPublic: (Kind.REFUSED, "It leads into a private network, which readers do not reach and we do not ask."),
    gaierror: (Kind.FAILED, "There is no site of that name."),
    ssl.SSLCertVerificationError: (Kind.FAILED, "Browsers do not trust its certificate: {why}."),
    ssl.SSLError: (Kind.FAILED, "It does not speak https as browsers do."),
    ConnectionRefusedError: (Kind.FAILED, "No server listens there."),
    LedOnAndOn: (Kind.REFUSED, f"It leads on more than {MOST_STEPS} times, perhaps since only browsers get there."),
    # It may be one that does not know HEAD.
    (OSError, HTTPException): (Kind.FAILED, "The connection broke."),
    ValueError: (Kind.GONE, "This is no address that a browser could open, or it leads on to one."),
}


def _problem(error: Exception) -> Outcome:
    kind, words = next(found for error_type, found in _PROBLEMS.items() if isinstance(error, error_type))
    was_cut = words == _PROBLEMS[OSError, HTTPException][1]
    return Outcome(kind, words.format(why=getattr(error, "verify_message", ""))[:300], is_answer=was_cut)
