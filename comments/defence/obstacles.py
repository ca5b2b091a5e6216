"""What keeps a reader from sending now, said so that they know what to do. Nothing is stored, nothing typed is lost."""

from dataclasses import dataclass

from gallery.limits import Limit, in_words, wait_for

from ..submission import Submission

FROM_ONE_PLACE = (Limit(4, 60), Limit(20, 3600), Limit(60, 86_400))
FROM_ONE_WRITER = (Limit(6, 600), Limit(40, 86_400))
TOO_FAST = 2  # seconds
TOO_OLD = 86_400  # seconds


@dataclass(frozen=True)
class Obstacle:
    """A sentence for the reader, and the HTTP status and seconds to wait that go with it."""

    sentence: str
    status: int = 422
    wait: int = 0


def obstacle(submission: Submission) -> Obstacle | None:
    """The first thing in the way, if any. Moderators have none. Asking counts."""
    if submission.user is not None and submission.user.has_perm("django_comments.can_moderate"):
        return None
    return _time_obstacle(submission.seconds) or _limit_obstacle(submission)


def _time_obstacle(seconds: int) -> Obstacle | None:
    if seconds < TOO_FAST:
        return Obstacle("That was quicker than people type. Please send it once more.")
    if seconds > TOO_OLD:
        return Obstacle("This page has been open for more than a day. Your words are still here: please send it again.")
    return None


def _limit_obstacle(submission: Submission) -> Obstacle | None:
    place = wait_for(f"place:{submission.ip_hash}", *FROM_ONE_PLACE) if submission.ip_hash else 0
    writer = wait_for(f"writer:{submission.writer}", *FROM_ONE_WRITER) if submission.writer else 0
    wait = max(place, writer)
    return too_many(wait) if wait else None


def too_many(wait: int, what: str = "comments") -> Obstacle:
    """Say how long to wait."""
    sentence = f"So many {what} came from you that we ask you to wait {in_words(wait)}. Your words are still here."
    return Obstacle(sentence, 429, wait)
