from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from ..models import Photo
from ..reuse import cited, downloads
from ..rights_in_words import meaning
from ..standing import standing_of
from ..structured import image_object
from .withdrawn import withdrawn_page


def photo_detail(request, pk, slug):
    """A picture with everything that is known about it; 410 or 451 once it is withdrawn.

    Before its rights are known it is there for editors only.
    """
    photo = get_object_or_404(Photo.objects.prefetch_related("topics", "depictions"), pk=pk)
    if photo.is_withdrawn:
        return withdrawn_page(request, photo)
    if not photo.has_known_rights:
        return _unsettled(request, photo)
    if request.path != photo.get_absolute_url():
        return redirect(photo, permanent=True)
    return render(request, "gallery/photo.html", {"photo": photo, **_about(photo)})


def _about(photo):
    """What stands around the picture on its page."""
    listed = Photo.objects.listed()
    return {
        "neighbours": [("Before it", "prev", listed.before(photo)), ("After it", "next", listed.after(photo))],
        "downloads": downloads(photo),
        "cited": cited(photo),
        "structured": image_object(photo),
        "meaning": meaning(standing_of(photo.rights, photo.rights_uri)) if photo.has_known_rights else "",
    }


def _unsettled(request, photo):
    if not request.user.has_perm("gallery.change_photo"):
        raise Http404("The rights of this picture are not yet known.")
    photo.in_draft = True
    response = render(request, "gallery/photo.html", {"photo": photo, **_about(photo)})
    response["Cache-Control"] = "private, no-store"
    return response
