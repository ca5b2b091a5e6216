from django.db import models

from gallery.models import Photo


class Filing(models.Model):
    """A picture in the lists for readers fits a choice: a decade, a topic, a person, a place, a right.

    Made from the picture and what is linked to it, whenever that changes: see `articles/filing`.
    """

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="+")
    facet = models.CharField(max_length=8)
    value = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value", "photo"], name="photo_is_filed_once")]

    def __str__(self):
        return f"{self.photo_id}: {self.facet} {self.value}"


class FilingCount(models.Model):
    """How many pictures fit a choice and another beside it; every picture fits the choice of all."""

    facet = models.CharField(max_length=8)
    value = models.CharField(max_length=200)
    beside_facet = models.CharField(max_length=8)
    beside_value = models.CharField(max_length=200)
    number = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["beside_facet", "beside_value", "facet", "value"], name="pair_of_choices_is_counted_once"
            )
        ]
        # For those with most pictures.
        indexes = [
            models.Index(
                fields=["beside_facet", "beside_value", "facet", "-number", "value"], name="most_pictures_of_a_choice"
            )
        ]

    def __str__(self):
        return f"{self.facet} {self.value}, {self.beside_facet} {self.beside_value}: {self.number}"
