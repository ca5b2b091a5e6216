from ..bulk import ToldQuerySet

MAY_CHANGE_ALL = "gallery.change_photo"


class InHandsQuerySet(ToldQuerySet):
    """Pictures in the hands of those who added them."""

    def changeable_by(self, user):
        """What this person may describe: editors every picture, others those that they have added."""
        if user.has_perm(MAY_CHANGE_ALL):
            return self.all()
        return self.filter(added_by=user) if user.has_perm("gallery.add_photo") else self.none()
