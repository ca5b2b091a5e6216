"""Asking an address whether its owner wrote, and acting on the answer."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Article

from .models import Comment, CommentRecord, Confirmation, Follow, State
from .models.seen import unseen
from .policy import policy_for, state_of_confirmed
from .secrets import stored
from .tasks import ask_to_confirm

LIFETIME = timedelta(days=3)
# For so long after that moderators still find what was never confirmed: a mail may have been lost.
GRACE = timedelta(days=4)


def ask(email: str) -> Confirmation | None:
    """The open question to an address, asked now unless it was before; None if the address left one unanswered.

    So nobody whose address somebody else typed ever gets a second mail.
    """
    now = timezone.now()
    question, is_new = Confirmation.objects.get_or_create(
        email=email.lower(), answered_at=None, defaults={"expires_at": now + LIFETIME}
    )
    if is_new:
        transaction.on_commit(partial(ask_to_confirm.enqueue, question.pk))
    return question if question.expires_at > now else None


def find(token: str) -> Confirmation | None:
    """The question that a mail asked, as long as it can be answered or looked at again."""
    return Confirmation.objects.filter(token_hash=stored(token), expires_at__gt=timezone.now()).first()


def asked_about(question: Confirmation):
    """The comments that came in with the address, whatever has become of them."""
    return Comment.objects.filter(record__confirmation=question).with_record().order_by("submit_date", "pk")


def answer(question: Confirmation, chosen: set[int], follow: bool = True) -> None:
    """The owner of the address says that the chosen comments are theirs. Saying so again changes nothing.

    Whoever comes at the same moment waits for this to end, and then finds nothing left to do.
    """
    with transaction.atomic():
        question = Confirmation.objects.select_for_update().get(pk=question.pk)
        for comment in asked_about(question).filter(pk__in=chosen, record__state=State.AWAITING_CONFIRMATION):
            if not hindrance(comment):
                _confirm(comment)
        if follow:
            Follow.objects.filter(confirmation=question, confirmed_at=None).update(confirmed_at=timezone.now())
        Confirmation.objects.filter(pk=question.pk, answered_at=None).update(answered_at=timezone.now())


def _confirm(comment: Comment) -> None:
    record = comment.record
    state = state_of_confirmed(record.writer, policy_for(record.article), bool(record.suspicions))
    comment.move_to(state, confirmed_at=timezone.now())


def forget_unconfirmed() -> int:
    """Delete what nobody said was theirs; how many comments there were.

    That the address was asked is kept, so that it is never asked again.
    """
    until = timezone.now() - GRACE
    ended = Q(confirmation__in=Confirmation.objects.filter(expires_at__lt=until))
    unasked = Q(confirmation=None, received_at__lt=until - LIFETIME)
    with transaction.atomic(), unseen(State.AWAITING_CONFIRMATION):
        # Held, so that no moderator publishes one at the same moment.
        waiting = CommentRecord.objects.select_for_update().filter(state=State.AWAITING_CONFIRMATION)
        pks = list(waiting.filter(ended | unasked).values_list("pk", flat=True))
        Comment.objects.filter(pk__in=pks).delete()
        Follow.objects.filter(confirmed_at=None, confirmation__expires_at__lt=until).delete()
    return len(pks)


def hindrance(comment: Comment) -> str:
    """Why a comment that waits for its writer cannot be published any more: a key of words in the template, or ""."""
    article = comment.record.article
    if not Article.objects.published().filter(pk=article.pk).exists():
        return "gone"
    if not policy_for(article).is_open:
        return "closed"
    is_answer = comment.level > 0
    if is_answer and not parents(article).filter(pk=comment.parent_id).exists():
        return "parent"
    return ""


def parents(article):
    """The comments on an article that can be answered."""
    return Comment.objects.for_object(article).public()


def follow_by(
    email: str, article: Article, thread: Comment | None, question: Confirmation | None, token: str
) -> Follow:
    """Follow an article or a thread; it counts from the moment that the address confirms it."""
    follow, _ = Follow.objects.get_or_create(
        email=email.lower(), article=article, thread=thread, defaults={"token": token, "confirmation": question}
    )
    again = Q(ended_at__isnull=False) | Q(confirmed_at=None)
    Follow.objects.filter(again, pk=follow.pk).update(confirmation=question, confirmed_at=None, ended_at=None)
    return follow
