"""What stands in every page itself, so that no second answer is waited for before the first words show:
style sheets but for paper, and the script that chooses the colours. Our own files, made short.
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


def shortened(*paths: str) -> str:
    """The text of files in static/ without comments and indentation."""
    return "\n".join(_shortened(STATIC / path, (STATIC / path).stat().st_mtime_ns) for path in paths)


@lru_cache(maxsize=64)
def _shortened(file: Path, changed: int) -> str:
    """Remembered until the file changes."""
    text = _COMMENTS.sub("", file.read_text())
    return _AROUND_LINES.sub("\n", text).strip()


def styles(*paths: str) -> str:
    """Style sheets for a `<style>`, with the true addresses of the fonts."""
    from django.templatetags.static import static  # noqa: PLC0415 (the settings read this module before Django is up)

    return _FONTS.sub(lambda found: f'url("{static(found[1])}")', shortened(*paths))


def head_script() -> str:
    """The script of every page: it chooses the colours, and calls the page's other scripts when it has been painted."""
    return shortened("js/theme.js", "js/later.js")


def head_script_hash() -> str:
    """What lets the page run that script under its content security policy."""
    digest = hashlib.sha256(head_script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
