"""The group that may moderate, made with the database: people are put into it in the admin."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

NAME = "Moderators"
PERMISSIONS = [
    "django_comments.can_moderate",  # see the queue, and decide
    "comments.view_defencerule",
    "comments.add_defencerule",
    "comments.change_defencerule",
    "comments.delete_defencerule",
    "comments.view_sitepolicy",
]


def make_group(using, apps=installed, **kwargs):
    """After a migration: the group, unless it is there. One that is there is left as somebody wants it."""
    try:
        groups, permissions = (apps.get_model("auth", name).objects.using(using) for name in ("Group", "Permission"))
        for label in {name.partition(".")[0] for name in PERMISSIONS}:
            create_permissions(installed.get_app_config(label), verbosity=0, using=using, apps=apps)
    except LookupError:  # the tables are not there, or not yet
        return
    group, is_new = groups.get_or_create(name=NAME)
    for name in PERMISSIONS if is_new else ():
        app, _, codename = name.partition(".")
        group.permissions.add(*permissions.filter(content_type__app_label=app, codename=codename))
