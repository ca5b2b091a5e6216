"""What somebody who may add pictures but not change those of others sees and changes among them."""

from django.core.exceptions import PermissionDenied

from ..models import Photo
from ..models.hands import MAY_CHANGE_ALL

# The original, and what owners wrote to the editors.
PRIVATE = {
    "original",
    "permission_holder",
    "permission_email",
    "permission_until",
    "withdraw_when_permission_ends",
    "rights_evidence",
    "proof",
    "rights_note",
}


class HeedsHands:
    """For the admin of pictures: of those that others have added, what is private is not shown."""

    def has_change_permission(self, request, obj=None):
        if super().has_change_permission(request, obj):
            return True
        return obj is not None and _is_added_by(request.user, obj)

    def _thing_of_history(self, request, object_id):
        """Former versions tell what is private too."""
        photo = super()._thing_of_history(request, object_id)
        if not self.has_change_permission(request, photo):
            raise PermissionDenied
        return photo

    def may_change_all(self, request) -> bool:
        return request.user.has_perm(MAY_CHANGE_ALL)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [(title, options | {"fields": _public(options["fields"])}) for title, options in fieldsets]


def _is_added_by(user, photo) -> bool:
    return photo.added_by_id == user.pk and Photo.objects.changeable_by(user).filter(pk=photo.pk).exists()


def _public(fields):
    """The fields, some of which stand side by side in a tuple, without the private ones."""
    rows = [(field,) if isinstance(field, str) else field for field in fields]
    return [kept for row in rows if (kept := tuple(name for name in row if name not in PRIVATE))]
