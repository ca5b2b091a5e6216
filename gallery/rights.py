"""The rights that a picture can be shown by: licences and rights statements, with their addresses.

Addresses and titles are those of creativecommons.org and rightsstatements.org; the latter are
identifiers and begin with http, not https. A title is never reworded.
"""

from dataclasses import dataclass

from django.utils.text import slugify


@dataclass(frozen=True)
class Licence:
    """A licence or rights statement that has a public address."""

    uri: str
    short: str
    title: str

    @property
    def code(self) -> str:
        """Its name in our own addresses: "cc-by-sa-40", "public-domain", "in-copyright"."""
        return slugify(self.short)


def _creative_commons(code: str, version: str, title: str) -> Licence:
    uri = f"https://creativecommons.org/licenses/{code}/{version}/"
    return Licence(uri, f"CC {code.upper()} {version}", f"Creative Commons {title} {version}")


_ELEMENTS = {
    "by": "Attribution",
    "by-sa": "Attribution-ShareAlike",
    "by-nd": "Attribution-NoDerivatives",
    "by-nc": "Attribution-NonCommercial",
    "by-nc-sa": "Attribution-NonCommercial-ShareAlike",
    "by-nc-nd": "Attribution-NonCommercial-NoDerivatives",
}
CREATIVE_COMMONS = [
    _creative_commons(code, version, title) for version in ("4.0", "3.0", "2.0") for code, title in _ELEMENTS.items()
]
PUBLIC_DOMAIN = [
    Licence("https://creativecommons.org/publicdomain/mark/1.0/", "Public domain", "Public Domain Mark 1.0"),
    Licence("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0", "CC0 1.0 Universal"),
]
_STATEMENTS = {
    "InC": "In Copyright",
    "InC-OW-EU": "In Copyright - EU Orphan Work",
    "InC-EDU": "In Copyright - Educational Use Permitted",
    "InC-NC": "In Copyright - Non-Commercial Use Permitted",
    "InC-RUU": "In Copyright - Rights-holder(s) Unlocatable or Unidentifiable",
    "NoC-CR": "No Copyright - Contractual Restrictions",
    "NoC-NC": "No Copyright - Non-Commercial Use Only",
    "NoC-OKLR": "No Copyright - Other Known Legal Restrictions",
    "NoC-US": "No Copyright - United States",
    "CNE": "Copyright Not Evaluated",
    "UND": "Copyright Undetermined",
    "NKC": "No Known Copyright",
}
STATEMENTS = [
    Licence(f"http://rightsstatements.org/vocab/{code}/1.0/", title, title) for code, title in _STATEMENTS.items()
]

LICENCES = {licence.uri: licence for licence in [*CREATIVE_COMMONS, *PUBLIC_DOMAIN, *STATEMENTS]}


def licence_at(uri: str) -> Licence | None:
    """The licence or statement of an address; one that is not in our list is named by its address."""
    return LICENCES.get(uri) or (Licence(uri, uri.partition("://")[2].strip("/"), uri) if uri else None)


def licence_choices():
    """Choices for a form, in groups; a function, so that a new licence needs no migration."""
    return [
        ("Creative Commons", [(licence.uri, licence.short) for licence in CREATIVE_COMMONS]),
        ("Public domain", [(licence.uri, licence.title) for licence in PUBLIC_DOMAIN]),
        ("Rights statements", [(licence.uri, licence.title) for licence in STATEMENTS]),
    ]
