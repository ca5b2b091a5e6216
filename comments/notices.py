"""Mails to moderators and from them to writers, each sent in the background."""

from django.contrib.auth import get_user_model
from django.utils import timezone
from django_tasks import task

from gallery.limits import count

from . import mail
from .deciding import deciding_token
from .models import Comment, CommentRecord, CommentReport, State
from .models.seen import unseen
from .personal_data import collect
from .secrets import own_token
from .tasks import tell_followers

HOUR = 3600  # seconds
MAILS_AN_HOUR = 20


def moderators():
    """Everybody who may moderate and has an e-mail address."""
    backend = "django.contrib.auth.backends.ModelBackend"
    people = get_user_model().objects.with_perm("django_comments.can_moderate", backend=backend)
    return people.filter(is_active=True, is_staff=True).exclude(email="")


@task()
def tell_moderators(comment_pk: int) -> None:
    """Once for each comment, and not more often than somebody can read: in a flood the last mail says so."""
    untold = CommentRecord.objects.filter(pk=comment_pk, state=State.AWAITING_MODERATOR, moderators_told_at=None)
    with unseen():
        is_untold = untold.update(moderators_told_at=timezone.now())
    if not is_untold:
        return
    so_many = count("mails-to-moderators", HOUR)
    if so_many <= MAILS_AN_HOUR:
        for moderator in moderators():
            tell_moderator.enqueue(moderator.pk, comment_pk, so_many == MAILS_AN_HOUR)


@task()
def tell_moderator(user_pk: int, comment_pk: int, more: bool) -> None:
    """Tell one of them, with a link that decides in their name."""
    moderator = moderators().filter(pk=user_pk).first()
    comment = Comment.objects.awaiting().with_record().filter(pk=comment_pk).first()
    if moderator and comment:
        mail.waiting(comment, moderator, deciding_token(comment_pk, user_pk), more).send()


@task()
def tell_of_report(report_pk: int) -> None:
    """Tell all moderators of the first report on a comment; of no more in an hour than they can read."""
    report = CommentReport.objects.filter(pk=report_pk, state=CommentReport.State.OPEN).first()
    if report and not _reported_before(report) and count("mails-of-reports", HOUR) <= MAILS_AN_HOUR:
        comment = Comment.objects.with_record().get(pk=report.comment_id)
        for moderator in moderators():
            mail.reported(comment, report, moderator).send()


def _reported_before(report) -> bool:
    return CommentReport.objects.filter(comment=report.comment_id, state=report.state, pk__lt=report.pk).exists()


@task()
def tell_of_outcome(report_pks: list[int]) -> None:
    """Tell those who reported comments, and left an address for it, what came of it."""
    for report in CommentReport.objects.filter(pk__in=report_pks).exclude(email="").order_by("pk"):
        tell_reporter.enqueue(report.pk)


@task()
def tell_reporter(report_pk: int) -> None:
    """Tell one of them. That was what the address was for, so it is forgotten."""
    report = CommentReport.objects.filter(pk=report_pk).exclude(email="").first()
    if report and report.state != CommentReport.State.OPEN:
        mail.outcome(report).send()
        CommentReport.objects.filter(pk=report_pk).update(email="")


@task()
def tell_of_decision(comment_pks: list[int]) -> None:
    """Tell followers of what was published for the first time, and writers of what was decided."""
    for comment in Comment.objects.filter(pk__in=comment_pks).with_record():
        record = comment.record
        if record.state == State.PUBLISHED and not (record.imported_from or record.import_ref):
            tell_followers.enqueue(comment.pk)
        if record.confirmed_at and comment.user_email and record.state in TOLD:
            tell_writer.enqueue(comment.pk)


# Who sends spam is not told that it was found out.
TOLD = {State.PUBLISHED, State.REFUSED, State.REMOVED}


@task()
def tell_writer(comment_pk: int) -> None:
    """Tell a writer who confirmed their address, by a mail with their private link."""
    comment = Comment.objects.with_record().get(pk=comment_pk)
    if comment.user_email and comment.record.state in TOLD:
        mail.decision(comment, own_token(comment)).send()


@task()
def send_personal_data(email: str, token: str) -> None:
    """The link to what is kept under an address; no mail if nothing is."""
    if collect(email):
        mail.personal_data(email, token).send()
