from django.db import models
from django_comments_xtd.models import XtdComment


class CommentQuerySet(models.QuerySet):
    def public(self):
        """What every reader may see."""
        return self.filter(is_public=True, is_removed=False)

    def awaiting(self):
        """Written and confirmed, not yet seen by a moderator."""
        return self.filter(is_public=False, is_removed=False)

    def for_object(self, instance):
        """Comments on one article."""
        return self.filter(content_type__model=instance._meta.model_name, object_pk=str(instance.pk))


class Comment(XtdComment):
    """A reader's comment: stored by django-comments-xtd, asked for in the site's own words."""

    objects = CommentQuerySet.as_manager()

    class Meta:
        proxy = True
