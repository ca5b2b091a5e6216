"""The mails of the discussion: text and HTML, with addresses of the site as the settings have it."""

import re

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator

from .models import Comment, Confirmation, Follow

BEGINNING = 200  # signs


def absolute(path: str) -> str:
    """The whole address: a task has no request that would know scheme and host."""
    return f"{settings.SITE_URL}{path}"


def whom_to_tell(comment: Comment) -> list[Follow]:
    """One follow for each address that wants to know of the comment, without its writer's own."""
    article = comment.record.article
    active = Follow.objects.active().filter(article=article, thread__in=[comment.thread_id])
    whole = Follow.objects.active().filter(article=article, thread=None)
    found = {follow.email: follow for follow in [*whole, *active]}
    found.pop(comment.user_email.lower(), None)
    return list(found.values())


def confirmation(waiting: Confirmation, token: str) -> EmailMultiAlternatives:
    """Asks whether it is the owner of the address who wrote, or wants to follow.

    It goes to whatever address somebody typed: so it holds the beginning of the words, and none of their links.
    """
    asked = Comment.objects.filter(record__confirmation=waiting).with_record()
    context = {
        "comments": [(comment, _beginning(comment.comment)) for comment in asked],
        "follows": waiting.follows.select_related("article"),
        "address": absolute(reverse("comments:confirm", args=[token])),
        "until": waiting.expires_at,
    }
    return _letter(f"Please confirm: {settings.SITE_NAME}", "confirmation", waiting.email, context)


def _beginning(words: str) -> str:
    return Truncator(re.sub(r"\S*(://|www\.)\S*", "…", words)).chars(BEGINNING)


def news(follow: Follow, comment: Comment) -> EmailMultiAlternatives:
    """Tells a follower of a new comment. Their mail program can end it with one click (RFC 8058)."""
    stop = absolute(reverse("comments:stop", args=[follow.token]))
    context = {
        "comment": comment,
        "article": follow.article,
        "thread": follow.thread_id,
        "address": absolute(comment.get_absolute_url()),
        "following": absolute(reverse("comments:following", args=[follow.token])),
        "stop": stop,
    }
    letter = _letter(f"A new comment on “{follow.article.title}”", "news", follow.email, context)
    letter.extra_headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return letter


def waiting(comment: Comment, moderator, token: str, more: bool = False) -> EmailMultiAlternatives:
    """Tells a moderator that a comment waits. `more`: so many do that no mail comes for the next ones."""
    context = {
        "comment": comment,
        "article": comment.record.article,
        "reasons": comment.record.suspicions,
        "appeal": comment.record.appeal,
        "more": more,
        "decide": absolute(reverse("comments:decide", args=[token])),
        "queue": absolute(reverse("admin:comments_comment_changelist")),
    }
    return _letter(f"A comment waits: {comment.record.article.title}", "waiting", moderator.email, context)


def reported(comment: Comment, report, moderator) -> EmailMultiAlternatives:
    """Tells a moderator that a reader reported a comment."""
    queue = absolute(reverse("admin:comments_comment_changelist"))
    article = comment.record.article
    context = {"comment": comment, "article": article, "report": report, "queue": f"{queue}?queue=reported"}
    return _letter(f"A comment was reported: {article.title}", "reported", moderator.email, context)


def outcome(report) -> EmailMultiAlternatives:
    """Tells a reader what came of their report; nobody's words, since anybody may have typed the address."""
    comment = Comment.objects.with_record().get(pk=report.comment_id)
    article = comment.record.article
    context = {
        "article": article,
        "address": absolute(article.get_absolute_url()),
        "reported_at": report.reported_at,
        "upheld": report.state == report.State.UPHELD,
    }
    return _letter(f"Your report of a comment on “{article.title}”", "outcome", report.email, context)


def decision(comment: Comment, token: str) -> EmailMultiAlternatives:
    """Tells a writer what was decided, and why."""
    context = {
        "comment": comment,
        "article": comment.record.article,
        "state": comment.record.state,
        "reason": comment.record.reason,
        "own": absolute(reverse("comments:own", args=[token])),
    }
    return _letter(f"Your comment on “{comment.record.article.title}”", "decision", comment.user_email, context)


def personal_data(email: str, token: str) -> EmailMultiAlternatives:
    """The link to everything that is kept under an address."""
    context = {"address": absolute(reverse("comments:your_data", args=[token]))}
    return _letter(f"What {settings.SITE_NAME} keeps of you", "your_data", email, context)


def _letter(subject: str, template: str, email: str, context: dict) -> EmailMultiAlternatives:
    """A mail out of two templates. A subject is one line, whatever a title holds."""
    context = {**context, "site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    text = render_to_string(f"comments/mail/{template}.txt", context)
    letter = EmailMultiAlternatives(" ".join(subject.split()), text, to=[email])
    letter.attach_alternative(render_to_string(f"comments/mail/{template}.html", context), "text/html")
    letter.extra_headers["Auto-Submitted"] = "auto-generated"
    return letter
