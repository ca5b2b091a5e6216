from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime

from ..models import Photo
from ..picture import fallback
from ..uses import reasons_to_keep, uses_of
from .filters import DecadeFilter, FileFilter, LackFilter, PermissionFilter, PlaceFilter, RightFilter, UseFilter
from .forms import PhotoForm
from .state import lacks_of, state_of
from .together import EditsTogether
from .uploading import ReceivesPictures
from .widgets import thumbnail
from .withdrawing import WithdrawsPhotos


@admin.register(Photo)
class PhotoAdmin(ReceivesPictures, EditsTogether, WithdrawsPhotos, admin.ModelAdmin):
    """The picture library: found, added, described and replaced."""

    form = PhotoForm
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}}
    list_display = ["small", "title", "lacks", "credit_line", "rights", "date_in_words", "state", "added"]
    list_display_links = ["small", "title"]
    list_filter = [
        LackFilter,
        UseFilter,
        FileFilter,
        PermissionFilter,
        RightFilter,
        ("topics", admin.RelatedOnlyFieldListFilter),
        DecadeFilter,
        PlaceFilter,
    ]
    list_per_page = 50
    empty_value_display = ""
    # Numbers beside every choice would be a query for each.
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    search_fields = ["title", "caption", "credit_line", "creator", "place"]
    readonly_fields = ["large", "facts", "proof", "where_used", "state"]

    class Media:
        css = {"all": ["css/admin-pictures.css"]}

    fieldsets = [
        (None, {"fields": ["large", "original", "facts", "state", "title", "caption"]}),
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
        ("Cropping", {"fields": [("focal_x", "focal_y")], "classes": ["collapse"]}),
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
        if photo.is_withdrawn:
            return self.private_thumbnail(request, photo)
        if photo.is_ready and photo.rendition_sizes:
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

    @admin.display(description="picture")
    def large(self, photo):
        return thumbnail(photo, 280) if photo.pk else "The picture appears here when it is saved."

    @admin.display(description="file")
    def facts(self, photo):
        if not photo.pk:
            return "–"
        return f"{photo.file_format}, {photo.width} × {photo.height} pixels"

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
