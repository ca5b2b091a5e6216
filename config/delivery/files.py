"""How public files reach the reader when no front server does it."""

from django.conf import settings
from django.views.static import serve

IMMUTABLE = "public, max-age=31536000, immutable"


def media(request, path):
    """A rendition. Its name carries a hash of its content, so any cache may keep it for ever."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = IMMUTABLE
    return response
