"""By what right pictures stand here: the groups that readers filter by, and that the ledger of rights is made of.

A group is a Creative Commons licence, a rights statement, the public domain, all permissions, or our own work.
"""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from .models import Photo
from .rights import LICENCES, licence_at

_WITHOUT_LICENCE = {
    Photo.Rights.PERMISSION: ("permission", "Used by permission"),
    Photo.Rights.OWN: ("own-work", "Our own work"),
}


@dataclass(frozen=True)
class Standing:
    """One right that pictures stand by: its name in addresses, in words, and the columns that say it."""

    code: str
    title: str
    rights: str
    rights_uri: str = ""

    @property
    def licence(self):
        """The licence or statement (`gallery.rights.Licence`), or None."""
        return licence_at(self.rights_uri)

    def of(self, photos: QuerySet) -> QuerySet:
        """Those of the pictures that stand by it."""
        return photos.filter(rights=self.rights, rights_uri=self.rights_uri)


def standing_of(rights: str, rights_uri: str) -> Standing:
    """The right that these columns say. Raises KeyError if none is known yet."""
    licence = licence_at(rights_uri)
    code, title = (licence.code, licence.short) if licence else _WITHOUT_LICENCE[rights]
    return Standing(code, title, rights, rights_uri)


def standings(photos: QuerySet) -> dict[Standing, int]:
    """Every right that any of the pictures stands by, with how many do; the most frequent first."""
    rows = photos.order_by().values_list("rights", "rights_uri").annotate(number=Count("pk"))
    counted = [(standing_of(rights, uri), number) for rights, uri, number in rows]
    return dict(sorted(counted, key=lambda pair: (-pair[1], pair[0].title)))


def standing_named(code: str, photos: QuerySet) -> Standing | None:
    """The right of that name: one of our list, or another that some of the pictures stand by."""
    return BY_CODE.get(code) or next((standing for standing in standings(photos) if standing.code == code), None)


def _all() -> list[Standing]:
    """Every right that a picture can stand by."""
    kinds = {
        "creativecommons.org/licenses": Photo.Rights.CREATIVE_COMMONS,
        "creativecommons.org/publicdomain": Photo.Rights.PUBLIC_DOMAIN,
        "rightsstatements.org": Photo.Rights.STATEMENT,
    }
    kind_of = {uri: kind for uri in LICENCES for part, kind in kinds.items() if part in uri}
    return [standing_of(rights, "") for rights in _WITHOUT_LICENCE] + [
        standing_of(kind, uri) for uri, kind in kind_of.items()
    ]


BY_CODE = {standing.code: standing for standing in _all()}
