from django.apps import AppConfig
from django_comments_xtd import apps as xtd

from articles import replies


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = "Discussion"
    default = True

    def ready(self):
        from . import signals  # noqa: F401, PLC0415 (connects its receivers)
        from .bin import keep_discussions  # noqa: PLC0415 (needs the models)
        from .latest import count_by_article  # noqa: PLC0415

        replies.count_with(count_by_article)
        keep_discussions()


class Storage(xtd.CommentsXtdConfig):
    """django-comments-xtd as storage alone. Its own `ready` would, at each save of a comment, publish or hide all
    answers to it and count them anew.
    """

    default = False

    def ready(self):
        pass
