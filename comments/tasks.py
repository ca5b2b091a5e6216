"""Mails leave in the background, each by itself: one that fails costs no other."""

from django.utils import timezone
from django_tasks import task

from . import mail
from .models import Comment, CommentRecord, Confirmation, Follow
from .models.seen import unseen
from .secrets import new_token, stored


@task()
def ask_to_confirm(confirmation_pk: int) -> None:
    """Send the one mail that asks an address whether it is its owner who writes here. The token is made now."""
    waiting = Confirmation.objects.filter(pk=confirmation_pk, answered_at=None, token_hash=None).first()
    if waiting:
        token = new_token()
        mail.confirmation(waiting, token).send()
        Confirmation.objects.filter(pk=confirmation_pk).update(token_hash=stored(token))


@task()
def tell_followers(comment_pk: int) -> None:
    """Enqueue a mail to everybody who follows the article or the thread; at the first call only."""
    untold = CommentRecord.objects.filter(pk=comment_pk, followers_told_at=None)
    with unseen():
        is_untold = untold.update(followers_told_at=timezone.now())
    if is_untold:
        for follow in mail.whom_to_tell(Comment.objects.with_record().get(pk=comment_pk)):
            tell.enqueue(follow.pk, comment_pk)


@task()
def tell(follow_pk: int, comment_pk: int) -> None:
    """Tell one follower of one comment, if it is still there and they still want to know."""
    follow = Follow.objects.active().select_related("article").filter(pk=follow_pk).first()
    comment = Comment.objects.public().on_published().with_record().filter(pk=comment_pk).first()
    if follow and comment:
        mail.news(follow, comment).send()
