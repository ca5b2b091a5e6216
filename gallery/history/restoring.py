"""Putting a former version back: what can no longer be put back is said in sentences, and everything else is."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models, transaction

from ..models import Photo, Topic
from .fields import is_told
from .parts import Parts
from .snapshot import Snapshot


def put_back(instance: models.Model, snapshot: Snapshot, parts: Iterable[Parts] = ()) -> list[str]:
    """Let a thing say again what it said then; sentences about what stays as it is.

    Raises `ValidationError` if the whole contradicts what is there today; nothing is changed then.
    """
    fields = [field for field in snapshot.root.model._meta.get_fields() if is_told(field)]
    with transaction.atomic():
        kept = [sentence for field in fields if (sentence := _put_field_back(instance, field, snapshot.root.fields))]
        instance.full_clean()
        instance.save()
        kept += [sentence for field in fields if (sentence := _put_list_back(instance, field, snapshot.root.fields))]
        if hasattr(instance, "topics"):
            kept += put_topics_back(instance, snapshot, type(instance).topics.through)
        return kept + [sentence for rows in parts for sentence in rows.put_back(instance, snapshot)]


def _put_field_back(instance, field, fields) -> str:
    if field.name not in fields or field.many_to_many:
        return ""
    value = fields[field.name]
    if field.is_relation and value is not None:
        related = field.related_model._base_manager.filter(pk=value).first()
        if related is None:
            return f"{_name(field)}: what stood there no longer exists, so it stays as it is."
        setattr(instance, field.name, related)
        return withdrawn(related)
    setattr(instance, field.attname, field.to_python(value))
    return ""


def _put_list_back(instance, field, fields) -> str:
    if not field.many_to_many or field.name not in fields:
        return ""
    rows = list(field.related_model._base_manager.filter(pk__in=fields[field.name]))
    getattr(instance, field.name).set(rows)
    gone = len(fields[field.name]) - len(rows)
    return f"{_name(field)}: {gone} of them no longer exist." if gone else ""


def put_topics_back(instance, snapshot: Snapshot, through: type) -> list[str]:
    """The topics that a version had; those that were deleted since are named by their number."""
    wanted = {record.fields["tag"] for record in snapshot.of_model(through)}
    topics = list(Topic.objects.filter(pk__in=wanted))
    instance.topics.set(topics)
    gone = len(wanted) - len(topics)
    return [f"{gone} of the topics of that version no longer exist."] if gone else []


def withdrawn(row) -> str:
    """What an editor is told of a picture that is put back and withdrawn."""
    if isinstance(row, Photo) and row.is_withdrawn:
        return f"“{row}” has been withdrawn since: readers see that sentence in its place."
    return ""


def sentences(error: ValidationError) -> str:
    return " ".join(error.messages)


def _name(field) -> str:
    name = str(field.verbose_name)
    return name[:1].upper() + name[1:]
