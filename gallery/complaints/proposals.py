"""The words that a decision begins with; an editor changes what does not fit."""

from ..models import TakedownRequest

_Kind = TakedownRequest.Kind

_PUBLIC = {
    _Kind.COPYRIGHT: "Withdrawn at the request of whoever holds the right to it.",
    _Kind.PERSON: "Withdrawn at the request of somebody who is seen in it, or of their family.",
    _Kind.CREDIT: "Withdrawn until it is certain what it shows and who made it.",
    _Kind.UNLAWFUL: "Withdrawn because it may not be shown by law.",
    _Kind.OTHER: "Withdrawn at the request of a reader.",
}
_WITHDRAWN = {
    _Kind.COPYRIGHT: "We have no licence or permission that would let us show the picture against the will of whoever "
    "holds the right to it (copyright law).",
    _Kind.PERSON: "Whoever is seen in a picture has a right to their own image, which here outweighs what readers "
    "would learn from it.",
    _Kind.CREDIT: "We could not make sure what the picture shows or who made it, and do not show "
    "what we cannot credit.",
    _Kind.UNLAWFUL: "Showing the picture is against the law that the report names.",
    _Kind.OTHER: "Having looked at it again we prefer not to show the picture.",
}


def public_reason(complaint: TakedownRequest) -> str:
    """What readers are told in the place of the picture. It names nobody."""
    return _PUBLIC[complaint.kind]


def reasons_to_withdraw(complaint: TakedownRequest) -> str:
    return _WITHDRAWN[complaint.kind]


def reasons_to_keep(complaint: TakedownRequest) -> str:
    """By what right it stands here, as it is on file."""
    photo = complaint.photo
    if photo is None:
        return "We have looked at the pages that the report names, and found no picture that it could mean."
    right = photo.licence.title if photo.licence else photo.get_rights_display()
    return f"We have looked at the report and at our files. The picture stands here by this right: {right}."


def reasons_to_correct(complaint: TakedownRequest) -> str:
    return "Thank you: you are right, and what stands with the picture has been put right wherever it is shown."
