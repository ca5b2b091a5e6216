"""The one way in for new comments."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from . import confirming
from .defence import judge
from .models import Comment, CommentRecord, State
from .models.record import Role
from .models.seen import unseen
from .policy import is_moderator, policy_for, state_of_new
from .secrets import keyed, new_token
from .submission import Submission, Verdict

EDITABLE_FOR = timedelta(minutes=15)


class DiscussionClosedError(Exception):
    """Nobody can comment on the article any more."""


def post(submission: Submission) -> Comment:
    """Store the comment in the state that policy and defence ask for, and ask by mail where that is needed.

    The same form sent twice, one after the other or at the same moment, is one comment. Raises
    `DiscussionClosedError`.
    """
    if known := sent_before(submission):
        return known
    policy = policy_for(submission.article)
    if not policy.is_open:
        raise DiscussionClosedError
    verdict = judge(submission)
    try:
        with transaction.atomic():
            comment = _store(submission, verdict, state_of_new(submission, policy, verdict.decision))
            _ask(submission, comment)
            return comment
    except IntegrityError:
        if known := sent_before(submission):
            return known
        raise


def sent_before(submission: Submission) -> Comment | None:
    """The comment, if the same form has come in already."""
    return Comment.objects.with_record().filter(record__sent_key=_key(submission)).first()


def _key(submission: Submission) -> str:
    """The same for the same words out of the same form, and to be guessed by nobody else."""
    parent = str(submission.parent.pk) if submission.parent else ""
    writer = (submission.email, submission.name, submission.text)
    return keyed("sent", submission.once, str(submission.article.pk), parent, *writer)


def _store(submission: Submission, verdict: Verdict, state: str) -> Comment:
    comment = Comment.on(
        submission.article,
        submission.text,
        answers=submission.parent,
        user=submission.user,
        user_name=submission.name,
        user_email=submission.email,
    )
    comment.save(
        record={
            "state": state,
            "suspicions": verdict.reasons,
            "role": role_of(submission.user, submission.article),
            "sent_key": _key(submission),
            "editable_until": timezone.now() + EDITABLE_FOR,
            "writer": submission.writer,
            "ip_hash": submission.ip_hash,
        }
    )
    return comment


def _ask(submission: Submission, comment: Comment) -> None:
    """Ask the address by mail, if the comment waits for that or somebody wants to follow."""
    state = comment.record.state
    waits = state == State.AWAITING_CONFIRMATION
    wants_mail = bool(submission.email and submission.follow) and state != State.SPAM
    if not waits and not wants_mail:
        return
    question = confirming.ask(submission.email)
    if question and waits:
        with unseen():
            CommentRecord.objects.filter(pk=comment.pk).update(confirmation=question)
    if question and wants_mail:
        thread = Comment(pk=comment.thread_id) if submission.follow == "thread" else None
        confirming.follow_by(submission.email, submission.article, thread, question, new_token())
    if waits and not question:
        comment.move_to(State.AWAITING_MODERATOR, suspicions=[*comment.record.suspicions, SILENT])


SILENT = "Its address has not answered an earlier mail, so it is not asked again."


def role_of(user, article) -> str:
    """How somebody signed in speaks here: an author by their full name in the byline."""
    if user is None or not user.is_authenticated:
        return Role.READER
    if article.authors.filter(name=user.get_full_name()).exists():
        return Role.AUTHOR
    return Role.MODERATOR if is_moderator(user) else Role.READER
