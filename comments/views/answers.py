"""What the views of forms share: where a request comes from, and pages that nobody stores."""

from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from articles.visitors import address_of, household

from ..secrets import keyed


class _Check(CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason


def comes_from_here(request) -> bool:
    """Whether a form was sent from a page of this site. The middleware would answer with an error page, and what was
    typed would be lost; so the views of such forms are exempt from it and ask here.
    """
    return _Check(lambda request: None).process_view(request, None, (), {}) is None


def page(request, template: str, context: dict, status: int = 200):
    """A page for one person: neither stored nor shown by a search engine."""
    response = render(request, template, context, status=status)
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    return response


def ip_hash(request) -> str:
    """By which an address is known again without being kept; "" if there is none."""
    address = address_of(request)
    return keyed("ip", household(address)) if address else ""
