"""What readers may see of a difference: nothing of a picture that may not be shown, nor of another article."""

from dataclasses import replace

from ..models import SeeAlso
from .difference import Difference, PartChange


def for_readers(found: Difference) -> Difference:
    """That an editor moved a withdrawn picture is told, but none of the words that stood under it."""
    return Difference(found.fields, [_seen(part) for part in found.parts])


def _seen(part: PartChange) -> PartChange:
    rows = [_seen(row) for row in part.rows]
    if part.model is SeeAlso:
        return replace(part, title="", fields=[])
    if any(photo is not None and not photo.may_be_shown for photo in part.photos):
        return replace(part, title="a picture that is not shown", fields=[], photos=(), rows=rows)
    return replace(part, photos=(), rows=rows)
