from django.shortcuts import render

from .models import HistoryLink


def history_sites(request):
    """All other history sites, our sister site first, each with what it has."""
    return render(request, "sidebar/sites.html", {"links": HistoryLink.objects.order_by("-is_sister", "title")})
