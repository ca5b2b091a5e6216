"""How public files reach the reader when no front server does it."""

from django.conf import settings
from django.http import Http404
from django.views.static import serve

# Of a path in MEDIA_ROOT; a system refuses to look for names much longer than ours.
LONGEST = 200
IMMUTABLE = "public, max-age=31536000, immutable"


def media(request, path):
    """A rendition. Its name carries a hash of its content, so any cache may keep it for ever."""
    if len(path) > LONGEST:
        raise Http404("No file has so long a name.")
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = IMMUTABLE
    return response
