"""Which writes to the tables of comments change nothing that readers see.

Stored pages are forgotten with every write to these tables (`config.delivery.edition`): no statement tells whether it
was about a published comment. Whoever knows that it was not says so with `unseen`; every other write forgets them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django_comments.models import Comment as Stored
from django_comments_xtd.models import XtdComment

from .record import CommentRecord, State

_TABLES = {model._meta.db_table for model in (Stored, XtdComment, CommentRecord)}
_nothing_is_seen = ContextVar("nothing is seen of what is written", default=False)


@contextmanager
def unseen(*states: str) -> Iterator[None]:
    """What is written within is about comments in these states, before and after, and in no others; or, without states,
    only about what no page shows of any comment. Belongs inside of a transaction: what follows its commit is not meant.
    """
    token = _nothing_is_seen.set(State.seen().isdisjoint(states))
    try:
        yield
    finally:
        _nothing_is_seen.reset(token)


def is_unseen(table: str) -> bool:
    """Whether a write to the table changes, at this moment, nothing that readers see."""
    return _nothing_is_seen.get() and table in _TABLES
