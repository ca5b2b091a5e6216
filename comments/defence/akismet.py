"""Akismet, only for a site that has a key (`AKISMET_KEY`): it is then told each comment and where it came from."""

import urllib.error
import urllib.parse
import urllib.request

from django.conf import settings

from ..submission import Submission, Verdict

PATIENCE = 4  # seconds


def akismet_says_spam(submission: Submission) -> Verdict | None:
    """What Akismet thinks; if it cannot be asked, a moderator decides."""
    if not settings.AKISMET_KEY:
        return None
    try:
        answer, tip = _ask(_question(submission))
    except (OSError, ValueError) as error:
        return Verdict("hold", [f"Akismet could not be asked: {getattr(error, 'reason', error)}."])
    if answer == "false":
        return None
    if answer != "true":
        return Verdict("hold", [f"Akismet did not understand the question: {answer[:100]}."])
    return Verdict("refuse" if tip == "discard" else "hold", ["Akismet takes it for spam."])


def _question(submission: Submission) -> bytes:
    told = {
        "api_key": settings.AKISMET_KEY,
        "blog": settings.SITE_URL,
        "user_ip": submission.address,
        "user_agent": submission.user_agent,
        "referrer": submission.referrer,
        "permalink": settings.SITE_URL + submission.article.get_absolute_url(),
        "comment_type": "reply" if submission.parent else "comment",
        "comment_author": submission.name,
        "comment_author_email": submission.email,
        "comment_content": submission.text,
    }
    return urllib.parse.urlencode(told).encode()


def _ask(question: bytes) -> tuple[str, str]:
    """Its answer, and its tip."""
    request = urllib.request.Request(settings.AKISMET_URL, question)  # noqa: S310 (an address of the settings)
    with urllib.request.urlopen(request, timeout=PATIENCE) as response:  # noqa: S310
        return response.read(1000).decode(errors="replace").strip(), response.headers.get("X-akismet-pro-tip", "")
