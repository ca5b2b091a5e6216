from django.conf import settings
from django.shortcuts import render


def robots(request):
    """What crawlers are asked to leave alone, and where the map of the site is."""
    return render(request, "robots.txt", {"site_url": settings.SITE_URL}, content_type="text/plain; charset=utf-8")
