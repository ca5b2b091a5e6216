"""What may be counted as a reading; who reads is told no further than `gallery.visitors` tells it."""

import re

from django.conf import settings

from gallery.visitors import address_of, household, pseudonym

__all__ = ["address_of", "household", "is_bot", "is_from_this_site", "pseudonym"]

BOTS = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|curl|wget|python|java/|client|headless|lighthouse", re.IGNORECASE
)


def is_bot(request) -> bool:
    """It says so itself, or does not say what it is."""
    agent = request.headers.get("User-Agent", "")
    return not agent or BOTS.search(agent) is not None


def is_from_this_site(request) -> bool:
    """A page of this site sent it, by what the browser says of itself."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    return request.headers.get("Origin") in (settings.SITE_URL, f"{request.scheme}://{request.get_host()}")
