"""The addresses to which running text leads. Pure."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

_HREF = re.compile(r"(<a\s[^>]*?href=\")([^\"]*)(?=\")")
_ELSEWHERE = re.compile(r"(https?:)?//", re.IGNORECASE)


def addresses_in(html: str) -> Iterator[str]:
    """The addresses of all links of cleaned prose, in order."""
    return (unescape(match[2]) for match in _HREF.finditer(html))


def with_addresses(html: str, write: Callable[[str], str]) -> str:
    """The same prose, in which each link leads to what `write(address)` returns."""
    return _HREF.sub(lambda match: match[1] + escape(write(unescape(match[2]))), html)


def elsewhere(address: str, site: str, longest: int) -> str:
    """The page of another site to which an address leads, as it is asked for; "" for one that leads to none.

    `site` is our own, without slash at the end; an address of more bytes than `longest` is left out.
    """
    address = address.strip().partition("#")[0]
    scheme = _ELSEWHERE.match(address)
    if not scheme or len(address.encode(errors="replace")) > longest:
        return ""
    address = (scheme[1] or "https:").lower() + address[len(scheme[1] or "") :]
    return "" if address == site or address.startswith((f"{site}/", f"{site}?")) else address
