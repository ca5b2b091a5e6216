"""Whose request it is, as far as limits and counts need to know it, and no further."""

import ipaddress

from django.conf import settings
from django.utils.crypto import salted_hmac


def address_of(request) -> str:
    """The reader's internet address; empty if none can be told.

    Behind `settings.PROXY_COUNT` servers of ours it is the one that the outermost of them wrote into X-Forwarded-For:
    what stands further left may be invented.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    count = settings.PROXY_COUNT
    told = hops[-count] if hops[0] and 0 < count <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(_plain(ipaddress.ip_address(told)))
    except ValueError:
        return ""


def _plain(address):
    """An IPv4 address that is written as one of IPv6 is the same address."""
    return getattr(address, "ipv4_mapped", None) or address


def household(address: str) -> str:
    """What one subscriber has: an IPv4 address, or an IPv6 network of 64 bits, in which addresses are free."""
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False))


def pseudonym(use: str, *facts: str) -> str:
    """The same for the same facts; without the secret key nobody can tell them from it, nor join two uses."""
    return salted_hmac(f"visitor.{use}", "\n".join(facts), algorithm="sha256").hexdigest()[:32]
