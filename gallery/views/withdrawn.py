from django.conf import settings
from django.shortcuts import render
from django.utils.encoding import iri_to_uri

UNAVAILABLE_FOR_LEGAL_REASONS = 451


def withdrawn_page(request, photo):
    """Says what was shown, since when it is withdrawn and why: 410, or 451 if it was ordered by law (RFC 7725)."""
    status = UNAVAILABLE_FOR_LEGAL_REASONS if photo.is_withdrawn_by_order else 410
    response = render(request, "gallery/withdrawn.html", {"photo": photo, "status": status}, status=status)
    if photo.is_withdrawn_by_order:
        # RFC 7725, section 4: who blocks is named, and that is the site, not who ordered it.
        authority = iri_to_uri(photo.withdrawal_authority)
        response["Link"] = f'<{settings.SITE_URL}/>; rel="blocked-by", <{authority}>; rel="related"'
    return response
