"""Where links to other sites stand. Apps above this one say of their own things by `register`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from ..models import LinkPlace, OutgoingLink
from ..models.link import LONGEST
from .finding import elsewhere

AT_ONCE = 500


@dataclass(frozen=True)
class Place:
    """A place as an editor finds it: what it is called, and the address of its form."""

    words: str
    address: str


class Kind:
    """A kind of thing that leads readers to other sites; `permission` is what somebody needs to change one."""

    name: str
    permission: str

    def read(self) -> Iterator[tuple[int, str]]:
        """Each thing that readers see now, by its number, with each address to which it leads."""
        raise NotImplementedError

    def describe(self, numbers: Collection[int]) -> dict[int, Place]:
        """These things for an editor, in one query; one that is gone is left out."""
        raise NotImplementedError

    def replace(self, number: int, old: str, new: str, user) -> None:
        """Lead from this thing to `new` instead of `old`. Raises `ValidationError` if it may not lead there."""
        raise NotImplementedError


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Let the links of a kind of thing be checked."""
    KINDS[kind.name] = kind


def outgoing(address: str) -> str:
    """The page of another site to which an address leads, as it is stored; "" for one that leads to none."""
    return elsewhere(address, settings.SITE_URL, LONGEST)


def find_places() -> None:
    """Know every link that readers meet now, and forget what they meet no more."""
    for kind in KINDS.values():
        found = {(address, number) for number, text in kind.read() if (address := outgoing(text))}
        _store(kind, found)
    stands = LinkPlace.objects.filter(link=OuterRef("pk"))
    OutgoingLink.objects.filter(~Exists(stands)).delete()


@transaction.atomic
def leave_places(link: OutgoingLink, places: list[LinkPlace]) -> None:
    """Know at once that a link no longer stands there; where the new ones lead is found within the hour."""
    link.places.filter(pk__in=[place.pk for place in places]).delete()
    if not link.places.exists():
        link.delete()


@transaction.atomic
def _store(kind: Kind, found: set[tuple[str, int]]) -> None:
    known = LinkPlace.objects.filter(kind=kind.name).values_list("link__address", "number", "pk")
    stored = {(address, number): pk for address, number, pk in known.iterator()}
    for some in _in_parts([pk for place, pk in stored.items() if place not in found]):
        LinkPlace.objects.filter(pk__in=some).delete()
    for some in _in_parts(sorted(found - stored.keys())):
        _add(kind, some)


def _add(kind: Kind, places: list[tuple[str, int]]) -> None:
    now, addresses = timezone.now(), dict.fromkeys(address for address, _ in places)
    new = [OutgoingLink(address=address, found_at=now, due_at=now) for address in addresses]
    OutgoingLink.objects.bulk_create(new, ignore_conflicts=True)
    links = OutgoingLink.objects.in_bulk(addresses, field_name="address")
    made = [LinkPlace(link=links[address], kind=kind.name, number=number) for address, number in places]
    LinkPlace.objects.bulk_create(made, ignore_conflicts=True)


def _in_parts(rows: list) -> Iterator[list]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


def places_of(links: Iterable[OutgoingLink]) -> dict[int, list[Place]]:
    """Where each of these links stands, by its key: in one query, and one for each kind of thing."""
    rows = list(LinkPlace.objects.filter(link__in=links))
    numbers = defaultdict(set)
    for row in rows:
        numbers[row.kind].add(row.number)
    described = {name: KINDS[name].describe(some) for name, some in numbers.items() if name in KINDS}
    found = defaultdict(list)
    for row in rows:
        if place := described.get(row.kind, {}).get(row.number):
            found[row.link_id].append(place)
    return found
