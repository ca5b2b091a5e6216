"""Pages of a long list of pictures."""

from django.core.paginator import InvalidPage, Page, Paginator


def page_of(items, number: str | None, per_page: int) -> Page | None:
    """The page of the list that the address asks for ("" and None for the first), or None if there is no such page."""
    try:
        # No page has a longer number, and to read one of 5,000 digits is an error of its own.
        return Paginator(items, per_page).page((number or "1")[:9])
    except InvalidPage:
        return None
