from django.shortcuts import get_object_or_404, render

from ..models import Album, Photo
from ..paging import page_or_404

ALBUMS_PER_PAGE = 24
PICTURES_PER_PAGE = 60


def album_list(request):
    """All albums that have a picture to show."""
    page = page_or_404(Album.objects.public().for_cards(), request, ALBUMS_PER_PAGE)
    covers = Photo.objects.in_bulk([album.cover_id for album in page])
    albums = [(album, covers.get(album.cover_id)) for album in page]
    return render(request, "gallery/albums.html", {"page": page, "albums": albums})


def album_detail(request, slug):
    """The pictures of an album in their order, each with its words."""
    album = get_object_or_404(Album.objects.public(), slug=slug)
    page = page_or_404(album.listed_places(), request, PICTURES_PER_PAGE)
    return render(request, "gallery/album.html", {"album": album, "page": page, "places": list(page)})
