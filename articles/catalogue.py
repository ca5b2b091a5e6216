"""The pictures that readers look through: narrowed by decade, topic, person, place and right, each way counted.

What has been chosen stands in the address (`?decade=1950s&topic=hungary`), so every choice is a link.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet

from chronology.historic_date import HistoricDate
from gallery.models import Photo, Topic
from gallery.standing import standing_named, standings

from .models import KeyFigure

# More choices of one kind than this do not help; those with most pictures are offered.
OFFERED = 60

ORDERS = {"date": "By date", "newest": "Newest here first"}

Found = Iterable[tuple[str, str, int]]


@dataclass(frozen=True)
class Choice:
    """One way to narrow the list: its words, how many pictures it leaves, and the query string that takes it."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A kind of choice. `narrow` keeps the pictures of a value; `count` gives values with words and numbers."""

    name: str
    title: str
    narrow: Callable[[QuerySet, str], QuerySet]
    count: Callable[[QuerySet], Found]


# Sort keys are YYYYMMDD (see chronology.point.sort_key).
_DECADE, _CENTURY = 10_0000, 100_0000


def _in_decade(photos, value):
    """Those that may be of the decade. A date that leaves more than a century open says nothing of decades."""
    if not (value.endswith("0s") and value[:-1].isascii() and value[:-1].isdigit() and len(value) == 5):
        return photos.none()
    start = int(value[:-1]) * 1_0000
    return photos.filter(
        date_earliest__lt=start + _DECADE, date_latest__gte=start, date_latest__lte=F("date_earliest") + _CENTURY
    )


def _decades(photos):
    spans = photos.order_by().values_list("date_earliest", "date_latest").annotate(number=Count("pk"))
    counted = Counter()
    for earliest, latest, number in spans.filter(date_earliest__gt=0, date_latest__lte=F("date_earliest") + _CENTURY):
        counted.update(dict.fromkeys(range(earliest // _DECADE, latest // _DECADE + 1), number))
    return [(f"{decade:03}0s", str(HistoricDate.parse(f"{decade:03}X")), counted[decade]) for decade in sorted(counted)]


def _on_topic(photos, value):
    return photos.filter(topics__slug=value)


def _topics(photos):
    return _counted(Topic, "photo_topics__content_object", photos, "name")


def _with_person(photos, value):
    return photos.filter(figures__slug=value)


def _people(photos):
    return _counted(KeyFigure, "photos", photos, "sort_name", "name")


def _counted(model, path, photos, order, label=None) -> Found:
    """Rows that the pictures belong to by `path`, those with most pictures, in the order of their names."""
    rows = model.objects.filter(**{f"{path}__in": photos.order_by().values("pk")}).annotate(number=Count(path))
    found = rows.order_by("-number", order).values_list("slug", label or order, "number", order)[:OFFERED]
    return [(slug, name, number) for slug, name, number, _ in sorted(found, key=lambda row: row[3].casefold())]


def _at_place(photos, value):
    """The place itself, and what lies in it: "Budapest", and "Parliament, Budapest"."""
    return photos.filter(Q(place=value) | Q(place__endswith=f", {value}"))


def _places(photos):
    counted = Counter()
    for place, number in photos.order_by().exclude(place="").values_list("place").annotate(number=Count("pk")):
        counted[place.rpartition(", ")[2]] += number
    return [(place, place, number) for place, number in sorted(counted.most_common(OFFERED))]


def _by_right(photos, value):
    standing = standing_named(value, photos)
    return standing.of(photos) if standing else photos.none()


def _rights(photos):
    return [(standing.code, standing.title, number) for standing, number in standings(photos).items()]


FACETS = [
    Facet("decade", "Decade", _in_decade, _decades),
    Facet("topic", "Topic", _on_topic, _topics),
    Facet("person", "Person", _with_person, _people),
    Facet("place", "Place", _at_place, _places),
    Facet("licence", "Licence", _by_right, _rights),
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
        narrowed = self._narrowed()
        return narrowed.by_date() if self.order == "date" else narrowed.order_by("-created_at", "-pk")

    def _narrowed(self, without: str = "") -> QuerySet:
        """The pictures that fit every choice, but for that of one facet."""
        photos = Photo.objects.listed()
        for facet in FACETS:
            if facet.name in self.chosen and facet.name != without:
                photos = facet.narrow(photos, self.chosen[facet.name])
        return photos

    @cached_property
    def facets(self) -> list[tuple[Facet, list[Choice]]]:
        """Each kind of choice with all that it offers beside the other choices; one query each."""
        return [(facet, [*self._choices(facet)]) for facet in FACETS]

    def _choices(self, facet):
        for value, label, number in facet.count(self._narrowed(without=facet.name)):
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
