"""XMP: a small RDF document inside the file. Parsed by defusedxml, which allows no entities."""

from defusedxml import ElementTree
from PIL import Image

# An honest packet has a few kilobytes; a history of edits may have some hundred.
MOST_BYTES = 1_000_000

_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_CC = "{http://creativecommons.org/ns#}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

# Our names with the properties that give them, the better first.
_PROPERTIES = {
    "title": [_DC + "title", _PHOTOSHOP + "Headline"],
    "caption": [_DC + "description", _CORE + "ExtDescrAccessibility"],
    "alt_text": [_CORE + "AltTextAccessibility"],
    "creator": [_DC + "creator"],
    "credit_line": [_PHOTOSHOP + "Credit"],
    "source_name": [_PHOTOSHOP + "Source"],
    "date": [_PHOTOSHOP + "DateCreated"],
    "rights_uri": [_CC + "license", _RIGHTS + "WebStatement"],
    "copyright": [_DC + "rights"],
    "terms": [_RIGHTS + "UsageTerms"],
    "persons": [_EXTENSION + "PersonInImage"],
    "keywords": [_DC + "subject"],
}
_PLACE = (_CORE + "Location", _PHOTOSHOP + "City", _PHOTOSHOP + "Country")


def read(image: Image.Image) -> dict[str, str]:
    """What the packet says, by the names of `gallery.metadata.LENGTHS`; raises whatever a broken one makes it raise."""
    packet = _packet(image)
    if not packet or len(packet) > MOST_BYTES:
        return {}
    values = _values(ElementTree.fromstring(packet))
    found = {name: _first(values, properties) for name, properties in _PROPERTIES.items()}
    found["place"] = ", ".join(_first(values, [name]) for name in _PLACE if values.get(name))
    return {name: text for name, text in found.items() if text}


def _packet(image) -> bytes:
    packet = image.info.get("xmp") or b""
    return (packet.encode() if isinstance(packet, str) else packet).strip(b"\0 \n")


def _values(root) -> dict[str, list[str]]:
    """The texts of every property, whether it stands as an element, as a list, or as an attribute."""
    values: dict[str, list[str]] = {}
    for element in root.iter():
        for name, text in element.attrib.items():
            values.setdefault(name, [text])
        if not element.tag.startswith(_RDF):
            values.setdefault(element.tag, _texts(element))
    return values


def _texts(element) -> list[str]:
    """An element's texts; of several languages only the one that stands for all."""
    items = list(element.iter(_RDF + "li"))
    default = [item for item in items if item.get(_LANGUAGE) == "x-default"]
    if element.find(_RDF + "Alt") is not None:
        items = (default or items)[:1]
    texts = [item.text for item in items] or [element.get(_RDF + "resource") or element.text]
    return [text for text in texts if text and text.strip()]


def _first(values, properties) -> str:
    return next((", ".join(values[name]) for name in properties if values.get(name)), "")
