"""Which state of the program renders the pages: an update of it changes them as an edit does."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

# The folders of the program, from the root of the project.
FOLDERS = ("addresses", "articles", "chronology", "comments", "config", "gallery", "sidebar", "static", "templates")
SUFFIXES = {".py", ".html", ".css", ".js", ".svg"}


@cache
def release() -> str:
    """A hash of all that pages are made with; worked out once in each process (about 10 ms)."""
    digest = hashlib.sha256(repr((settings.SITE_NAME, settings.SITE_URL)).encode())
    for file in sorted(file for folder in FOLDERS for file in _files(settings.BASE_DIR / folder)):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _files(folder: Path):
    return (file for file in folder.rglob("*") if file.suffix in SUFFIXES and "migrations" not in file.parts)
