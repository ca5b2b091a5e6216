"""Links in what somebody wrote."""

import re
from urllib.parse import urlsplit

from django.conf import settings

from ..submission import Submission, Verdict

MANY, TOO_MANY = 3, 10  # a source and a second opinion are welcome
FEW_WORDS = 20  # characters
ENDINGS = "com|net|org|info|biz|ru|cn|xyz|top|shop|online|site|club|icu|live|store|vip|win|bet|casino|loan"
LINK = re.compile(
    rf"https?://\S+|www\.\S+|\[url\b\S*|<a\s[^>]*>?|(?<![@\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{ENDINGS})\b(?:/\S*)?",
    re.IGNORECASE,
)


def links_in(text: str) -> list[str]:
    """Every link, also one without a scheme or in the markup of forums; those to this site are left out."""
    own = urlsplit(settings.SITE_URL).netloc
    return [link for link in LINK.findall(text) if urlsplit(link).netloc != own]


def has_many_links(submission: Submission) -> Verdict | None:
    """Advertising comes with links."""
    count = len(links_in(submission.text))
    if count < MANY:
        return None
    return Verdict("refuse" if count >= TOO_MANY else "hold", [f"It has {count} links."])


def is_only_a_link(submission: Submission) -> Verdict | None:
    """A link with nothing said about it."""
    words = LINK.sub("", submission.text).strip()
    if len(words) >= FEW_WORDS or not links_in(submission.text):
        return None
    return Verdict("hold", ["It is a link and hardly a word."])


def has_a_link_for_a_name(submission: Submission) -> Verdict | None:
    """Nobody is called casino-bonus.com."""
    if not links_in(submission.name):
        return None
    return Verdict("hold", [f"The name is a link: {submission.name}."])
