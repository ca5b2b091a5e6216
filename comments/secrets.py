"""Tokens of private links, and hashes by which things are known again without being kept."""

import secrets
from hashlib import sha256

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

TOKEN_BYTES = 16  # 22 characters in an address


def new_token() -> str:
    """Random, for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def stored(token: str) -> str:
    """How a token stands in the database: whoever reads that cannot make the link. Outlives the site's secret key."""
    return sha256(token.encode()).hexdigest()


def keyed(what: str, *values: str, secret: str | None = None) -> str:
    """A hash of the values that nobody can make without the site's secret key; `what` names its use."""
    return salted_hmac(f"comments.{what}", "\0".join(values), secret=secret, algorithm="sha256").hexdigest()


def writer_hash(email: str) -> str:
    """By which a writer is known again; "" for nobody."""
    return keyed("writer", email.lower()) if email else ""


def own_token(comment) -> str:
    """The private link of a comment's writer holds this. Made again whenever a mail needs it, and stored nowhere."""
    return f"{comment.pk}-{_own_mac(comment.pk, comment.record.sent_key or '')}"


def opens(token: str, comment) -> bool:
    """Whether a token is that of the comment; also one made with a former secret key that the settings still name."""
    secrets_of_site = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    macs = [_own_mac(comment.pk, comment.record.sent_key or "", secret) for secret in secrets_of_site]
    return any(constant_time_compare(token, f"{comment.pk}-{mac}") for mac in macs)


def _own_mac(pk: int, sent_key: str, secret: str | None = None) -> str:
    return keyed("own", str(pk), sent_key, secret=secret)[:32]
