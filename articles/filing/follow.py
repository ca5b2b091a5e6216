"""Notes which pictures change, and files them anew once, within the same transaction.

Topics and people are linked to a picture row by row; the notes are worked off before the transaction commits, or before
the list of pictures is next read in it.
"""

from django.db import connections
from django.db.models.signals import post_delete, post_save, pre_delete

from gallery.bin.kinds import keep_as
from gallery.bulk import changed_in_bulk
from gallery.models import Photo, PhotoTopic

from ..before_commit import before_commit
from ..models.depiction import Depiction
from ..models.filing import Filing
from . import keeping

# The column of each model that names the picture.
_PICTURE = {Photo: "pk", PhotoTopic: "content_object_id", Depiction: "photo_id"}
_OF_CONCERN = {
    *("date", "date_earliest", "date_latest", "place", "rights", "rights_uri"),
    *("withdrawn_at", "renditions_ready_at"),
}


def connect() -> None:
    """Start to follow; called once, when the app is ready."""
    for model in _PICTURE:
        post_save.connect(_on_change, sender=model, dispatch_uid=f"filing-{model.__name__}")
        changed_in_bulk.connect(_on_bulk, sender=model, dispatch_uid=f"filing-{model.__name__}")
    for model in (PhotoTopic, Depiction):
        post_delete.connect(_on_change, sender=model, dispatch_uid=f"filing-{model.__name__}")
    # What lay in the bin is filed anew when it comes back.
    keep_as(Filing, lambda fields: None)
    pre_delete.connect(_on_deletion, sender=Photo, dispatch_uid="filing-Photo")
    before_commit(catch_up)


def _on_change(sender, instance, using, **kwargs):
    _note(sender, [instance], using)


def _on_bulk(sender, instances, fields, using, **kwargs):
    if sender is not Photo or fields & _OF_CONCERN:
        _note(sender, instances, using)


def _on_deletion(sender, instance, **kwargs):
    keeping.take_out([instance.pk])


def _note(model, instances, using):
    """Outside of a transaction it is written at once."""
    connection = connections[using]
    notes = connection.__dict__.setdefault("filing_notes", set())
    notes.update(getattr(instance, _PICTURE[model]) for instance in instances)
    if not connection.in_atomic_block:
        catch_up(using)


def catch_up(using="default") -> None:
    """File what has been noted."""
    if notes := connections[using].__dict__.pop("filing_notes", None):
        keeping.refile(notes)
