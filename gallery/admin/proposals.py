"""What a picture's file says of it, offered to the editor field by field."""

import json
from dataclasses import dataclass

from chronology.historic_date import HistoricDate

from ..models import Photo
from ..rights import CREATIVE_COMMONS, LICENCES, PUBLIC_DOMAIN

_FIELDS = ("title", "caption", "alt_text", "creator", "credit_line", "source_name", "place")
# What is told and fills no field.
TOLD = {"persons": "In the picture", "keywords": "Keywords", "copyright": "Copyright", "terms": "Terms of use"}


@dataclass(frozen=True)
class Proposal:
    """A value for a field; `values` are those that the form's fields get when the editor takes it."""

    field: str
    label: str
    words: str
    values: dict

    @property
    def as_json(self):
        return json.dumps(self.values)


def proposals_for(photo: Photo) -> list[Proposal]:
    """What was found in the file and does not stand in its field already."""
    found = photo.found if isinstance(photo.found, dict) else {}
    proposals = [
        _text(name, found[name]) for name in _FIELDS if found.get(name) and found[name] != getattr(photo, name)
    ]
    if date := _date(photo, found):
        proposals.append(date)
    if found.get("rights_uri") in LICENCES and found["rights_uri"] != photo.rights_uri:
        proposals.append(_licence(found["rights_uri"]))
    return proposals


def told(photo: Photo) -> list[tuple[str, str]]:
    """What the file says that is no field here: names, keywords, notices."""
    return [(label, photo.found[name]) for name, label in TOLD.items() if photo.found.get(name)]


def _text(name, text) -> Proposal:
    return Proposal(name, _label(name), text, {name: text})


def _date(photo, found) -> Proposal | None:
    edtf = found.get("date") or found.get("taken")
    if not edtf or (photo.date and photo.date.edtf == edtf):
        return None
    words = str(HistoricDate.parse(edtf))
    return Proposal("date", _label("date"), words, {"date": words})


def _licence(uri) -> Proposal:
    licence = LICENCES[uri]
    right = Photo.Rights.STATEMENT
    if licence in CREATIVE_COMMONS:
        right = Photo.Rights.CREATIVE_COMMONS
    elif licence in PUBLIC_DOMAIN:
        right = Photo.Rights.PUBLIC_DOMAIN
    return Proposal("rights_uri", _label("rights_uri"), licence.title, {"rights": right, "rights_uri": uri})


def _label(name) -> str:
    return Photo._meta.get_field(name).verbose_name
