"""The credit that travels inside a picture's file: an XMP packet.

Properties are those of the IPTC Photo Metadata Standard and of Google's image licence metadata.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
}


@dataclass(frozen=True)
class Credit:
    """What a picture's file says of itself; an empty string leaves a property out."""

    title: str = ""
    creator: str = ""
    credit: str = ""
    source: str = ""
    rights: str = ""
    usage_terms: str = ""
    web_statement: str = ""
    alt_text: str = ""

    def packet(self) -> bytes:
        """The XMP packet, UTF-8."""
        properties = "".join(
            [
                _language_alternative("dc:title", self.title),
                _list("dc:creator", self.creator),
                _language_alternative("dc:rights", self.rights),
                _simple("photoshop:Credit", self.credit),
                _simple("photoshop:Source", self.source),
                _simple("xmpRights:WebStatement", self.web_statement),
                _language_alternative("xmpRights:UsageTerms", self.usage_terms),
                _licensor(self.web_statement),
                _language_alternative("Iptc4xmpCore:AltTextAccessibility", self.alt_text),
            ]
        )
        return _packet(properties).encode()


def _packet(properties: str) -> str:
    namespaces = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in _NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{namespaces}>{properties}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def _text(value: str) -> str:
    """Escaped for XML, without the control characters that XML cannot hold."""
    return escape("".join(letter for letter in value if letter >= " " or letter in "\n\t"))


def _simple(name: str, value: str) -> str:
    return f"<{name}>{_text(value)}</{name}>" if value else ""


def _list(name: str, value: str) -> str:
    return f"<{name}><rdf:Seq><rdf:li>{_text(value)}</rdf:li></rdf:Seq></{name}>" if value else ""


def _language_alternative(name: str, value: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{_text(value)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if value else ""


def _licensor(page: str) -> str:
    if not page:
        return ""
    licensor = f'<rdf:li rdf:parseType="Resource"><plus:LicensorURL>{_text(page)}</plus:LicensorURL></rdf:li>'
    return f"<plus:Licensor><rdf:Seq>{licensor}</rdf:Seq></plus:Licensor>"
