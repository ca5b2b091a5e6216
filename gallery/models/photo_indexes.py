"""By what the database finds pictures quickly: those that lists show, and the few others."""

from django.db.models import Index, Q

_LISTED = Q(withdrawn_at=None, renditions_ready_at__isnull=False)

INDEXES = [
    # Of those that lists show once their rights are known, which the database looks up in the index.
    Index(fields=["date_earliest", "id", "rights"], name="photo_listed_by_date", condition=_LISTED),
    Index(fields=["updated_at", "rights"], name="photo_listed_by_change", condition=_LISTED),
    # Of the few others. An index of all would be taken by SQLite to find nearly all in it.
    Index(fields=["withdrawn_at"], name="photo_withdrawn", condition=Q(withdrawn_at__isnull=False)),
    Index(fields=["created_at"], name="photo_not_ready", condition=Q(renditions_ready_at=None)),
]
