"""What may be decided about an article: submit, give back, publish, schedule, unpublish.

A decision changes an article that its caller then saves. Who may not decide, or asks for what cannot be, is told in a
`ValidationError` that names the field.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from .models import Article, State
from .models.article import MAY_PUBLISH
from .models.state import in_words, moment_in_words


def submit(article, by):
    """Let the editors see it."""
    article.status = Article.Status.REVIEW
    article.submitted_by, article.submitted_at = by, timezone.now()


def give_back(article, by):
    """Let its writer go on."""
    article.status = Article.Status.DRAFT


def publish_now(article, by):
    """Public from this moment, or as of a moment that has passed; an end that has passed is over."""
    now = timezone.now()
    if article.publish_at is None or article.publish_at > now:
        article.publish_at = now
    if article.unpublish_at and article.unpublish_at <= now:
        article.unpublish_at = None
    article.status = Article.Status.PUBLISHED


def schedule(article, by):
    """Public from the moment that is given, which must be to come."""
    if article.publish_at is None:
        raise ValidationError({"publish_at": "Say from when readers are to see it."})
    if article.publish_at <= timezone.now():
        message = f"{moment_in_words(article.publish_at)} has passed: the article would be public at once. "
        message += "Choose a later moment, or press “Publish now”."
        raise ValidationError({"publish_at": message})
    article.status = Article.Status.PUBLISHED


def unpublish(article, by):
    """Off the site at once; one that was never public is a draft again."""
    was_public = article.first_published_at and article.first_published_at <= timezone.now()
    article.status = Article.Status.UNPUBLISHED if was_public else Article.Status.DRAFT


@dataclass(frozen=True)
class Decision:
    """A button: its name in the form, its words, in which states it is offered, and what it does."""

    name: str
    label: str
    states: frozenset[State]
    carry_out: Callable
    of_editors: bool = True


_WRITTEN = frozenset({State.DRAFT, State.REVIEW, State.UNPUBLISHED})
DECISIONS = [
    Decision("_submit", "Submit for review", frozenset({State.DRAFT}), submit, of_editors=False),
    Decision("_give_back", "Give back to the writer", frozenset({State.REVIEW}), give_back),
    Decision("_publish", "Publish now", _WRITTEN | {State.SCHEDULED}, publish_now),
    Decision("_schedule", "Schedule", _WRITTEN, schedule),
    Decision("_cancel", "Cancel the schedule", frozenset({State.SCHEDULED}), unpublish),
    Decision("_unpublish", "Unpublish", frozenset({State.PUBLISHED}), unpublish),
]
BY_NAME = {decision.name: decision for decision in DECISIONS}
# Those after which readers will see the article.
PUBLISHES = {"_publish", "_schedule"}


def offered(state: State, user) -> list[Decision]:
    """What this person may decide about an article in this state."""
    is_editor = user.has_perm(MAY_PUBLISH)
    return [decision for decision in DECISIONS if state in decision.states and (is_editor or not decision.of_editors)]


def decide(article: Article, state: State, name: str, by) -> None:
    """Carry out the decision of this name on an article that is stored in `state`.

    Raises `ValidationError` where this person may not, or where the article is no longer in a state for it.
    """
    decision = BY_NAME[name]
    if decision.of_editors and not by.has_perm(MAY_PUBLISH):
        raise ValidationError("Only editors publish. Submit the article for review, and they are told of it.")
    if state not in decision.states:
        message = f"“{decision.label}” is not possible: the article is {state.label.lower()}, since somebody was "
        raise ValidationError(
            message + "faster or this page is of yesterday. Nothing was changed; look, and try again."
        )
    decision.carry_out(article, by)


def leave(article: Article, state: State) -> None:
    """Save without a decision. Raises `ValidationError` if that alone would publish or hide the article."""
    if article.status != Article.Status.PUBLISHED:
        return
    now = timezone.now()
    if state == State.SCHEDULED and article.publish_at is None:
        raise ValidationError({"publish_at": "It is scheduled: give a moment, or press “Cancel the schedule”."})
    if state == State.SCHEDULED and article.publish_at <= now:
        message = "This moment has passed: the article would be public at once. Press “Publish now” if you want that."
        raise ValidationError({"publish_at": message})
    if state == State.PUBLISHED and article.publish_at and article.publish_at > now:
        message = "It is public now, and would be hidden until then. Press “Unpublish” first if you want that."
        raise ValidationError({"publish_at": message})


def told(article: Article) -> str:
    """What a decision came to, for who decided."""
    return f"“{article}”: {in_words(article)[:1].lower()}{in_words(article)[1:]}."
