"""What somebody who may write but not publish sees and changes among the articles."""

from ..models.article import MAY_PUBLISH

# What decides when and how readers see an article; a contributor's form does not show it.
OF_EDITORS = {
    "publish_at",
    "unpublish_at",
    "revised_at",
    "discussion",
    "comments_open_until",
    "writer",
    "correction",
    "is_new_version",
}


class HeedsRoles:
    """For the admin of articles: everything for who publishes, else what is published and one's own drafts."""

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.is_changeable_by(request.user))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.is_changeable_by(request.user))

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.has_perm(MAY_PUBLISH):
            return fieldsets
        kept = [(title, options | {"fields": _without(OF_EDITORS, options["fields"])}) for title, options in fieldsets]
        return [(title, options) for title, options in kept if options["fields"]]

    def save_model(self, request, obj, form, change):
        if not change and obj.writer is None:
            obj.writer = request.user
        super().save_model(request, obj, form, change)


def _without(names, fields):
    """The fields, some of which stand side by side in a tuple, without those of the names."""
    kept = []
    for field in fields:
        if isinstance(field, str):
            kept += [] if field in names else [field]
        elif left := tuple(name for name in field if name not in names):
            kept.append(left)
    return kept
