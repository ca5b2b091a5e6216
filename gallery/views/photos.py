from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from ..models import Photo
from .withdrawn import withdrawn_page


def photo_detail(request, pk, slug):
    """A picture with everything that is known about it; 410 or 451 once it is withdrawn.

    Before its rights are known it is there for editors only.
    """
    photo = get_object_or_404(Photo.objects.prefetch_related("topics"), pk=pk)
    if photo.is_withdrawn:
        return withdrawn_page(request, photo)
    if not photo.has_known_rights:
        return _unsettled(request, photo)
    if request.path != photo.get_absolute_url():
        return redirect(photo, permanent=True)
    return render(request, "gallery/photo.html", {"photo": photo})


def _unsettled(request, photo):
    if not request.user.has_perm("gallery.change_photo"):
        raise Http404("The rights of this picture are not yet known.")
    photo.in_draft = True
    response = render(request, "gallery/photo.html", {"photo": photo})
    response["Cache-Control"] = "private, no-store"
    return response
