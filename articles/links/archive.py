"""Whether the Internet Archive has a copy of what is gone: archive.org/help/wayback_api.php."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.conf import settings

from .asking import fetch

MOST_BYTES = 100_000
_COPY = re.compile(r"https?://(web\.archive\.org/web/(\d{14})\w*/\S+)")


@dataclass(frozen=True)
class Copy:
    """A page as it was at a moment."""

    address: str
    moment: datetime


def copy_of(address: str, moment: datetime) -> Copy | None:
    """The copy that was made nearest to a moment. Raises `OSError` if the archive does not answer."""
    question = urlencode({"url": address, "timestamp": f"{moment:%Y%m%d}"})
    return _copy_in(fetch(f"{settings.ARCHIVE_URL}?{question}", MOST_BYTES))


def _copy_in(body: bytes) -> Copy | None:
    """None also for an answer that nobody expects."""
    try:
        closest = json.loads(body)["archived_snapshots"]["closest"]
        match = _COPY.fullmatch(closest["url"]) if closest["available"] and str(closest["status"]) == "200" else None
        moment = datetime.strptime(match[2], "%Y%m%d%H%M%S").replace(tzinfo=UTC) if match else None
    except (ValueError, LookupError, TypeError):
        return None
    return Copy(f"https://{match[1]}", moment) if moment else None
