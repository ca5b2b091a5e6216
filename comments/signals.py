"""What follows when an article or a comment changes."""

from functools import partial

from django.db.models.signals import post_save, pre_delete
from django.db.transaction import on_commit
from django.dispatch import receiver

from articles.models import Article

from .models import Comment, CommentRecord, CommentReport, State
from .notices import tell_moderators, tell_of_report
from .tasks import tell_followers


@receiver(pre_delete, sender=Article)
def delete_discussion(sender, instance, **kwargs):
    """Nothing of a discussion outlives its article."""
    Comment.objects.for_object(instance).delete()


@receiver(post_save, sender=CommentRecord)
def tell_when_published(sender, instance, raw=False, **kwargs):
    """Followers hear of a comment when it is published for the first time; not of what came from another site."""
    is_new_here = not instance.followers_told_at and not instance.imported_from and not instance.import_ref
    if not raw and instance.state == State.PUBLISHED and is_new_here:
        on_commit(partial(tell_followers.enqueue, instance.pk))


@receiver(post_save, sender=CommentRecord)
def tell_when_waiting(sender, instance, raw=False, **kwargs):
    """Moderators hear of a comment when it first waits for them, and again when its writer objects."""
    is_new_here = not instance.moderators_told_at and not instance.imported_from and not instance.import_ref
    if not raw and instance.state == State.AWAITING_MODERATOR and is_new_here:
        on_commit(partial(tell_moderators.enqueue, instance.pk))


@receiver(post_save, sender=CommentReport)
def tell_when_reported(sender, instance, created, raw=False, **kwargs):
    """Moderators hear of a comment when a reader first reports it; what others add stands in the queue."""
    if created and not raw:
        on_commit(partial(tell_of_report.enqueue, instance.pk))
