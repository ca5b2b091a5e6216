"""Reads the environment, and says in a sentence what is missing or wrong in it."""

import re
from pathlib import Path

import django_cache_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError, ValidationError

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

# A cache of our own: sqlite:///folder/cache.sqlite3
django_cache_url.BACKENDS["sqlite"] = "config.cache.SQLiteCache"

_UNSET = object()


def setting(kind: str, name: str, default=_UNSET, **options):
    """The variable `name` read as `kind` (a method of `environs.Env`).

    Raises `ImproperlyConfigured` with a sentence that names the variable when it is missing or cannot be read.
    """
    if default is not _UNSET:
        options["default"] = default
    try:
        return getattr(env, kind)(name, **options)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(_sentence(name, error)) from None


def web_address(value: str) -> None:
    """Raises `ValidationError` unless `value` has a scheme and a host and nothing after them."""
    if not re.fullmatch(r"https?://[^/\s]+/?", value):
        message = "it must be like https://history.example.org"
        raise ValidationError(message)


def _sentence(name: str, error: Exception) -> str:
    value = env.str(name, None)
    if value is None:
        return f"Set {name} in the environment or in the file .env; .env.example says what it means."
    return f"{name} has a value that cannot be used ({value!r}): {_reason(error)}. .env.example shows one that can."


def _reason(error: Exception) -> str:
    reason = getattr(error, "error_messages", None) or [str(error)]
    return "; ".join(reason).rstrip(".")
