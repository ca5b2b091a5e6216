"""Tokens of private links, and hashes by which things are known again without being kept."""

import secrets
from hashlib import sha256

from django.utils.crypto import salted_hmac

TOKEN_BYTES = 16  # 22 characters in an address


def new_token() -> str:
    """Random, for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def keyed(what: str, *values: str) -> str:
    """A hash of the values that nobody can make without the site's secret key; `what` names its use."""
    return salted_hmac(f"comments.{what}", "\0".join(values), algorithm="sha256").hexdigest()


def stored(token: str) -> str:
    """How a token stands in the database: whoever reads that cannot make the link. Outlives the site's secret key."""
    return sha256(token.encode()).hexdigest()
