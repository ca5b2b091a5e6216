"""What an article is at a moment, by what was decided and by the clock alone."""

from django.db import models
from django.utils import timezone
from django.utils.timezone import localtime


class State(models.TextChoices):
    """What editors call it. `SCHEDULED` and the end of a publication come by themselves, without anything being run."""

    DRAFT = "draft", "Draft"
    REVIEW = "review", "In review"
    SCHEDULED = "scheduled", "Scheduled"
    PUBLISHED = "published", "Published"
    UNPUBLISHED = "unpublished", "Unpublished"


def state_of(article) -> State:
    """The state now: the same as `ArticleQuerySet.in_state` has it for many."""
    if article.status != article.Status.PUBLISHED:
        return State(article.status)
    now = timezone.now()
    if article.unpublish_at and article.unpublish_at <= now:
        return State.UNPUBLISHED
    return State.SCHEDULED if article.publish_at > now else State.PUBLISHED


def in_words(article) -> str:
    """The state as a sentence, with its moments: "Scheduled for Monday 30 November, 08:00 (Budapest time)"."""
    state = state_of(article)
    if state == State.SCHEDULED:
        return f"Scheduled for {moment_in_words(article.publish_at)}{_end(article)}"
    if state == State.PUBLISHED:
        return f"Published since {moment_in_words(article.publish_at)}{_end(article)}"
    if state == State.UNPUBLISHED and article.status == article.Status.PUBLISHED:
        return f"Unpublished since {moment_in_words(article.unpublish_at)}"
    if state == State.REVIEW and article.submitted_at:
        return f"In review since {moment_in_words(article.submitted_at)}"
    return state.label


def _end(article) -> str:
    return f"; taken down {moment_in_words(article.unpublish_at)}" if article.unpublish_at else ""


def moment_in_words(moment) -> str:
    """A moment in the site's time, which is named; the year where it is not this one."""
    here = localtime(moment)
    year = "" if here.year == localtime().year else f" {here.year}"
    return f"{here:%A} {here.day} {here:%B}{year}, {here:%H:%M} ({site_time()})"


def site_time() -> str:
    """The site's time zone in words: "Budapest time", "UTC"."""
    name = timezone.get_default_timezone_name()
    return f"{name.rpartition('/')[2].replace('_', ' ')} time" if "/" in name else name
