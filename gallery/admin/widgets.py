"""Choosing a picture in the admin, with its thumbnail."""

from django.contrib.admin.widgets import AutocompleteSelect
from django.template.loader import render_to_string
from django.urls import reverse

from ..models import Photo
from ..picture import fallback


def thumbnail(photo, height=56):
    """The picture, small, as a list column or form field shows it (HTML)."""
    context = {"photo": photo, "height": height, "address": thumbnail_address(photo)}
    return render_to_string("admin/gallery/_thumbnail.html", context)


def thumbnail_address(photo, width=320):
    """Address of a small file of the picture, or of the view that draws a frame as long as there is none."""
    if photo.is_ready and photo.rendition_sizes and not photo.is_withdrawn:
        return fallback(photo, width)
    return reverse("admin:gallery_photo_thumbnail", args=[photo.pk])


class PhotoSelect(AutocompleteSelect):
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
            kwargs["widget"] = PhotoSelect(db_field, self.admin_site)
            return db_field.formfield(**kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
