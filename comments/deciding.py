"""Links in mails by which a moderator decides without signing in: signed, for one comment, for a week."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core import signing

from .models import Comment

LIFETIME = timedelta(days=7)
SALT = "comments.decide"


@dataclass(frozen=True)
class Commission:
    """A comment, and the moderator in whose name something is decided."""

    comment: Comment
    moderator: object


def deciding_token(comment_pk: int, user_pk: int) -> str:
    return signing.dumps([comment_pk, user_pk], salt=SALT)


def read_token(token: str) -> Commission | None:
    """None if it is not ours, too old, or its moderator may no longer moderate."""
    try:
        comment_pk, user_pk = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError):
        return None
    moderator = get_user_model().objects.filter(pk=user_pk, is_active=True, is_staff=True).first()
    comment = Comment.objects.with_record().filter(pk=comment_pk).first()
    if comment and moderator and moderator.has_perm("django_comments.can_moderate"):
        return Commission(comment, moderator)
    return None
