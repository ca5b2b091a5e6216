"""Writes under which choices pictures are filed, and adds the difference to the counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import connection, transaction

from gallery.models import Photo

from ..models.filing import Filing, FilingCount
from .places import Choice, every_pair, places_of

Filed = dict[int, set[Choice]]

BATCH = 500
_TABLE = FilingCount._meta.db_table
_ADD = f"""
INSERT INTO {_TABLE} (facet, value, beside_facet, beside_value, number) VALUES {{}}
ON CONFLICT (beside_facet, beside_value, facet, value) DO UPDATE SET number = {_TABLE}.number + excluded.number
"""  # noqa: S608 (names and placeholders)


def refile(pks: Iterable[int]) -> None:
    """Read these pictures anew; those that are in no list any more are filed under nothing."""
    pks = sorted(pks)
    for start in range(0, len(pks), BATCH):
        _replace(pks[start : start + BATCH], places_of)


def take_out(pks: Iterable[int]) -> None:
    """These pictures are about to be deleted."""
    _replace(sorted(pks), lambda pks: {})


def _replace(pks, read) -> None:
    """One transaction at a time for each picture, so that two changes of it are not counted from the same state."""
    with transaction.atomic():
        list(Photo.objects.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
        before, after = _filed(pks), read(pks)
        changed = [pk for pk in pks if before.get(pk) != after.get(pk)]
        if changed:
            _write({pk: before.get(pk, set()) for pk in changed}, {pk: after.get(pk, set()) for pk in changed})


def _filed(pks) -> Filed:
    found = defaultdict(set)
    for pk, facet, value in Filing.objects.filter(photo__in=pks).values_list("photo", "facet", "value"):
        found[pk].add((facet, value))
    return found


def _write(before: Filed, after: Filed) -> None:
    Filing.objects.filter(photo__in=before).delete()
    filings = (Filing(photo_id=pk, facet=facet, value=value) for pk, filed in after.items() for facet, value in filed)
    Filing.objects.bulk_create(filings, batch_size=1_000)
    change = _counted(after)
    change.subtract(_counted(before))
    _add([(*pair[0], *pair[1], number) for pair, number in sorted(change.items()) if number])


def _counted(filed: Filed) -> Counter:
    return Counter(pair for choices in filed.values() if choices for pair in every_pair(choices))


def _add(rows) -> None:
    """Rows are written in their order, so that two transactions do not wait for each other."""
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            values = ", ".join(["(%s, %s, %s, %s, %s)"] * len(part))
            cursor.execute(_ADD.format(values), [value for row in part for value in row])
