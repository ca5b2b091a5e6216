from django.shortcuts import render
from django.utils.encoding import iri_to_uri

UNAVAILABLE_FOR_LEGAL_REASONS = 451


def withdrawn_page(request, photo):
    """Says what was shown, since when it is withdrawn and why: 410, or 451 if it was ordered by law (RFC 7725)."""
    status = UNAVAILABLE_FOR_LEGAL_REASONS if photo.is_withdrawn_by_order else 410
    response = render(request, "gallery/withdrawn.html", {"photo": photo, "status": status}, status=status)
    if photo.is_withdrawn_by_order:
        response["Link"] = f'<{iri_to_uri(photo.withdrawal_authority)}>; rel="blocked-by"'
    return response
