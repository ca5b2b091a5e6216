"""Which addresses lead nowhere: those within the site by its own rows, others by what checking them found."""

import re
from collections import defaultdict

from django.utils.timezone import localtime

from addresses.models import Redirect
from gallery.models import Photo, Topic

from ..models import Article, Author, KeyFigure, OutgoingLink, Series
from .places import outgoing

_OWN = re.compile(r"^/(articles|people|topics|series|authors)/([^/?#]+)/(?:#.*)?$|^/(pictures)/(\d+)-[^/]*/(?:#.*)?$")
_KINDS = {
    "articles": (Article, "slug"),
    "people": (KeyFigure, "slug"),
    "topics": (Topic, "slug"),
    "series": (Series, "slug"),
    "authors": (Author, "slug"),
    "pictures": (Photo, "pk"),
}


def broken_among(addresses: set[str]) -> dict[str, str]:
    """Those of these addresses that lead nowhere, each with a sentence that says so: in one query for each kind of
    thing that is linked to, and one for other sites.
    """
    within = {address: f"The link to {address} leads nowhere." for address in _broken_within(addresses)}
    return within | _broken_elsewhere(addresses)


def _broken_elsewhere(addresses: set[str]) -> dict[str, str]:
    """Addresses of other sites that were asked in vain; nobody is asked now."""
    pages = {address: page for address in addresses if (page := outgoing(address))}
    links = OutgoingLink.objects.broken().in_bulk(set(pages.values()), field_name="address") if pages else {}
    return {address: _sentence(links[page]) for address, page in pages.items() if page in links}


def _sentence(link: OutgoingLink) -> str:
    since = f"{localtime(link.failing_since):%-d %B %Y}"
    copy = f" There is an archived copy of {localtime(link.archived_at):%Y}." if link.archived_url else ""
    return f"Readers do not reach {link.address}, on another site, since {since}: {link.what_happened}{copy}"


def _broken_within(addresses: set[str]) -> set[str]:
    """Addresses of things of this site that are not there, and from which nothing leads on."""
    wanted = defaultdict(dict)
    for address in addresses:
        if match := _OWN.match(address):
            kind, name = match[1] or match[3], match[2] or int(match[4])
            wanted[kind][name] = address
    missing = {address for kind, names in wanted.items() for address in _missing(kind, names)}
    return missing - _led_on(missing)


def _missing(kind: str, names: dict) -> set[str]:
    model, key = _KINDS[kind]
    there = set(model.objects.filter(**{f"{key}__in": list(names)}).values_list(key, flat=True))
    return {address for name, address in names.items() if name not in there}


def _led_on(addresses: set[str]) -> set[str]:
    """Former addresses, which lead to the present ones."""
    if not addresses:
        return set()
    paths = {address.partition("#")[0]: address for address in addresses}
    led = Redirect.objects.filter(old_path__in=list(paths))
    return {paths[path] for path in led.values_list("old_path", flat=True)}
