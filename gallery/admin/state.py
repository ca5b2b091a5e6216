"""What an editor must know of a picture: how far its files are, and what it still lacks."""

from ..darkroom import needs_developing
from ..models import Photo

LACKS = {
    "alt": "alternative text",
    "credit": "credit",
    "rights": "right",
    "date": "date",
}


def state_of(photo: Photo) -> str:
    """In words how far its files are."""
    if photo.is_withdrawn:
        return "Withdrawn, its file erased" if photo.is_erased else "Withdrawn"
    if photo.problem:
        return photo.problem
    if not photo.is_ready:
        return "Being prepared"
    return "Waiting to be made anew" if needs_developing(photo) else "Ready"


def lacks_of(photo: Photo) -> list[str]:
    """What it still lacks, in words; readers do not see one that lacks a right."""
    lacking = {
        "rights": not photo.has_known_rights,
        "alt": not photo.alt_text and not photo.is_decorative,
        "credit": not photo.credit_line,
        "date": not photo.date,
    }
    return [LACKS[name] for name, is_lacking in lacking.items() if is_lacking]


def file_facts(photo: Photo) -> str:
    """Type and size of the original; "" while there is none."""
    return f"{photo.file_format}, {photo.width} × {photo.height} pixels" if photo.original else ""
