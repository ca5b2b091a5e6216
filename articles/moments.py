"""What is done when the moments of articles have come.

Readers see an article at its minute without any of this: that is told by the clock. Here is what somebody must do:
stored pages and the search index are made anew, whoever submitted it is told, prepared changes go live. It runs at the
moment by a task that was put off until then, and every hour for what was missed while no worker ran.
"""

from functools import partial

from django.db.models import F, Q
from django.db.transaction import atomic, on_commit
from django.utils import timezone
from django_tasks import task

from .models import Article, PreparedChange
from .notices import tell_submitter
from .preparing import put_due_live


def due():
    """Articles with a moment that has come since they were last followed up."""
    now = timezone.now()
    came = Q(publish_at__lte=now, publish_at__gt=F("followed_up_at"))
    went = Q(unpublish_at__lte=now, unpublish_at__gt=F("followed_up_at"))
    return Article.objects.announced().filter(came | went)


@atomic
def follow_up() -> list[Article]:
    """Follow up what is due, once. Writing to the rows lets stored pages and search documents be made anew."""
    found = list(due().select_for_update())
    Article.objects.filter(pk__in=[article.pk for article in found]).update(followed_up_at=timezone.now())
    for article in found:
        on_commit(partial(tell_submitter.enqueue, article.pk))
    return found


@task()
def follow_up_now() -> None:
    put_due_live()
    follow_up()


def plan_change(change: PreparedChange) -> None:
    """Have a prepared change put live at its moment; call it when that has been stored."""
    if change.goes_live_at and follow_up_now.get_backend().supports_defer:
        on_commit(follow_up_now.using(run_after=change.goes_live_at).enqueue)


def plan(article: Article) -> None:
    """Have the article followed up at each of its moments; call it when they have been stored."""
    if article.status != Article.Status.PUBLISHED:
        return
    on_commit(follow_up_now.enqueue)
    moments = [moment for moment in (article.publish_at, article.unpublish_at) if moment and moment > timezone.now()]
    if follow_up_now.get_backend().supports_defer:
        for moment in moments:
            on_commit(follow_up_now.using(run_after=moment).enqueue)
