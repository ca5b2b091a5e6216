"""The one way in for new comments."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from .defence import judge
from .models import Comment, State
from .models.record import Role
from .policy import Policy, Rule, policy_for
from .secrets import keyed, stored
from .submission import Submission, Verdict

EDITABLE_FOR = timedelta(minutes=15)


class DiscussionClosedError(Exception):
    """Nobody can comment on the article any more, or the comment that is answered has gone."""


def post(submission: Submission) -> tuple[Comment, str]:
    """Store the comment in the state that policy and defence ask for; the comment, and the token of its private link.

    The same form sent twice, one after the other or at the same moment, is one comment and one token. Raises
    `DiscussionClosedError`.
    """
    token = _token(submission)
    if known := Comment.objects.filter(record__token_hash=stored(token)).first():
        return known, token
    policy = policy_for(submission.article)
    if not policy.is_open:
        raise DiscussionClosedError
    verdict = judge(submission)
    try:
        with transaction.atomic():
            return _store(submission, verdict, state_for(submission, policy, verdict), token), token
    except IntegrityError:
        return Comment.objects.get(record__token_hash=stored(token)), token


def _token(submission: Submission) -> str:
    """The same for the same words out of the same form, and to be guessed by nobody else."""
    parent = str(submission.parent.pk) if submission.parent else ""
    values = (submission.once, str(submission.article.pk), parent, submission.email, submission.name, submission.text)
    return keyed("own comment", *values)[:32]


def state_for(submission: Submission, policy: Policy, verdict: Verdict) -> str:
    """The state in which a new comment begins."""
    if verdict.decision == "refuse":
        return State.SPAM
    if is_moderator(submission.user):
        return State.PUBLISHED
    if policy.asks_for_confirmation and submission.email:
        return State.AWAITING_CONFIRMATION
    return state_when_confirmed(submission.writer if submission.email else "", policy, verdict.decision == "hold")


def state_when_confirmed(writer: str, policy: Policy, is_held: bool) -> str:
    """The state after the mail is answered, or at once where no mail is sent. `writer` is "" if anonymous."""
    if is_held or policy.rule == Rule.MODERATED:
        return State.AWAITING_MODERATOR
    if policy.rule == Rule.OPEN:
        return State.PUBLISHED
    is_newcomer = policy.rule == Rule.NEWCOMERS and not is_known(writer)
    return State.PUBLISHED if writer and not is_newcomer else State.AWAITING_MODERATOR


def is_known(writer: str) -> bool:
    """Whether something of this writer has been published after they confirmed it."""
    published = Comment.objects.public().filter(record__writer=writer, record__confirmed_at__isnull=False)
    return bool(writer) and published.exists()


def is_moderator(user) -> bool:
    return user is not None and user.has_perm("django_comments.can_moderate")


def role_of(user, article) -> str:
    """How somebody signed in speaks here: an author by their full name in the byline."""
    if user is None or not user.is_authenticated:
        return Role.READER
    if article.authors.filter(name=user.get_full_name()).exists():
        return Role.AUTHOR
    return Role.MODERATOR if is_moderator(user) else Role.READER


def _store(submission, verdict, state, token) -> Comment:
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
            "token_hash": stored(token),
            "editable_until": timezone.now() + EDITABLE_FOR,
            "writer": submission.writer,
            "ip_hash": submission.ip_hash,
        }
    )
    return comment
