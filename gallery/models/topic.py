from django.db import models
from django.urls import reverse
from taggit.models import ItemBase, TagBase

from ..bulk import ToldQuerySet
from .address import PermanentAddress, ascii_slug


def topics_in(text: str) -> list[str]:
    """Names of topics as they are typed, with commas between them; "Cold War" is one topic."""
    names = (" ".join(part.split()).strip('"') for part in (text or "").split(","))
    return sorted({name.casefold(): name for name in names if name}.values())


def topics_as_text(topics) -> str:
    """What `topics_in` reads."""
    return ", ".join(sorted(topic.name for topic in topics))


class OnTopics:
    """Something that is about topics."""

    @property
    def topic_places(self):
        """The rows that say which: what a version keeps of them."""
        return type(self).topics.through.objects.filter(content_object=self).select_related("tag", "content_object")


class Topic(PermanentAddress, TagBase):
    """What articles and pictures are about: the one vocabulary of the site's tags.

    Pictures need it as much as articles do, so it stands on the lower rung of the two.
    """

    introduction = models.TextField(blank=True, help_text="A paragraph at the head of the topic's page.")
    lead_photo = models.ForeignKey(
        "gallery.Photo",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lead picture",
        help_text="Stands at the head of the topic's page.",
    )

    objects = ToldQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def slugify(self, tag, i=None):
        slug = ascii_slug(tag)
        return f"{slug}-{i}" if i is not None else slug

    def get_absolute_url(self):
        return reverse("articles:topic", args=[self.slug])


class PhotoTopic(ItemBase):
    """A picture is about a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="photo_topics")
    content_object = models.ForeignKey("gallery.Photo", on_delete=models.CASCADE, related_name="+")

    objects = ToldQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="photo_has_a_topic_once")]
