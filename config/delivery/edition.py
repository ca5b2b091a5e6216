"""One value for all that readers can see: it changes with every change to any of it.

Stored pages carry the edition that they were rendered from, so that none outlives a change, and nobody has to know
which pages a change touches.
"""

import re
import secrets
from functools import cache

from django.apps import apps
from django.core.cache import cache as shared
from django.db import transaction
from django.db.backends.signals import connection_created

from comments.models.seen import is_unseen

KEY = "delivery.edition"

# What no public page shows: counts, queues, records of the editors, and what has pages of its own that are not stored.
UNSEEN = {
    "addresses.MissedAddress",
    "articles.DailyReads",
    "articles.LinkPlace",
    "articles.OutgoingLink",
    "articles.ReviewNote",
    "articles.SharedDraft",
    "articles.Writing",
    "comments.CommentReport",
    "comments.Confirmation",
    "comments.DefenceRule",
    "comments.Follow",
    "comments.WordCount",
    "gallery.Binned",
    "gallery.BinnedRow",
    "gallery.LedgerEntry",
    "gallery.PermissionReminder",
    "gallery.TakedownRequest",
}
OURS = ("articles", "gallery", "sidebar", "comments", "django_comments", "django_comments_xtd", "addresses", "sites")
_WRITES = re.compile(r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+[\"`]?(\w+)", re.IGNORECASE)


def current() -> str:
    """The edition now. One that was lost with the cache is simply another."""
    return shared.get_or_set(KEY, secrets.token_urlsafe, timeout=None)


def bump() -> None:
    """Let nothing be shown any more that was rendered before."""
    shared.set(KEY, secrets.token_urlsafe(), timeout=None)


@cache
def seen_tables() -> frozenset[str]:
    """The tables that public pages are made from."""
    models = [model for label in OURS for model in apps.get_app_config(label).get_models(include_auto_created=True)]
    return frozenset(model._meta.db_table for model in models if model._meta.label not in UNSEEN)


def watch(execute, sql, params, many, context):
    """Bump the edition when the transaction that writes to such a table is there for others to read.

    Statements are watched, not signals: those of a queryset (`update`, `bulk_create`) send none.
    """
    result = execute(sql, params, many, context)
    written = _WRITES.match(sql)
    if written and written[1] in seen_tables() and not is_unseen(written[1]) and context["cursor"].rowcount != 0:
        _bump_on_commit(context["connection"])
    return result


def _bump_on_commit(connection) -> None:
    """Once for a transaction, however much it writes. A rolled back savepoint may bump for nothing."""
    waiting = (function for _, function, _ in connection.run_on_commit)
    if bump not in waiting:
        transaction.on_commit(bump, using=connection.alias)


def watch_connection(connection, **kwargs) -> None:
    """Watch each connection to the database from its first statement on."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


def start() -> None:
    """Watch all connections that are made from now on."""
    connection_created.connect(watch_connection, dispatch_uid="delivery.edition")
