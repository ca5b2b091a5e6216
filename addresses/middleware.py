"""What happens where there is nothing: a former address leads on, any other is counted."""

from urllib.parse import quote

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect

from .missed import count_miss
from .models import Redirect
from .paths import asked_for, is_elsewhere

MOST_PARENTS = 4


class FormerAddressMiddleware:
    """Stands behind every page, and so in front of none."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        if found := _leading_on(request):
            return found
        count_miss(request)
        return response


def _leading_on(request):
    """To where the address leads now, with its query; None if it leads nowhere."""
    asked, path = asked_for(request), request.path
    if "\0" in asked:
        return None
    known = {redirect.old_path: redirect for redirect in _beginning_at([asked, *_forms(path)], _parents(path))}
    if redirect := known.get(asked) or next((known[form] for form in _forms(path) if form in known), None):
        return _answer(redirect, "" if redirect.old_path == asked else request.META.get("QUERY_STRING", ""))
    parent = next((parent for parent in _parents(path) if parent in known), None)
    return parent and _answer(known[parent], request.META.get("QUERY_STRING", ""), path.removeprefix(parent))


def _beginning_at(forms: list[str], parents: list[str]):
    """Below a changed slug everything has moved with it: citations, feeds. What was written by hand means one page."""
    own = Redirect.objects.filter(old_path__in=forms)
    return own | Redirect.objects.filter(old_path__in=parents, is_by_hand=False)


def _forms(path: str) -> list[str]:
    """With and without the last stroke."""
    return [path, path.rstrip("/") if path.endswith("/") else f"{path}/"]


def _parents(path: str) -> list[str]:
    """The addresses that it stands below, the nearest first."""
    steps = path.strip("/").split("/")[:-1]
    return ["/" + "/".join(steps[:count]) + "/" for count in range(min(len(steps), MOST_PARENTS), 0, -1)]


def _answer(redirect: Redirect, query: str = "", below: str = ""):
    kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
    address = redirect.new_path
    if not is_elsewhere(address):
        path, mark, own_query = address.partition("?")
        address = quote(path, safe="/~!$&'()*+,;=:@") + mark + own_query
    joint = "&" if "?" in address else "?"
    return kind(address + quote(below) + (joint + query if query else ""))
