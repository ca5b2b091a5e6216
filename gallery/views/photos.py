from django.shortcuts import get_object_or_404, redirect, render

from ..models import Photo


def photo_detail(request, pk, slug):
    """A picture with everything that is known about it; 410 once it is withdrawn."""
    photo = get_object_or_404(Photo.objects.prefetch_related("topics"), pk=pk)
    if photo.is_withdrawn:
        return render(request, "410.html", status=410)
    if request.path != photo.get_absolute_url():
        return redirect(photo, permanent=True)
    return render(request, "gallery/photo.html", {"photo": photo})
