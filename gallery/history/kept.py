"""What a version of each kind of thing in the gallery holds."""

from ..models import Album, AlbumPhoto, Photo, PhotoTopic, Topic
from .parts import Parts
from .recording import register_fields

# Of a picture: what is read from its file or made of it, and what has a record of its own. Files are not kept twice.
NOT_WRITTEN = (
    "original",
    "rights_evidence",
    "file_format",
    "content_hash",
    "width",
    "height",
    "placeholder",
    "rendition_key",
    "rendition_sizes",
    "renditions_ready_at",
    "problem",
    "fingerprint",
    "found",
    "withdrawn_at",
    "withdrawal_reason",
    "withdrawal_authority",
    "withdrawal_reference",
)
OF_ALBUM = (Parts("Pictures", AlbumPhoto, "album", "photo", "caption"),)


def start() -> None:
    register_fields(Photo, leave_out=NOT_WRITTEN, follow=["topic_places"])
    register_fields(Album, follow=["places"])
    for model in (PhotoTopic, AlbumPhoto, Topic):
        register_fields(model)
