from django.db import models

from .address import PermanentAddress
from .photo import Photo


class Album(PermanentAddress):
    """Pictures that belong together, in an order that someone chose."""

    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    photos = models.ManyToManyField(Photo, through="AlbumPhoto", related_name="albums")

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title


class AlbumPhoto(models.Model):
    """A picture's place in an album, with words for this place if it needs others."""

    shown_through = "album"

    album = models.ForeignKey(Album, on_delete=models.CASCADE, related_name="places")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+", verbose_name="picture")
    caption = models.TextField(blank=True)
    ordering = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["ordering", "pk"]
        constraints = [models.UniqueConstraint(fields=["album", "photo"], name="photo_stands_in_an_album_once")]

    def __str__(self):
        return f"In the album “{self.album}”"
