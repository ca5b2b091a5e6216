from django.shortcuts import render

from gallery.contact_sheet import tiles_of
from gallery.paging import page_of

from ..catalogue import Catalogue

PER_PAGE = 48


def picture_list(request):
    """All pictures that readers may see, narrowed as the address says; 404 for a page that is not there."""
    catalogue = Catalogue(request.GET)
    page = page_of(catalogue.photos, request.GET.get("page"), PER_PAGE, catalogue.count)
    context = {
        "catalogue": catalogue,
        "page": page,
        "tiles": tiles_of(list(page)) if page else [],
    }
    return render(request, "gallery/pictures.html", context, status=404 if page is None else 200)
