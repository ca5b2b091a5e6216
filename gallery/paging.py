"""Pages of a long list."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404


def page_of(items, number: str | None, per_page: int) -> Page | None:
    """The page of the list that the address asks for ("" and None for the first), or None if there is no such page."""
    try:
        # No page has a longer number, and to read one of 5,000 digits is an error of its own.
        return Paginator(items, per_page).page((number or "1")[:9])
    except InvalidPage:
        return None


def page_or_404(items, request, per_page: int) -> Page:
    """The page that the address asks for; 404 if there is no such page."""
    page = page_of(items, request.GET.get("page"), per_page)
    if page is None:
        raise Http404("There is no such page.")
    return page
