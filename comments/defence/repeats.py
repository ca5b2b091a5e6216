"""The same again, and too much at once."""

from gallery.limits import count

from ..secrets import keyed
from ..submission import Submission, Verdict
from .folding import fold

DAY = 86_400  # seconds
SHORT = 20  # characters: "Thank you!" is said by many
OFTEN = 4
FLOOD, FLOOD_SECONDS = 40, 600


def was_said_before(submission: Submission) -> Verdict | None:
    """The same words in the last day, however they are spaced, accented and capitalised."""
    words = fold(submission.text)
    if submission.edited or len(words) < SHORT:
        return None
    times = count(f"said:{keyed('said', words)[:32]}", DAY)
    if times == 1:
        return None
    return Verdict("refuse" if times > OFTEN else "hold", [f"The same words came in {times} times in a day."])


def comes_in_a_flood(submission: Submission) -> Verdict | None:
    """The whole site gets more than it ever does."""
    times = count("comments-lately", FLOOD_SECONDS)
    if times <= FLOOD:
        return None
    return Verdict("hold", [f"{times} comments came in within ten minutes."])
