"""Pages of a long list."""

import re

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404


def page_of(items, number: str | None, per_page: int, count: int | None = None) -> Page | None:
    """The page of the list that the address asks for ("" and None for the first), or None if there is no such page.

    `count` is the length of the list, where that is known in a quicker way than by counting.
    """
    paginator = Paginator(items, per_page)
    if count is not None:
        paginator.count = count
    try:
        # No page has a longer number, and to read one of 5,000 digits is an error of its own.
        return paginator.page((number or "1")[:9])
    except InvalidPage:
        return None


def page_or_404(items, request, per_page: int, count: int | None = None) -> Page:
    """The page that the address asks for; 404 if there is no such page."""
    page = page_of(items, request.GET.get("page"), per_page, count)
    if page is None:
        raise Http404("There is no such page.")
    return page


def number_or_404(request) -> int:
    """The number of the page that the address asks for, of a list that nobody has counted; 404 for none."""
    number = request.GET.get("page", "1")
    if not re.fullmatch(r"[1-9]\d{0,3}", number, re.ASCII):
        raise Http404("A page has a number.")
    return int(number)
