from django.shortcuts import get_object_or_404

from ..iiif import Collected, response_with
from ..models import Album


def album_manifest(request, pk):
    """The pictures of an album for viewers elsewhere."""
    album = get_object_or_404(Album.objects.public(), pk=pk)
    plates = [(place.photo, place.caption or place.photo.caption) for place in album.listed_places()]
    return response_with(Collected(request.path, album.get_absolute_url(), album.title, album.description, plates))
