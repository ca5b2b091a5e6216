from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django_comments_xtd import apps as xtd


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = "Discussion"
    default = True

    def ready(self):
        from . import signals  # noqa: F401, PLC0415 (connects its receivers)
        from .groups import make_group  # noqa: PLC0415

        post_migrate.connect(make_group, sender=self)


class Storage(xtd.CommentsXtdConfig):
    """django-comments-xtd as storage alone. Its own `ready` would, at each save of a comment, publish or hide all
    answers to it and count them anew.
    """

    default = False

    def ready(self):
        pass
