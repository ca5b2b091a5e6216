"""Everything that the site keeps under an e-mail address: shown, taken along, erased."""

from dataclasses import dataclass, field

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from gallery.models import TakedownRequest

from .bin import DELETED, InBin, erase_in_bin, in_bin
from .defence.learning import learn
from .models import Comment, CommentRecord, CommentReport, Confirmation, Follow, State


@dataclass(frozen=True)
class PersonalData:
    """Rows of the database, oldest first. The requests about pictures must be kept and are only shown."""

    email: str
    comments: list[Comment] = field(default_factory=list)
    follows: list[Follow] = field(default_factory=list)
    reports: list[CommentReport] = field(default_factory=list)
    takedowns: list[TakedownRequest] = field(default_factory=list)
    binned: list[InBin] = field(default_factory=list)

    def __bool__(self):
        return any([self.can_be_erased, self.takedowns])

    @property
    def can_be_erased(self) -> bool:
        return any([self.comments, self.follows, self.reports, self.binned])


def collect(email: str) -> PersonalData:
    """In five queries, whatever there is."""
    return PersonalData(
        email,
        list(_comments(email).with_record().order_by("submit_date", "pk")),
        list(Follow.objects.filter(email__iexact=email).select_related("article").order_by("pk")),
        list(CommentReport.objects.filter(email__iexact=email).order_by("pk")),
        list(TakedownRequest.objects.filter(email__iexact=email).order_by("pk")),
        in_bin(email),
    )


def as_json(data: PersonalData) -> dict:
    """The same, for a file."""
    return {
        "email": data.email,
        "comments": [_comment_as_json(comment) for comment in data.comments],
        "follows": [_follow_as_json(follow) for follow in data.follows],
        "reports": [
            {"comment": report.comment_id, "cause": report.cause, "words": report.words, "sent": report.reported_at}
            for report in data.reports
        ],
        "requests_about_pictures": [
            {
                "reference": one.reference,
                "pages": one.pages,
                "name": one.name,
                "kind": one.get_kind_display(),
                "right": one.right,
                "explanation": one.explanation,
                "state": one.get_state_display(),
                "sent": one.received_at,
            }
            for one in data.takedowns
        ],
        "with_deleted_articles": [one.fields for one in data.binned],
    }


def _comment_as_json(comment: Comment) -> dict:
    record = comment.record
    return {
        "article": record.article.title,
        "written": comment.submit_date,
        "name": comment.user_name,
        "words": comment.comment,
        "state": record.get_state_display(),
        "confirmed": record.confirmed_at,
        "edited": record.edited_at,
        "in_answer_to": record.in_answer_to_id,
        "reason": record.reason,
        "held_back_because": record.suspicions,
        "your_objection": record.appeal,
        "hash_of_the_internet_address": record.ip_hash,
    }


def _follow_as_json(follow: Follow) -> dict:
    dates = {"asked": follow.asked_at, "confirmed": follow.confirmed_at, "ended": follow.ended_at}
    return {"article": follow.article.title, "thread": follow.thread_id, **dates}


def erase(email: str, keep_words: bool) -> None:
    """Forget who wrote. Words that were public stay for those who answered them, or leave a sentence behind;
    what was never public goes altogether. What the site learnt from them is unlearnt.
    """
    with transaction.atomic():
        list(CommentRecord.objects.select_for_update().filter(comment__in=_comments(email)).order_by("pk"))
        comments = list(_comments(email).with_record().order_by("pk"))
        learn(comments, "")
        _forget_desk(comments)
        seen = [comment.pk for comment in comments if comment.record.state in {State.PUBLISHED, *State.gone()}]
        Comment.objects.filter(pk__in={comment.pk for comment in comments} - set(seen)).delete()
        _erase_seen(seen, keep_words)
        Follow.objects.filter(email__iexact=email).delete()
        Confirmation.objects.filter(email__iexact=email).delete()
        CommentReport.objects.filter(email__iexact=email).update(email="")
        erase_in_bin(email, keep_words)


def _erase_seen(pks: list[int], keep_words: bool) -> None:
    comments, records = Comment.objects.filter(pk__in=pks), CommentRecord.objects.filter(pk__in=pks)
    comments.update(user_name=DELETED, user_email="", user_url="", user=None, ip_address=None)
    records.update(
        writer="", ip_hash="", appeal="", suspicions=[], moderator_note="", editable_until=None, sent_key=None
    )
    if not keep_words:
        records.filter(state=State.PUBLISHED).update(state=State.REMOVED_BY_WRITER)
    gone = list(records.filter(state__in=State.gone()).values_list("pk", flat=True))
    records.filter(pk__in=gone).update(html="")
    comments.filter(pk__in=gone).update(comment="", is_public=False, is_removed=True)


def _forget_desk(comments: list[Comment]) -> None:
    """The history of the desk keeps what was done, not whose words they were."""
    kind = ContentType.objects.get_for_model(Comment, for_concrete_model=False)
    keys = [str(comment.pk) for comment in comments]
    LogEntry.objects.filter(content_type=kind, object_id__in=keys).update(object_repr=DELETED)


def _comments(email: str):
    return Comment.objects.filter(user_email__iexact=email)
