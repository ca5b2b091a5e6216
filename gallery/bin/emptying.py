"""Taking out of the bin what is to be gone for good: its rows, its files and its versions."""

from collections import defaultdict
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from reversion.models import Revision, Version
from reversion.revisions import is_registered

from ..models import Binned, BinnedRow
from .kinds import KINDS


@transaction.atomic
def erase(binned: Binned) -> None:
    """Let it be gone for good, at once."""
    rows = list(binned.rows.filter(what=BinnedRow.What.DELETED))
    _forget_versions(rows)
    if rows and binned.kind in KINDS:
        KINDS[binned.kind].erased(rows[0].fields)
    binned.delete()


def empty() -> Iterator[tuple[int, int]]:
    """Erase all that has lain there long enough, each in a transaction of its own: how many are done, of how many."""
    keys = list(Binned.objects.overdue().order_by("pk").values_list("pk", flat=True))
    for done, key in enumerate(keys, start=1):
        if binned := Binned.objects.overdue().filter(pk=key).first():
            erase(binned)
        yield done, len(keys)


def forget_versions_of_what_is_gone() -> int:
    """Versions of what was deleted without the bin, as long after its last save; how many things it were."""
    until = timezone.now() - timezone.timedelta(days=settings.BIN_KEPT_DAYS)
    number = 0
    for kind in KINDS.values():
        if is_registered(kind.model):
            binned = Binned.objects.filter(kind=kind.label).values_list("number", flat=True)
            gone = Version.objects.get_deleted(kind.model).filter(revision__date_created__lt=until)
            for key in set(gone.values_list("object_id", flat=True)) - {str(one) for one in binned}:
                _forget_versions([BinnedRow(model=kind.label, key=key, fields={})])
                number += 1
    return number


def _forget_versions(rows: list[BinnedRow]) -> None:
    """Of the thing and its parts; a revision in which nothing else was saved goes as a whole."""
    if not rows:
        return
    first = _versions_of(rows[0].model, [rows[0].key])
    revisions = set(first.values_list("revision", flat=True))
    for model, keys in _by_model(rows).items():
        _versions_of(model, keys).delete()
    things = [ContentType.objects.get_for_model(kind.model) for kind in KINDS.values()]
    of_others = Version.objects.filter(revision=OuterRef("pk"), content_type__in=things)
    Revision.objects.filter(~Exists(of_others), pk__in=revisions).delete()


def _versions_of(label: str, keys: list[str]):
    kind = ContentType.objects.get_for_model(apps.get_model(label))
    return Version.objects.filter(content_type=kind, object_id__in=keys)


def _by_model(rows) -> dict[str, list[str]]:
    found = defaultdict(list)
    for row in rows:
        found[row.model].append(row.key)
    return found
