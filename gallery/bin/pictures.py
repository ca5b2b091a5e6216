"""Pictures in the bin: their private files stay, and their public ones are made again when they are put back."""

from functools import partial

from django.db.models import Q
from django.db.transaction import on_commit

from ..models import BinnedRow, Photo
from ..models.photo import private_storage
from ..tasks import make_renditions
from .kinds import Kind

FILES = ("original", "rights_evidence")


class Pictures(Kind):
    is_back = "is back. Its copies for readers are being made, which takes a moment."

    def prepare(self, photo):
        photo.rendition_key, photo.rendition_sizes, photo.renditions_ready_at = "", {}, None
        if private_storage().exists(photo.original.name):
            return []
        return ["Its file is no longer in the private storage. Replace it, or put the file back from a backup."]

    def restored(self, photo):
        on_commit(partial(make_renditions.enqueue, photo.pk))

    def erased(self, fields):
        names = {fields[name] for name in FILES if fields.get(name)}
        on_commit(partial(_delete, names))


def kept_files(names: set[str]) -> set[str]:
    """Those of these private files that lie in the bin with their picture."""
    rows = BinnedRow.objects.filter(model="gallery.photo", what=BinnedRow.What.DELETED)
    held = rows.filter(Q(fields__original__in=list(names)) | Q(fields__rights_evidence__in=list(names)))
    return {fields.get(name) for fields in held.values_list("fields", flat=True) for name in FILES} & names


def _delete(names: set[str]) -> None:
    used = Photo.objects.filter(Q(original__in=names) | Q(rights_evidence__in=names))
    spared = {name for pair in used.values_list(*FILES) for name in pair}
    for name in names - spared:
        private_storage().delete(name)
