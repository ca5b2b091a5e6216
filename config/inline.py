"""What stands in every page itself, so that no second answer is waited for before the first words show:
style sheets, and the script that chooses the colours. Our own files, made short.
"""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"
_COMMENTS = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
_AROUND_LINES = re.compile(r"\s*\n\s*")
_FONTS = re.compile(r'url\("\.\./(fonts/[^"]+)"\)')


def shortened(path: str) -> str:
    """The text of a file in static/ without comments and indentation."""
    return _shortened(STATIC / path, (STATIC / path).stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _shortened(file: Path, changed: int) -> str:
    """Remembered until the file changes."""
    text = _COMMENTS.sub("", file.read_text())
    return _AROUND_LINES.sub("\n", text).strip()


def styles(*paths: str) -> str:
    """Style sheets for a `<style>`, with the true addresses of the fonts."""
    from django.templatetags.static import static  # noqa: PLC0415 (the settings read this module before Django is up)

    text = "\n".join(map(shortened, paths))
    return _FONTS.sub(lambda found: f'url("{static(found[1])}")', text)


def script_hash(path: str) -> str:
    """What lets the page run that script, as `shortened`, under its content security policy."""
    digest = hashlib.sha256(shortened(path).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
