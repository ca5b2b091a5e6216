"""What every page needs to know about the site."""

from django.conf import settings


def site(request):
    """The site's name and address (scheme and host, no slash at the end)."""
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
