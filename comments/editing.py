"""What writers do with their own comments."""

from django.db import transaction
from django.utils import timezone

from .defence import judge
from .models import Comment, CommentRecord, State
from .models.seen import unseen
from .policy import is_moderator
from .submission import Submission


def change(comment: Comment, words: str) -> None:
    """Replace the words. They are judged like new ones: a published comment may have to wait for a moderator."""
    verdict = judge(_submission(comment, words))
    with transaction.atomic():
        # Meanwhile a moderator may have decided: what they did stands.
        record = comment.record = CommentRecord.objects.select_for_update().get(pk=comment.pk)
        comment.comment = words
        with unseen(record.state):
            comment.save()
        state, reasons = record.state, [*record.suspicions, *verdict.reasons]
        if verdict.decision != "accept" and state == State.PUBLISHED and not is_moderator(comment.user):
            state = State.SPAM if verdict.decision == "refuse" else State.AWAITING_MODERATOR
        comment.move_to(state, suspicions=reasons, edited_at=timezone.now())


def _submission(comment: Comment, words: str) -> Submission:
    record = comment.record
    parent = Comment.objects.filter(pk=comment.parent_id).first() if comment.level else None
    return Submission(
        article=record.article,
        name=comment.user_name,
        email=comment.user_email,
        text=words,
        parent=parent,
        user=comment.user,
        ip_hash=record.ip_hash,
        writer=record.writer,
        edited=comment,
    )


def take_back(comment: Comment) -> None:
    """Remove it for its writer. Where others have answered, a sentence stays in its place; the words do not."""
    with transaction.atomic():
        comment.comment, comment.user_name, comment.user_email = "", "", ""
        comment.save()
        comment.move_to(State.REMOVED_BY_WRITER, writer="", pinned=False)


def can_appeal(comment: Comment) -> bool:
    """Whether its writer can still object to a decision against it."""
    return comment.record.state in {State.REFUSED, State.REMOVED} and comment.record.appealed_at is None


def object_to(comment: Comment, words: str) -> None:
    """Bring it back before the moderators, with what its writer says. They are told once more."""
    comment.move_to(State.AWAITING_MODERATOR, appeal=words, appealed_at=timezone.now(), moderators_told_at=None)
