"""The discussion of a deleted article: it lies in the bin with it, and readers see nothing of it meanwhile. What
somebody has a right to see and to have erased is found and erased there too.
"""

from dataclasses import dataclass
from types import SimpleNamespace

from django.db.models import Q

from articles.models import Article
from gallery.bin.kinds import goes_with, keep_as
from gallery.models import BinnedRow

from .defence.learning import learn
from .models import Comment, CommentRecord, CommentReport, Follow, State

DELETED = "[deleted]"
COMMENT, EXTENDED, RECORD = "django_comments.comment", "django_comments_xtd.xtdcomment", "comments.commentrecord"
FOLLOW, REPORT = "comments.follow", "comments.commentreport"


def keep_discussions() -> None:
    """Let it go into the bin and come back, but for what nobody confirmed and from where it came."""
    goes_with(Article, _confirmed_ones)
    keep_as(CommentRecord, _record_to_keep)
    keep_as(CommentReport, lambda fields: fields | {"ip_hash": ""})
    keep_as(Follow, lambda fields: fields if fields["confirmed_at"] else None)


def _confirmed_ones(articles):
    found = Comment.objects.filter(record__article__in=articles)
    return found.exclude(record__state=State.AWAITING_CONFIRMATION).order_by("pk")


def _record_to_keep(fields: dict) -> dict | None:
    return None if fields["state"] == State.AWAITING_CONFIRMATION else fields | {"ip_hash": ""}


@dataclass(frozen=True)
class InBin:
    """Something of a person that went with an article: in a sentence, and as it is kept."""

    sentence: str
    fields: dict


def in_bin(email: str) -> list[InBin]:
    """What of it is kept under an e-mail address."""
    return [InBin(_in_words(row), row.fields) for row in _rows_of(email).select_related("thing").order_by("pk")]


def _in_words(row: BinnedRow) -> str:
    if row.model == COMMENT:
        return f"A comment on “{row.thing}”: {row.fields['comment']}"
    if row.model == FOLLOW:
        return f"You followed “{row.thing}”."
    return f"You reported a comment on “{row.thing}”. {row.fields['words']}".strip()


def erase_in_bin(email: str, keep_words: bool) -> None:
    """As where a discussion can be read: what was public loses its name, what never was goes."""
    rows = _rows_of(email)
    for row in list(rows.filter(model=COMMENT)):
        _erase_comment(row, keep_words)
    rows.filter(model=FOLLOW).delete()
    for row in rows.filter(model=REPORT):
        _change(row, email="")


def _rows_of(email: str):
    theirs = Q(model=COMMENT, fields__user_email__iexact=email) | Q(
        model__in=[FOLLOW, REPORT], fields__email__iexact=email
    )
    return BinnedRow.objects.filter(theirs, what=BinnedRow.What.DELETED)


def _erase_comment(row: BinnedRow, keep_words: bool) -> None:
    parts = BinnedRow.objects.filter(thing=row.thing_id, key=row.key, model__in=[COMMENT, EXTENDED, RECORD])
    record = parts.filter(model=RECORD).first()
    state = record.fields["state"] if record else ""
    if record:
        _unlearn(row, record)
    if state not in State.seen():
        parts.delete()
        return
    forgotten = {"user_name": DELETED, "user_email": "", "user_url": "", "user": None, "ip_address": None}
    stays = state == State.PUBLISHED and keep_words
    _change(row, **forgotten, **({} if stays else {"comment": "", "is_public": False, "is_removed": True}))
    values = {"writer": "", "appeal": "", "suspicions": [], "moderator_note": "", "editable_until": None}
    if not stays:
        values |= {"html": "", "state": State.REMOVED_BY_WRITER if state == State.PUBLISHED else state}
    _change(record, **values, sent_key=None, learnt_as="")


def _unlearn(row: BinnedRow, record: BinnedRow) -> None:
    words, name = row.fields["comment"], row.fields["user_name"]
    taught = SimpleNamespace(learnt_as=record.fields["learnt_as"])
    learn([SimpleNamespace(pk=None, comment=words, user_name=name, record=taught)], "")


def _change(row: BinnedRow, **values) -> None:
    row.fields |= values
    row.save(update_fields=["fields"])
