"""Nothing of a discussion outlives its article."""

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from articles.models import Article

from .models import Comment


@receiver(pre_delete, sender=Article)
def delete_discussion(sender, instance, **kwargs):
    Comment.objects.for_object(instance).delete()
