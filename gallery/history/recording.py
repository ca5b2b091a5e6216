"""How versions come to be: every save in the admin is one (django-reversion), with who saved it and why."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import reversion
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from reversion.models import Revision, Version
from reversion.revisions import _get_options

BEFORE = "As it was before the first change that was recorded"


def register_fields(model: type, *, leave_out=(), follow=()) -> None:
    """Keep versions of a model with what editors write in it; files are not kept twice."""
    reversion.register(model, exclude=leave_out, follow=follow)


def versions_of(instance: Model):
    """The revisions in which a thing was saved, newest first, each with its `user`."""
    found = Version.objects.get_for_object(instance).values("revision")
    return Revision.objects.filter(pk__in=found).select_related("user").order_by("-pk")


def keep_first_version(instance: Model) -> None:
    """Write down how a thing stands before it is changed for the first time; once there are versions, do nothing."""
    if Version.objects.get_for_object(instance).exists():
        return
    with reversion.create_revision():
        reversion.set_comment(BEFORE)
        reversion.add_to_revision(instance)


@contextmanager
def saving(instance: Model, user, comment: str) -> Iterator[None]:
    """What is saved within is a version, and how the thing was before too. Begin it before the thing is changed."""
    keep_first_version(instance)
    with reversion.create_revision():
        reversion.set_user(user)
        reversion.set_comment(comment)
        yield


def keep_first_versions(model: type[Model], keys: Iterable) -> None:
    """The same for many, in a number of queries that does not grow with them."""
    known = Version.objects.get_for_model(model).filter(object_id__in=map(str, keys))
    missing = set(map(str, keys)) - set(known.values_list("object_id", flat=True))
    record(model, missing, comment=BEFORE)


@transaction.atomic
def record(model: type[Model], keys: Iterable, user=None, comment="") -> None:
    """A version of each of these, on topics or not, as they are stored now; each is a revision of its own."""
    things = list(model._base_manager.filter(pk__in=list(keys)).order_by("pk"))
    now = timezone.now()
    new = [Revision(date_created=now, user=user, comment=comment) for _ in things]
    revisions = dict(zip([thing.pk for thing in things], Revision.objects.bulk_create(new, 500), strict=True))
    rows = [(thing, revisions[thing.pk]) for thing in things]
    rows += [(place, revisions[place.content_object_id]) for place in _topic_places(model, things)]
    Version.objects.bulk_create([_version(row, revision) for row, revision in rows], 500)


def _topic_places(model, things):
    """The rows that say on which topics these are."""
    if not hasattr(model, "topics"):
        return ()
    return model.topics.through.objects.filter(content_object__in=things).select_related("tag", "content_object")


def _version(row: Model, revision: Revision) -> Version:
    """As reversion would write it down."""
    data = serializers.serialize("json", [row], fields=_get_options(type(row)).fields)
    return Version(
        revision=revision,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        db=row._state.db,
        format="json",
        serialized_data=data,
        object_repr=str(row),
    )
