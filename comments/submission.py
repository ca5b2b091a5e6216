"""What comes in, and what is thought of it. Knows no views, no forms and no database.

The way of every new comment: the form makes a `Submission` → `comments.posting.post(submission)` asks
`comments.defence.judge(submission)` for a `Verdict`, stores the comment in the state that verdict and policy
ask for, and returns it. Nothing that was sent is thrown away: what is refused quietly is stored as spam.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article

from .models import Comment


@dataclass(frozen=True)
class Submission:
    """A comment as it came in, cleaned by the form.

    `email` is "" if anonymous; `address` is that of the machine, for the checks alone and stored nowhere; `ip_hash`
    and `writer` are keyed hashes of it and of the e-mail; `seconds` is the time since the form was fetched; `trap`
    what was filled into the field that people do not see; `once` the random text of the form, so that a form sent
    twice is one comment; `edited` the stored comment, if its writer changes it.
    """

    article: Article
    name: str
    email: str
    text: str
    parent: Comment | None = None
    follow: Literal["", "thread", "article"] = ""
    user: AbstractBaseUser | None = None
    address: str = ""
    ip_hash: str = ""
    writer: str = ""
    user_agent: str = ""
    referrer: str = ""
    seconds: int = 0
    trap: str = ""
    once: str = ""
    edited: Comment | None = None
    replace = replace


@dataclass(frozen=True)
class Verdict:
    """`accept`: as the policy has it · `hold`: a moderator decides · `refuse`: stored as spam, and the sender is told
    what they would be told of one that is held.

    `reasons` are sentences for the moderator, such as "It has 14 links.".
    """

    decision: Literal["accept", "hold", "refuse"] = "accept"
    reasons: list[str] = field(default_factory=list)
