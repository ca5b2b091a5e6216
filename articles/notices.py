"""Mails between those who write and those who publish, each sent in the background."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django_tasks import task

from gallery.complaints.letters import letter

from .models import Article, PreparedChange, State
from .models.article import MAY_PUBLISH
from .models.state import in_words, moment_in_words


def publishers() -> list[str]:
    """Whom the site tells: `settings.EDITORS_EMAIL`, or else everybody who may publish."""
    if settings.EDITORS_EMAIL:
        return settings.EDITORS_EMAIL
    backend = "django.contrib.auth.backends.ModelBackend"
    people = get_user_model().objects.with_perm(MAY_PUBLISH, backend=backend).filter(is_active=True, is_staff=True)
    return list(people.exclude(email="").values_list("email", flat=True))


@task()
def tell_editors(article_pk: int) -> None:
    """Tell the editors, one by one, of an article that waits for them, if it still does."""
    article = Article.objects.select_related("submitted_by").filter(pk=article_pk, status=Article.Status.REVIEW).first()
    for address in publishers() if article else ():
        letter(f"To be reviewed: {article.title}", _waiting(article), [address]).send()


def _waiting(article):
    by = article.submitted_by
    return [
        f"{(by.get_full_name() or by.get_username()) if by else 'Somebody'} submits “{article.title}”.",
        article.standfirst,
        f"Read it, write notes beside its blocks, and decide here:\n{_desk(article)}",
    ]


@task()
def tell_submitter(article_pk: int) -> None:
    """Tell whoever submitted an article what has become of it."""
    article = Article.objects.select_related("submitted_by").filter(pk=article_pk).first()
    if article and article.submitted_by and article.submitted_by.email:
        letter(f"{_DECIDED[article.state]}: {article.title}", _decided(article), [article.submitted_by.email]).send()


_DECIDED = {
    State.DRAFT: "Back in your hands",
    State.REVIEW: "In review",
    State.SCHEDULED: "Scheduled",
    State.PUBLISHED: "Published",
    State.UNPUBLISHED: "Unpublished",
}


def _decided(article):
    notes = article.review_notes.filter(resolved_at=None).count()
    return [
        f"Your article “{article.title}”: {in_words(article)}.",
        f"Read it:\n{settings.SITE_URL}{article.get_absolute_url()}" if article.is_published else "",
        f"Notes of the editors that wait for you: {notes}." if notes else "",
        f"The article on the editor's desk:\n{_desk(article)}",
    ]


@task()
def tell_of_held_back(change_pk: int) -> None:
    """Tell the editors of a prepared change whose moment has come and that did not go live, if it still waits."""
    change = PreparedChange.objects.held_back().select_related("article").filter(pk=change_pk).first()
    for address in publishers() if change else ():
        letter(f"Held back: the change of {change.title}", _held_back(change), [address]).send()


def _held_back(change):
    where = _desk(change.article) if change.article else settings.SITE_URL + reverse("admin:gallery_binned_changelist")
    return [
        f"The prepared change of “{change.title}” was to go live {moment_in_words(change.goes_live_at)}, and did not.",
        change.held_back_because,
        f"Nothing that was written is lost. Look at it, and decide here:\n{where}",
    ]


def _desk(article):
    return settings.SITE_URL + reverse("admin:articles_article_change", args=[article.pk])
