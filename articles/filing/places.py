"""The choices that pictures fit, read from the pictures, their topics and their people."""

from collections import defaultdict
from collections.abc import Iterable

from gallery.models import Photo, PhotoTopic

from ..models.depiction import Depiction

# A choice is a facet and a value; a topic and a person are filed by their keys, which stay when they are renamed.
Choice = tuple[str, str]
ALL: Choice = ("all", "")

# Sort keys are YYYYMMDD (see chronology.point.sort_key).
_DECADE, _CENTURY = 10_0000, 100_0000
_COLUMNS = ("pk", "date_earliest", "date_latest", "place", "rights", "rights_uri")


def places_of(pks: Iterable[int]) -> dict[int, set[Choice]]:
    """Of these pictures, those that lists show, each with all choices that it fits; three queries."""
    listed = Photo.objects.listed().filter(pk__in=pks).order_by().values_list(*_COLUMNS)
    found = {pk: {ALL, *_own(*columns)} for pk, *columns in listed}
    for facet, links, photo, value in (
        ("topic", PhotoTopic.objects, "content_object", "tag"),
        ("person", Depiction.objects, "photo", "figure"),
    ):
        for pk, key in links.filter(**{f"{photo}__in": found}).order_by().values_list(photo, value):
            found[pk].add((facet, str(key)))
    return found


def _own(earliest, latest, place, rights, uri) -> Iterable[Choice]:
    yield "licence", right(rights, uri)
    yield from (("decade", f"{decade:03}0s") for decade in _decades(earliest, latest))
    if town := place.rpartition(", ")[2]:
        yield "place", town


def right(rights: str, uri: str) -> str:
    """How a right is filed: by the two columns that say it."""
    return f"{rights} {uri}"


def _decades(earliest: int | None, latest: int | None) -> range:
    """All that the date may lie in. One that leaves more than a century open says nothing of decades."""
    if earliest is None or earliest <= 0 or latest > earliest + _CENTURY:
        return range(0)
    return range(earliest // _DECADE, latest // _DECADE + 1)


def every_pair(choices: set[Choice]) -> Iterable[tuple[Choice, Choice]]:
    """Each choice beside each of another kind, and all beside itself."""
    yield ALL, ALL
    by_facet = defaultdict(list)
    for choice in choices:
        by_facet[choice[0]].append(choice)
    for facet, values in by_facet.items():
        others = [other for name, more in by_facet.items() if name != facet for other in more]
        yield from ((choice, other) for choice in values for other in others)
