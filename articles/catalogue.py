"""The pictures that readers look through: narrowed by decade, topic, person, place and right, each way counted.

What has been chosen stands in the address (`?decade=1950s&topic=hungary`), so every choice is a link.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from chronology.historic_date import HistoricDate
from gallery.models import Photo, Topic
from gallery.standing import standing_named, standing_of

from .filing.follow import catch_up
from .filing.places import ALL, right
from .models import Filing, FilingCount, KeyFigure

# More choices of one kind than this do not help; those with most pictures are offered.
OFFERED = 60
# Of more pictures than this a page is found by going through all in their order; of fewer by sorting them.
MANY = 1_000

ORDERS = {"date": "By date", "newest": "Newest here first"}

# What is offered: the value in addresses, its words, and how many pictures.
Found = Iterable[tuple[str, str, int]]
Numbers = dict[str, int]


@dataclass(frozen=True)
class Choice:
    """One way to narrow the list: its words, how many pictures it leaves, and the query string that takes it."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A kind of choice. `filed` tells under what pictures of a value are filed (see `articles/filing`), None if under
    nothing of its own; `offer` gives what was filed its words, in the order of the list.
    """

    name: str
    title: str
    filed: Callable[[str], str | None]
    offer: Callable[[Numbers], Found]


def _decade(value):
    return value if value.endswith("0s") and value[:-1].isascii() and value[:-1].isdigit() else ""


def _decades(numbers):
    return [(value, str(HistoricDate.parse(f"{value[:3]}X")), numbers[value]) for value in sorted(numbers)]


def _topic(value):
    return _key_of(Topic, value)


def _topics(numbers):
    return _named(Topic, numbers, "name")


def _person(value):
    return _key_of(KeyFigure, value)


def _people(numbers):
    return _named(KeyFigure, numbers, "sort_name", "name")


def _key_of(model, slug) -> str:
    return str(model.objects.filter(slug=slug).values_list("pk", flat=True).first() or "")


def _named(model, numbers, order, label=None) -> Found:
    """The rows of these keys in the order of their names."""
    rows = model.objects.filter(pk__in=numbers).order_by().values_list("pk", "slug", label or order, order)
    found = sorted(rows, key=lambda row: row[3].casefold())
    return [(slug, name, numbers[str(pk)]) for pk, slug, name, _ in found]


def _place(value):
    """Pictures are filed under the last words of a place: "Parliament, Budapest" under "Budapest"."""
    return None if ", " in value else value


def _places(numbers):
    return [(place, place, number) for place, number in sorted(numbers.items())]


def _licence(value):
    standing = standing_named(value, Photo.objects.listed())
    return right(standing.rights, standing.rights_uri) if standing else ""


def _licences(numbers):
    rights = [(standing_of(*value.split(" ", 1)), number) for value, number in numbers.items()]
    in_order = sorted(rights, key=lambda pair: (-pair[1], pair[0].title))
    return [(standing.code, standing.title, number) for standing, number in in_order]


FACETS = [
    Facet("decade", "Decade", _decade, _decades),
    Facet("topic", "Topic", _topic, _topics),
    Facet("person", "Person", _person, _people),
    Facet("place", "Place", _place, _places),
    Facet("licence", "Licence", _licence, _licences),
]


class Catalogue:
    """The listed pictures, narrowed and ordered as the query (a dict or QueryDict) asks."""

    def __init__(self, query):
        # PostgreSQL takes no NUL in a text, and no value of ours has one.
        asked = {facet.name: query.get(facet.name, "").replace("\0", "").strip() for facet in FACETS}
        self.chosen = {name: value for name, value in asked.items() if value}
        self.order = query.get("sort") if query.get("sort") in ORDERS else "date"

    @cached_property
    def photos(self) -> QuerySet:
        narrowed = self._narrowed(self._filed)
        return narrowed.by_date() if self.order == "date" else narrowed.order_by("-created_at", "-pk")

    @cached_property
    def count(self) -> int:
        """How many pictures fit; kept for all of them and for a single choice."""
        beside = self._kept_beside(self._filed)
        return self.photos.order_by().count() if beside is None else _numbers_beside(beside, *ALL).get("", 0)

    @cached_property
    def _filed(self) -> dict[str, str | None]:
        """Under what the pictures of each choice are filed."""
        catch_up()
        return {facet.name: facet.filed(self.chosen[facet.name]) for facet in FACETS if facet.name in self.chosen}

    def _narrowed(self, filed) -> QuerySet:
        """The pictures that fit these choices."""
        photos, beside = Photo.objects.listed(), self._kept_beside(filed)
        is_of_many = beside not in (None, ALL) and self.count > MANY
        for facet, value in filed.items():
            photos = photos.filter(_at(self.chosen[facet]) if value is None else _under(facet, value, is_of_many))
        return photos

    @staticmethod
    def _kept_beside(filed) -> tuple[str, str] | None:
        """The one choice, or that of all, beside which counts are kept; None if they have to be counted."""
        if len(filed) > 1 or None in filed.values():
            return None
        return next(iter(filed.items()), ALL)

    @cached_property
    def facets(self) -> list[tuple[Facet, list[Choice]]]:
        """Each kind of choice with all that it offers beside the other choices."""
        return [(facet, [*self._choices(facet)]) for facet in FACETS]

    def _numbers(self, facet) -> Numbers:
        """How many pictures fit each choice of a kind beside the choices of the other kinds, those with most."""
        others = {name: value for name, value in self._filed.items() if name != facet.name}
        if (beside := self._kept_beside(others)) is not None:
            return _numbers_beside(beside, facet.name)
        filings = Filing.objects.filter(facet=facet.name, photo__in=self._narrowed(others).order_by().values("pk"))
        counted = filings.values_list("value").annotate(number=Count("pk"))
        return dict(counted.order_by("-number", "value")[:OFFERED])

    def _choices(self, facet):
        for value, label, number in facet.offer(self._numbers(facet)):
            is_chosen = self.chosen.get(facet.name) == value
            yield Choice(label, number, self.query(**{facet.name: "" if is_chosen else value}), is_chosen)

    @property
    def choices_made(self) -> list[tuple[str, str, str]]:
        """What has been chosen: the facet's title, the words of the choice, and the query without it."""
        made = []
        for facet, choices in self.facets:
            if facet.name in self.chosen:
                words = next((choice.label for choice in choices if choice.is_chosen), self.chosen[facet.name])
                made.append((facet.title, words, self.query(**{facet.name: ""})))
        return made

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """The orders to choose from: words, query, and whether it is this one."""
        return [(words, self.query(sort=order), order == self.order) for order, words in ORDERS.items()]

    def query(self, **changes) -> str:
        """The query string of this list with changes, without its page: "?topic=hungary", or "" for all."""
        values = {**self.chosen, "sort": "" if self.order == "date" else self.order, **changes}
        values = {name: "" if (name, value) == ("sort", "date") else value for name, value in values.items()}
        asked = urlencode({name: value for name, value in values.items() if value})
        return f"?{asked}" if asked else ""


def _numbers_beside(beside: tuple[str, str], facet: str, value: str | None = None) -> Numbers:
    """The kept counts of a kind of choice beside another choice; the highest."""
    kept = FilingCount.objects.filter(beside_facet=beside[0], beside_value=beside[1], facet=facet, number__gt=0)
    kept = kept if value is None else kept.filter(value=value)
    return dict(kept.order_by("-number", "value").values_list("value", "number")[:OFFERED])


def _under(facet: str, value: str, is_of_many: bool) -> Exists | Q:
    """Filed under a choice."""
    filings = Filing.objects.filter(facet=facet, value=value)
    return Exists(filings.filter(photo=OuterRef("pk"))) if is_of_many else Q(pk__in=filings.values("photo"))


def _at(place: str) -> Q:
    """At a place that is part of another one, and what lies in it: "Room 5, Parliament, Budapest"."""
    return Q(place=place) | Q(place__endswith=f", {place}")
