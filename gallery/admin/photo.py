from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms.widgets import Script
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime

from ..fingerprint import lookalikes
from ..models import Photo
from ..picture import fallback
from ..uploads import looks_like
from ..uses import reasons_to_keep, uses_of
from .bin import GoesToBin
from .filters import (
    DecadeFilter,
    FileFilter,
    LackFilter,
    LookalikeFilter,
    PermissionFilter,
    PlaceFilter,
    RightFilter,
    TopicFilter,
    UseFilter,
)
from .forms import PhotoForm
from .hands import HeedsHands
from .history import KeepsHistory
from .paging import KeysFirst
from .proposals import told
from .state import file_facts, lacks_of, state_of
from .together import EditsTogether
from .uploading import ReceivesPictures
from .widgets import SuggestsTopics, thumbnail, thumbnail_address
from .withdrawing import WithdrawsPhotos

# The shapes in which pages crop a picture.
CROPS = ["16 / 9", "1 / 1", "3 / 4"]


@admin.register(Photo)
class PhotoAdmin(HeedsHands, ReceivesPictures, EditsTogether, WithdrawsPhotos, SuggestsTopics, GoesToBin, KeepsHistory):
    """The picture library: found, added, described and replaced."""

    form = PhotoForm
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}}
    list_display = ["small", "title", "lacks", "credit_line", "rights", "date_in_words", "state", "added"]
    list_display_links = ["small", "title"]
    list_filter = [
        LackFilter,
        UseFilter,
        LookalikeFilter,
        FileFilter,
        PermissionFilter,
        RightFilter,
        ("topics", TopicFilter),
        DecadeFilter,
        PlaceFilter,
    ]
    list_per_page = 50
    paginator = KeysFirst
    empty_value_display = ""
    # Numbers beside every choice would be a query for each.
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    search_fields = ["title", "caption", "credit_line", "creator", "place"]
    readonly_fields = ["desk", "proof", "where_used"]

    class Media:
        css = {"all": ["css/admin-pictures.css"]}
        js = [Script("js/admin-found.js", type="module"), Script("js/admin-photo.js", type="module")]

    fieldsets = [
        (None, {"fields": ["desk", ("focal_x", "focal_y"), "original"]}),
        ("What readers are told", {"fields": ["title", "caption"]}),
        (
            "For those who cannot see it",
            {
                "fields": [
                    "alt_text",
                    "is_decorative",
                    "transcription",
                    "transcription_language",
                    "translation",
                    "content_note",
                ]
            },
        ),
        (
            "What it is",
            {"fields": [("date", "place"), ("creator", "credit_line"), ("source_name", "source_url"), "topics"]},
        ),
        (
            "By what right it is here",
            {
                "fields": [
                    ("rights", "rights_uri"),
                    ("permission_holder", "permission_email"),
                    ("permission_until", "withdraw_when_permission_ends"),
                    "rights_evidence",
                    "proof",
                    "rights_note",
                ]
            },
        ),
        ("Where it is used", {"fields": ["where_used"]}),
    ]

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("<int:pk>/thumbnail/", guarded(self.thumbnail_view), name="gallery_photo_thumbnail"),
            path("<int:pk>/proof/", guarded(self.proof_view), name="gallery_photo_proof"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Pictures", **(extra_context or {})})

    def thumbnail_view(self, request, pk):
        """A small file of the picture; a frame of its colour while it is being prepared."""
        photo = get_object_or_404(Photo, pk=pk)
        if not self.has_view_permission(request, photo):
            raise PermissionDenied
        if photo.is_withdrawn and not photo.is_erased:
            return self.private_thumbnail(request, photo)
        if photo.is_ready and photo.rendition_sizes and not photo.is_withdrawn:
            return redirect(fallback(photo, 320))
        frame = render_to_string("admin/gallery/frame.svg", {"photo": photo})
        return HttpResponse(frame, content_type="image/svg+xml")

    def proof_view(self, request, pk):
        """The proof of permission, for editors only."""
        photo = get_object_or_404(Photo.objects.exclude(rights_evidence=""), pk=pk)
        if not self.has_change_permission(request, photo):
            raise PermissionDenied
        return FileResponse(photo.rights_evidence.open("rb"), as_attachment=True)

    @admin.display(description="proof on file")
    def proof(self, photo):
        if not photo.rights_evidence:
            return "None"
        address = reverse("admin:gallery_photo_proof", args=[photo.pk])
        return format_html('<a href="{}">{}</a>', address, photo.rights_evidence.name.rpartition("/")[2])

    @admin.display(description="picture")
    def small(self, photo):
        return thumbnail(photo)

    @admin.display(description="lacks")
    def lacks(self, photo):
        return ", ".join(lacks_of(photo))

    @admin.display(description="added", ordering="created_at")
    def added(self, photo):
        return localtime(photo.created_at).date()

    @admin.display(description="")
    def desk(self, photo):
        """The picture large, how it is cropped, how far its files are, and what it looks like."""
        if not photo.pk:
            return "The picture appears here when it is saved."
        context = {
            "photo": photo,
            "address": thumbnail_address(photo, 960),
            "state": state_of(photo),
            "lacks": lacks_of(photo),
            "facts": file_facts(photo),
            "told": told(photo),
            "crops": CROPS,
            "alike": [(looks_like(other), other) for other in lookalikes([photo]).get(photo.pk, ())],
        }
        return render_to_string("admin/gallery/photo/_desk.html", context)

    def render_change_form(self, request, context, **kwargs):
        context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and "original" in form.changed_data:
            now = "It is shown everywhere as soon as its copies are made."
            messages.info(request, f"The file is replaced: {form.former_file} before, {file_facts(obj)} now. {now}")

    @admin.display(description="date", ordering="date_earliest")
    def date_in_words(self, photo):
        return str(photo.date or "")

    @admin.display(description="state")
    def state(self, photo):
        return state_of(photo)

    @admin.display(description="used in")
    def where_used(self, photo):
        uses = uses_of(photo) if photo.pk else []
        return render_to_string("admin/gallery/_uses.html", {"uses": uses})

    def get_deleted_objects(self, objs, request):
        """A picture that is used or withdrawn stays; the page of refusal says why."""
        to_delete, counts, permissions, protected = super().get_deleted_objects(objs, request)
        reasons = [f"{photo}: {reason}" for photo in objs for reason in reasons_to_keep(photo)]
        return to_delete, counts, permissions, reasons or protected
