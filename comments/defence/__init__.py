"""Checks against spam and abuse. Each is a function `check(submission) -> Verdict | None` in CHECKS.

`judge` asks them all; the hardest decision counts, and all reasons are kept. A check that fails by itself must not
cost a comment: the comment is then held for a moderator. What keeps a reader from sending at all is in `obstacles`.
"""

import logging
from collections.abc import Callable

from ..submission import Submission, Verdict
from .akismet import akismet_says_spam
from .likeness import is_like_spam
from .links import has_a_link_for_a_name, has_many_links, is_only_a_link
from .repeats import comes_in_a_flood, was_said_before
from .rules import breaks_a_rule

logger = logging.getLogger(__name__)

SEVERITY = ["accept", "hold", "refuse"]


def filled_the_trap(submission: Submission) -> Verdict | None:
    """The field that people do not see was filled in."""
    return Verdict("refuse", ["The field that only machines see was filled in."]) if submission.trap else None


CHECKS: list[Callable[[Submission], Verdict | None]] = [
    filled_the_trap,
    breaks_a_rule,
    has_many_links,
    is_only_a_link,
    has_a_link_for_a_name,
    was_said_before,
    comes_in_a_flood,
    is_like_spam,
    akismet_says_spam,
]


def judge(submission: Submission) -> Verdict:
    """What all checks together say."""
    verdicts = [verdict for check in CHECKS if (verdict := _ask(check, submission))]
    decision = max((verdict.decision for verdict in verdicts), key=SEVERITY.index, default="accept")
    return Verdict(decision, [reason for verdict in verdicts for reason in verdict.reasons])


def _ask(check, submission) -> Verdict | None:
    try:
        return check(submission)
    except Exception:
        logger.exception("A check of comments failed: %s", check.__name__)
        return Verdict("hold", [f"The check “{check.__name__}” could not be made."])
