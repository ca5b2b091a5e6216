"""The discussion. Others import `from comments.models import Comment`.

`Comment` (words, writer, place in the thread) is django-comments-xtd's row under our name; `CommentRecord`, one for
each comment and always there, holds what that lacks. Its `state` is the truth; the columns `is_public` and `is_removed`
of the comment follow it, and only `Comment.move_to` changes any of the three. `order`, `nested_count` and `followup`
of xtd are not used.
"""

from .comment import Comment, CommentQuerySet
from .defence import DefenceRule, WordCount
from .follow import Confirmation, Follow
from .policy import SitePolicy
from .record import CommentRecord, State
from .report import CommentReport

__all__ = [
    "Comment",
    "CommentQuerySet",
    "CommentRecord",
    "CommentReport",
    "Confirmation",
    "DefenceRule",
    "Follow",
    "SitePolicy",
    "State",
    "WordCount",
]
