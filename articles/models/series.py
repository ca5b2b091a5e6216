from django.db import models
from django.urls import reverse

from gallery.models import PermanentAddress


class Series(PermanentAddress):
    """Articles that tell one story in parts."""

    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "series"

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("articles:series", args=[self.slug])
