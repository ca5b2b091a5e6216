"""An address within the site, in the one form in which it is stored and looked for.

That is the path with its signs as they are read ("/über-uns/", not "/%C3%BCber-uns/"), and its query as it was sent.
"""

from io import BytesIO
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404
from django.urls import Resolver404, resolve

LONGEST = 300


def within_site(address: str) -> str:
    """What somebody typed or copied, as a path of this site; an address of another site stays as it is."""
    address = address.strip()
    if address.startswith((f"{settings.SITE_URL}/", f"{settings.SITE_URL}?")) or address == settings.SITE_URL:
        address = address.removeprefix(settings.SITE_URL) or "/"
    if not address or "://" in address:
        return address
    path, mark, query = address.partition("#")[0].partition("?")
    return "/" + unquote(path).lstrip("/") + (mark + query if query else "")


def asked_for(request) -> str:
    """The address of a request, in that form."""
    query = request.META.get("QUERY_STRING", "")
    return request.path + (f"?{query}" if query else "")


def is_elsewhere(address: str) -> bool:
    """Whether it is of another site."""
    return bool(urlsplit(address).netloc)


def is_live(address: str) -> bool:
    """Whether a reader who is not signed in finds something at this address: the site itself is asked."""
    path, _, query = address.partition("?")
    try:
        match = resolve(path)
        response = match.func(_request(path, query, match), *match.args, **match.kwargs)
    except (Resolver404, Http404, SuspiciousOperation):
        return False
    except PermissionDenied:
        return True
    return response.status_code < 400 or response.status_code == 405


def _request(path: str, query: str, match) -> WSGIRequest:
    environment = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": urlsplit(settings.SITE_URL).netloc,
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": urlsplit(settings.SITE_URL).scheme,
    }
    request = WSGIRequest(environment)
    request.user, request.resolver_match = AnonymousUser(), match
    request.session = {}
    return request
