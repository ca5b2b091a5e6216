"""Choosing a picture in the admin, with its thumbnail, and topics, with suggestions."""

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from taggit.forms import TagField, TagWidget
from taggit.managers import TaggableManager

from ..models import Photo, Topic
from ..picture import fallback
from .choosing import ChosenSelect, KnownChoice


def thumbnail(photo, height=56):
    """The picture, small, as a list column or form field shows it (HTML)."""
    context = {"photo": photo, "height": height, "address": thumbnail_address(photo)}
    return render_to_string("admin/gallery/_thumbnail.html", context)


def thumbnail_address(photo, width=320):
    """Address of a small file of the picture, or of the view that draws a frame as long as there is none."""
    if photo.is_ready and photo.rendition_sizes and not photo.is_withdrawn:
        return fallback(photo, width)
    return reverse("admin:gallery_photo_thumbnail", args=[photo.pk])


class PhotoSelect(ChosenSelect):
    """A select that is searched by typing and shows the thumbnail of what is chosen and offered."""

    template_name = "admin/gallery/photo_select.html"

    class Media:
        js = ["admin/js/jquery.init.js", "js/admin-photo-select.js"]
        css = {"all": ["css/admin-photo-select.css"]}

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        # Not Django's own class: its script knows no thumbnails.
        attrs["class"] = attrs["class"].replace("admin-autocomplete", "photo-select")
        attrs["data-thumbnail-url"] = reverse("admin:gallery_photo_thumbnail", args=[0])
        return attrs

    def value_from_datadict(self, data, files, name):
        """Only a number chooses a picture; Django would look for anything else and fail."""
        value = super().value_from_datadict(data, files, name)
        return value if str(value).isdecimal() else None

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["thumbnail_url"] = reverse("admin:gallery_photo_thumbnail", args=[value]) if value else ""
        return context


class ChoosesPhotos:
    """For admin pages and inlines: every picture that something refers to is chosen with its thumbnail."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.remote_field.model is Photo:
            kwargs |= {"widget": PhotoSelect(db_field, self.admin_site), "form_class": KnownChoice}
            return db_field.formfield(**kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class TopicsInput(TagWidget):
    """Topics with commas between them; those that there are already are suggested, also for the one typed last."""

    template_name = "admin/gallery/topics_input.html"

    class Media:
        js = ["js/admin-topics.js"]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["list_id"] = f"{context['widget']['attrs'].get('id', name)}_known"
        context["widget"]["attrs"] |= {"list": context["list_id"], "autocomplete": "off", "class": "vTextField"}
        context["topics"] = Topic.objects.values_list("name", flat=True)
        return context


class TopicsField(TagField):
    """Refuses a name that is too long for a topic with a sentence."""

    widget = TopicsInput

    def clean(self, value):
        names = super().clean(value)
        most = Topic._meta.get_field("name").max_length
        for name in names:
            if len(name) > most:
                raise ValidationError(f"“{name[:30]}…” is too long for a topic: {most} letters are the most.")
        return names


class SuggestsTopics:
    """For admin pages: topics are typed with suggestions."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, TaggableManager):
            return db_field.formfield(form_class=TopicsField)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
