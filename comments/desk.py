"""What waits for moderators."""

from gallery.desk import Queue, queue

from .moderation import waiting


def queues(user) -> list[Queue]:
    """Comments that wait for a decision of this person."""
    if not user.has_perm("django_comments.can_moderate"):
        return []
    counts = waiting()
    return [
        queue("Comments waiting", counts["waiting"], "comments_comment"),
        queue("Comments that readers reported", counts["reported"], "comments_comment", "queue=reported"),
    ]
