"""Prepared changes of published articles: kept, put live, held back, moved, discarded.

A change that cannot go live as it was meant is held back with a sentence; what was written in it stays.
"""

import logging
from functools import partial

import reversion
from django.core.exceptions import ValidationError
from django.db.transaction import atomic, on_commit
from django.utils import timezone
from reversion.models import Version

from gallery.history.recording import keep_first_version
from gallery.history.snapshot import snapshots

from . import readiness
from .models import Article, PreparedChange, RevisionNote
from .models.state import moment_in_words
from .notices import tell_of_held_back
from .versions.prepared import snapshot_of
from .versions.recording import announce, content
from .versions.restoring import now, put_back

logger = logging.getLogger(__name__)

CHANGED = "The article was changed after this change was prepared, and putting it live would take that back."


class HeldBack(Exception):  # noqa: N818 (it is an answer, not a failure)
    """Why a change does not go live; whatever was stored for that is taken back."""


def demand_to_come(moment) -> None:
    """Raises `ValidationError` for a moment that has passed."""
    if moment and moment <= timezone.now():
        message = f"{moment_in_words(moment)} has passed. Choose a later moment, or none: “not yet decided”."
        raise ValidationError({"goes_live_at": message})


@atomic
def keep(article: Article, by, **values) -> PreparedChange:
    """Keep a change of the article, in the place of the one that it has; based on what readers see now."""
    change = PreparedChange.objects.waiting().select_for_update().filter(article_key=article.pk).first()
    change = change or PreparedChange(article_key=article.pk)
    values |= {"article": article, "prepared_by": by, "prepared_at": timezone.now(), "based_on": newest(article)}
    for name, value in values.items():
        setattr(change, name, value)
    _release(change)
    snapshot_of(change.content)
    change.save()
    return change


def newest(article: Article) -> int:
    """The number of the article's newest revision; 0 if it has none."""
    keys = Version.objects.get_for_object(article).order_by("-revision")
    return keys.values_list("revision", flat=True).first() or 0


def was_changed(change: PreparedChange) -> bool:
    """Whether readers see something else than what the change was made of."""
    if newest(change.article) == change.based_on:
        return False
    base = snapshots([change.based_on], Article, change.article_id).get(change.based_on)
    return base is None or content(base) != content(now(change.article))


def put_live(change: PreparedChange, by=None, *, all_the_same=False) -> list[str]:
    """Let readers see the change; sentences about what could not be as it was meant.

    Raises `HeldBack`. With `all_the_same` only what must not be published holds it back: somebody has seen the rest.
    """
    with atomic():
        # In this order everywhere, so that no two wait for each other.
        article = Article.objects.select_for_update().filter(pk=change.article_id).first()
        change = PreparedChange.objects.select_for_update().get(pk=change.pk)
        change.article = article
        if not all_the_same and (words := _why_not(change)):
            raise HeldBack(words)
        if article is None or change.live_at or change.discarded_at:
            raise HeldBack(_why_not(change))
        said = _store(change, by)
        if said and not all_the_same:
            raise HeldBack(" ".join(said))
        if errors := readiness.errors(Article.objects.get(pk=article.pk)):
            raise HeldBack(" ".join(error.words for error in errors))
        _release(change)
        change.live_at = timezone.now()
        change.save()
        return said


def _why_not(change) -> str:
    """What keeps a change from going live before anything of it is stored; "" if nothing."""
    if change.live_at or change.discarded_at:
        return f"{change.in_words}: somebody was faster. Nothing was changed."
    if change.article is None:
        return "The article has been deleted. Put it back from the bin, and this change is with it again."
    if not change.article.is_published:
        return "Readers do not see the article now: it is not published."
    return CHANGED if was_changed(change) else ""


def _store(change, by) -> list[str]:
    """One revision, with what the form of the article would have recorded and told readers."""
    keep_first_version(change.article)
    with reversion.create_revision():
        if by:
            reversion.set_user(by)
        reversion.set_comment((change.note or "A prepared change went live")[:300])
        said = put_back(change.article, snapshot_of(change.content))
        number = announce(change.article) if change.correction or change.is_new_version else None
        if change.correction:
            RevisionNote.objects.create(article=change.article, text=change.correction, version_number=number)
        return said


def put_due_live() -> list[PreparedChange]:
    """Put live each change whose moment has come, one by one; what cannot be is held back, and the editors are told."""
    done = []
    for change in PreparedChange.objects.due().order_by("goes_live_at", "pk"):
        try:
            put_live(change)
        except HeldBack as why:
            hold_back(change, str(why))
        except Exception:
            # It is tried again with the next; the others do not wait for it.
            logger.exception("The prepared change %s could not be put live.", change.pk)
            continue
        done.append(change)
    return done


@atomic
def hold_back(change: PreparedChange, words: str) -> None:
    """Leave it to the editors, who are told once."""
    values = {"held_back_at": timezone.now(), "held_back_because": words}
    if PreparedChange.objects.due().filter(pk=change.pk).update(**values):
        on_commit(partial(tell_of_held_back.enqueue, change.pk))


def move(change: PreparedChange, moment) -> None:
    """Let it go live at another moment, or at none yet. Raises `ValidationError` for one that has passed."""
    demand_to_come(moment)
    _release(change)
    change.goes_live_at = moment
    change.save()


def discard(change: PreparedChange) -> None:
    """It will not go live; what was written stays among the former ones."""
    _release(change)
    change.discarded_at = timezone.now()
    change.save()


def take_up_again(change: PreparedChange) -> None:
    """One that was discarded waits again, without a time."""
    change.discarded_at = change.goes_live_at = None
    change.save()


def _release(change) -> None:
    change.held_back_at, change.held_back_because = None, ""
