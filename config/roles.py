"""The three groups that people are put into, made with the database.

Each names its permissions; `app.*` is everything in an app. Who may do all of it and looks after people is a superuser.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions


@dataclass(frozen=True)
class Role:
    """A group by its name, and patterns of the permissions that it has."""

    name: str
    may: list[str]

    def includes(self, permission: str) -> bool:
        return any(fnmatchcase(permission, pattern) for pattern in self.may)


def _write(app: str, *models: str) -> list[str]:
    """See, add, change and delete the rows of these models."""
    return [f"{app}.{action}_{model}" for model in models for action in ("view", "add", "change", "delete")]


# What an article is made of.
BLOCKS = [
    "prose",
    "heading",
    "picture",
    "picturegroup",
    "pullquote",
    "excerpt",
    "cast",
    "chronologyblock",
    "contestedfact",
    "seealso",
]

EDITORS = Role("Editors", ["articles.*", "gallery.*", "sidebar.*", "addresses.*", "admin.view_logentry"])

MODERATORS = Role(
    "Moderators",
    [
        "django_comments.can_moderate",  # see the queue, and decide
        *_write("comments", "defencerule"),
        "comments.view_sitepolicy",
    ],
)

CONTRIBUTORS = Role(
    "Contributors",
    [
        *_write("articles", "article", "authorship", *BLOCKS),
        *(f"articles.view_{model}" for model in ("author", "event", "keyfigure", "series", "source")),
        "articles.add_source",
        "gallery.view_photo",
        "gallery.add_photo",
        "gallery.view_topic",
    ],
)

ROLES = [EDITORS, MODERATORS, CONTRIBUTORS]


def make_groups(using, apps=installed, **kwargs):
    """After a migration: each group, unless it is there. One that is there is left as somebody wants it: it gets
    nothing but permissions that did not exist before.
    """
    try:
        groups, permissions = (apps.get_model("auth", name).objects.using(using) for name in ("Group", "Permission"))
        known = set(permissions.values_list("pk", flat=True))
        _make_permissions(using, apps)
    except LookupError:  # the tables are not there, or not yet
        return
    every = list(permissions.select_related("content_type"))
    for role in ROLES:
        group, is_new = groups.get_or_create(name=role.name)
        given = every if is_new else [permission for permission in every if permission.pk not in known]
        group.permissions.add(*(permission for permission in given if role.includes(_label(permission))))


def _label(permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def _make_permissions(using, apps):
    """Django makes them app by app, and these groups need those of many."""
    for label in {pattern.partition(".")[0] for role in ROLES for pattern in role.may}:
        create_permissions(installed.get_app_config(label), verbosity=0, using=using, apps=apps)
