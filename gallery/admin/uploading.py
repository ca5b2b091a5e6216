"""Adding pictures: many files at once, each answered on its own, and described together afterwards."""

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ..fingerprint import lookalikes
from ..history.recording import keep_first_versions, record
from ..models import Photo
from ..uploads import Received, looks_like, take_in
from .forms import ACCEPT, DescriptionFormSet
from .state import state_of
from .widgets import thumbnail_address

# As many as the page of descriptions shows, and as a browser without scripts sends in one request.
MOST_AT_ONCE = 100
DESCRIBED = "Described."


class ReceivesPictures:
    """For the admin of pictures: "add" takes many files."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("receive/", guarded(require_POST(self.receive_view)), name="gallery_photo_receive"),
            path("states/", guarded(self.states_view), name="gallery_photo_states"),
            path("alike/", guarded(self.alike_view), name="gallery_photo_alike"),
            path("describe/", guarded(self.describe_view), name="gallery_photo_describe"),
            *super().get_urls(),
        ]

    def add_view(self, request, form_url="", extra_context=None):
        """Many pictures; a single one with all its fields where another form's window asks for it."""
        if IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST:
            return super().add_view(request, form_url, extra_context)
        self._demand(self.has_add_permission(request))
        results = []
        if request.method == "POST":
            results = [self._take_in(request, file) for file in request.FILES.getlist("pictures")]
        context = {
            "title": "Add pictures",
            "accept": ACCEPT,
            "results": results,
            "is_empty": request.method == "POST" and not results,
            "describe": _describe_address([result.photo for result in results if result.photo]),
            "max_bytes": settings.PICTURE_MAX_BYTES,
            "max_megabytes": round(settings.PICTURE_MAX_BYTES / 1e6),
            "most_at_once": MOST_AT_ONCE,
        }
        return self._page(request, "add.html", context)

    def receive_view(self, request):
        """One file, sent by the script: a picture (201), or a sentence that says why not (422)."""
        self._demand(self.has_add_permission(request))
        file = request.FILES.get("picture")
        if not file:
            return JsonResponse({"refusal": "No file arrived. Try again."}, status=400)
        received = self._take_in(request, file)
        if received.photo:
            return JsonResponse({"photo": _as_json(received.photo)}, status=201)
        known = _as_json(received.known) if received.known else None
        return JsonResponse({"refusal": received.refusal, "known": known}, status=422)

    def states_view(self, request):
        """How far the files of some pictures are; in one query."""
        self._demand(self.has_view_permission(request))
        return JsonResponse({"pictures": [_as_json(photo) for photo in _asked_for(request)]})

    def alike_view(self, request):
        """Which pictures of the library some pictures look like."""
        self._demand(self.has_view_permission(request))
        alike = lookalikes(_asked_for(request))
        return JsonResponse({pk: [_alike_as_json(other) for other in others] for pk, others in alike.items()})

    def describe_view(self, request):
        """Title, words, credit and right of some pictures on one page; all are saved, or none."""
        self._demand(self.has_view_permission(request))
        photos = _asked_for(request).changeable_by(request.user).order_by("pk")
        formset = DescriptionFormSet(request.POST or None, queryset=photos)
        if request.method == "POST" and formset.is_valid():
            return self._save_descriptions(request, formset)
        alike = lookalikes(form.instance for form in formset)
        for form in formset:
            form.alike = [(looks_like(other), _change_address(other)) for other in alike.get(form.instance.pk, ())]
        return self._page(request, "describe.html", {"title": "Describe the pictures", "formset": formset})

    def _save_descriptions(self, request, formset):
        with transaction.atomic():
            keep_first_versions(Photo, [form.instance.pk for form in formset if form.has_changed()])
            photos = formset.save()
            record(Photo, [photo.pk for photo in photos], request.user, DESCRIBED)
        for photo in photos:
            self.log_change(request, photo, DESCRIBED)
        words = "1 picture is" if len(photos) == 1 else f"{len(photos)} pictures are"
        messages.success(request, f"{words} described.")
        return redirect("admin:gallery_photo_changelist")

    def _take_in(self, request, file) -> Received:
        received = take_in(file, request.user)
        if received.photo:
            self.log_addition(request, received.photo, [{"added": {}}])
        return received

    def _demand(self, permission):
        if not permission:
            raise PermissionDenied

    def _page(self, request, template, context):
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/gallery/photo/{template}", context)


def _asked_for(request):
    """The pictures that the address names, `?ids=3,4,5`; what is no number is passed over."""
    parts = request.GET.get("ids", "").split(",")[:MOST_AT_ONCE]
    return Photo.objects.filter(pk__in=[int(part) for part in parts if part.isdecimal() and len(part) < 18])


def _as_json(photo) -> dict:
    return {
        "pk": photo.pk,
        "title": photo.title,
        "address": _change_address(photo),
        "state": state_of(photo),
        "is_ready": photo.is_ready,
        "has_failed": bool(photo.problem),
        "thumbnail": thumbnail_address(photo),
    }


def _alike_as_json(other) -> dict:
    return {"words": looks_like(other), "address": _change_address(other), "thumbnail": thumbnail_address(other)}


def _change_address(photo) -> str:
    return reverse("admin:gallery_photo_change", args=[photo.pk])


def _describe_address(photos) -> str:
    """The page on which these pictures are described; "" for none."""
    ids = ",".join(str(photo.pk) for photo in photos)
    return f"{reverse('admin:gallery_photo_describe')}?ids={ids}" if ids else ""
