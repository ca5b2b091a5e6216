from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from .address import PermanentAddress
from .photo import Photo


class AlbumQuerySet(models.QuerySet):
    def public(self):
        """What readers may open: albums with a picture that is listed."""
        return self.filter(Exists(_listed_places().filter(album=OuterRef("pk"))))

    def for_cards(self):
        """How many pictures readers find in each (`size`), and which stands for the album (`cover_id`)."""
        cover = _listed_places().filter(album=OuterRef("pk"), photo__content_note="").values("photo")[:1]
        size = Count("photos", filter=Q(photos__in=Photo.objects.listed()))
        return self.annotate(cover_id=cover, size=size).order_by("title", "pk")


def _listed_places():
    return AlbumPhoto.objects.filter(photo__in=Photo.objects.listed())


class Album(PermanentAddress):
    """Pictures that belong together, in an order that someone chose."""

    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    photos = models.ManyToManyField(Photo, through="AlbumPhoto", related_name="albums")

    objects = AlbumQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("gallery:album", args=[self.slug])

    def listed_places(self):
        """The places whose pictures readers may see, in order, each with its picture."""
        return self.places.filter(photo__in=Photo.objects.listed()).select_related("photo")


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

    @property
    def shown_in(self):
        """Where the picture is seen."""
        return self.album
