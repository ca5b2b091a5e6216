class OnlyRead:
    """For admin pages over records that the site keeps by itself: they are looked at and never touched."""

    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
