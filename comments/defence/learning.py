"""The site learns from what moderators decide, once for each comment, and unlearns what they take back."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from ..models import Comment, CommentRecord, State, WordCount
from ..models.seen import unseen
from .likeness import ALL, features

KINDS = {State.PUBLISHED: "published", State.SPAM: "spam"}


def learn(comments: Iterable[Comment], state: str) -> None:
    """A moderator brought the comments (with their records) into this state. What is only refused teaches nothing."""
    kind = KINDS.get(state, "")
    changed = [comment for comment in comments if comment.record.learnt_as != kind]
    totals = defaultdict(Counter)
    for comment in changed:
        words = [*features(comment.comment, comment.user_name), ALL]
        if comment.record.learnt_as:
            totals[comment.record.learnt_as].subtract(words)
        if kind:
            totals[kind].update(words)
    for name, counts in totals.items():
        WordCount.objects.add(name, {word: number for word, number in counts.items() if number})
    with unseen():
        CommentRecord.objects.filter(pk__in=[comment.pk for comment in changed]).update(learnt_as=kind)
