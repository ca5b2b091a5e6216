"""The letters about a complaint. Plain text; addresses are the site's as the settings have it."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.urls import reverse

from ..models import TakedownRequest

_DECIDED = {
    "withdrawn": "The picture has been withdrawn from every page of the site.",
    "kept": "The picture stays on the site.",
    "corrected": "What stands with the picture has been corrected.",
}


def editors() -> list[str]:
    """Whom the site tells: `settings.EDITORS_EMAIL`, or else everybody who may decide about complaints."""
    if settings.EDITORS_EMAIL:
        return settings.EDITORS_EMAIL
    backend = "django.contrib.auth.backends.ModelBackend"
    deciding = get_user_model().objects.with_perm("gallery.change_takedownrequest", backend=backend)
    return list(deciding.exclude(email="").values_list("email", flat=True))


def letter(subject: str, paragraphs: list[str], to: list[str]) -> EmailMessage:
    """A mail; answers to it go to the editors' address if the site has one."""
    body = "\n\n".join([*filter(None, paragraphs), f"{settings.SITE_NAME}\n{settings.SITE_URL}/"]) + "\n"
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(" ".join(subject.split()), body, to=to, reply_to=settings.EDITORS_EMAIL, headers=headers)


def receipt(complaint: TakedownRequest) -> EmailMessage:
    """Tells whoever complained that it has come in."""
    paragraphs = [
        f"Dear {complaint.name},",
        f"your report has come in on {complaint.received_at:%-d %B %Y} as {complaint.reference}. A person will read "
        "it, decide, and write to you with the reasons.",
        about(complaint),
        f"What you wrote:\n{_quoted(complaint.explanation)}",
        f"If it was not you who sent it, tell us at {_address('gallery:report_page')} and name {complaint.reference}.",
    ]
    return letter(f"Your report {complaint.reference} has come in", paragraphs, [complaint.email])


def news(complaint: TakedownRequest) -> EmailMessage:
    """Tells the editors that there is something to decide."""
    paragraphs = [
        f"{complaint.name} reports a picture: {complaint.get_kind_display()}.",
        about(complaint),
        _quoted(complaint.explanation),
        f"Decide here: {_address('admin:gallery_takedownrequest_change', complaint.pk)}",
    ]
    return letter(f"A picture has been reported: {complaint.reference}", paragraphs, editors())


def statement(complaint: TakedownRequest, to: list[str], *, is_theirs: bool) -> EmailMessage:
    """The decision with its reasons, as art. 17 of the Digital Services Act asks, for one of the sides.

    Who complained is told only to themselves (`is_theirs`) and to the editors.
    """
    whose = "Your report" if is_theirs else "A report"
    paragraphs = [
        f"Dear {complaint.name}," if is_theirs else "",
        f"{whose} of {complaint.received_at:%-d %B %Y} ({complaint.reference}) has been decided.",
        about(complaint),
        f"The decision: {_DECIDED[complaint.state]}",
        f"The reasons:\n{complaint.decision}",
        f"The report said: {complaint.get_kind_display()}.",
        "A person decided; no automatic means were used, neither to find the picture nor to decide.",
        f"If you disagree, say why at {_address('gallery:report_page')} and name {complaint.reference}: somebody will "
        "look at it again. You may also turn to a court, or in the European Union to a body that settles such "
        "disputes out of court.",
    ]
    return letter(f"Decided: report {complaint.reference}", paragraphs, to)


def about(complaint: TakedownRequest) -> str:
    """Which picture it is, and on which pages."""
    photo = complaint.photo
    lines = [f"The picture: {photo.title}\n{settings.SITE_URL}{photo.get_absolute_url()}"] if photo else []
    pages = "\n".join(complaint.page_list)
    return "\n".join([*lines, *([f"Seen on:\n{pages}"] if pages else [])])


def _address(name: str, *arguments) -> str:
    return settings.SITE_URL + reverse(name, args=arguments)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())
