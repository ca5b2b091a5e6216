from django.db import models
from django.db.models import F, Q

from gallery.bulk import ToldQuerySet
from gallery.models import Photo

from .figure import KeyFigure

_COLUMNS = ["left", "", "right"]
_ROWS = ["top", "", "bottom"]


class DepictionManager(models.Manager.from_queryset(ToldQuerySet)):
    def get_queryset(self):
        """Whoever is in a picture is told by name."""
        return super().get_queryset().select_related("figure")


class Depiction(models.Model):
    """A person in a picture, and where in it: in words, as a point that an editor chose on it, both or neither."""

    figure = models.ForeignKey(
        KeyFigure, on_delete=models.CASCADE, related_name="depictions", verbose_name="key figure"
    )
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="depictions", verbose_name="picture")
    position = models.CharField(
        "where, in words", max_length=120, blank=True, help_text="Such as: second from left, in the dark coat."
    )
    x = models.FloatField("from the left", null=True, blank=True, help_text="0 is the left edge, 1 the right.")
    y = models.FloatField("from the top", null=True, blank=True, help_text="0 is the top edge, 1 the bottom.")

    objects = DepictionManager()

    # For `gallery.uses`: the person's page shows the picture.
    shown_through = "figure"

    class Meta:
        verbose_name = "person in a picture"
        verbose_name_plural = "people in pictures"
        # As one reads the picture, then those without a place.
        ordering = [F("x").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                name="figure_is_once_in_a_picture",
                fields=["figure", "photo"],
                violation_error_message="This person is already named in this picture.",
            ),
            models.CheckConstraint(
                name="point_of_a_person_is_in_the_picture",
                condition=Q(x=None, y=None) | Q(x__isnull=False, x__range=(0, 1), y__isnull=False, y__range=(0, 1)),
                violation_error_message="A place on the picture has two numbers from 0 to 1, or is left empty.",
            ),
        ]

    def __str__(self):
        return f"{self.figure} in “{self.photo}”"

    @property
    def has_point(self):
        return self.x is not None and self.y is not None

    @property
    def where(self):
        """Where the person is, in words; those of the editor, or else roughly as the point says."""
        return self.position or (_in_words(self.x, self.y) if self.has_point else "")


def _in_words(x, y):
    """The ninth of the picture that a point lies in: "top left", "right", "in the middle"."""
    ninth = (_ROWS[_third(y)], _COLUMNS[_third(x)])
    return " ".join(filter(None, ninth)) or "in the middle"


def _third(share):
    return min(int(share * 3), 2)
