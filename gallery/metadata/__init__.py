"""What a picture's file says of the picture: IPTC properties as XMP, else as IIM, else as EXIF.

Whatever stands in a file was written by somebody else: it is proposed to the editor, cleaned and cut to length,
and nothing that is broken in it ever stops an upload.
"""

import re
from collections.abc import Callable
from typing import BinaryIO

from PIL import Image

from chronology.historic_date import HistoricDate

from ..intake import FORMATS
from ..rights import LICENCES
from . import exif, iim, xmp

# What is read, and how many characters of it are kept. `date` is when the content was made, as those say who
# catalogued it; `taken` is a clock in a camera or scanner; the last four are only shown.
LENGTHS = {
    "title": 200,
    "caption": 5_000,
    "alt_text": 2_000,
    "creator": 200,
    "credit_line": 300,
    "source_name": 200,
    "place": 200,
    "date": 40,
    "taken": 40,
    "rights_uri": 100,
    "copyright": 500,
    "terms": 500,
    "persons": 500,
    "keywords": 500,
}
_DATES = ("date", "taken")


def read(file: BinaryIO) -> dict[str, str]:
    """What is found in the file, by the names in `LENGTHS`; only what is there. Never raises."""
    found: dict[str, str] = {}
    image = _safely(lambda: Image.open(file, formats=FORMATS))
    for reader in (xmp.read, iim.read, exif.read) if image else ():
        for name, text in _safely(lambda reader=reader: reader(image)).items():
            if name not in found and (kept := _kept(name, text)):
                found[name] = kept
    file.seek(0)
    return found


def _safely(work: Callable):
    """What `work` gives; an empty dict if the file is not as it should be, in whatever way."""
    try:
        return work()
    except Exception:
        return {}


def _kept(name: str, text: str) -> str:
    text = clean(text)[: LENGTHS[name]].strip()
    if name in _DATES:
        return edtf(text)
    if name == "rights_uri":
        return _licence(text)
    return text


def clean(text: str) -> str:
    """Without control characters and halves of characters, which no database takes, and without blank lines."""
    whole = text.encode("utf-8", "ignore").decode()
    printable = "".join(letter if letter >= " " and letter != "\x7f" else "\n" for letter in whole)
    return re.sub(r"[ \t]*\n\s*", "\n", printable).strip()


def edtf(text: str) -> str:
    """The day, month or year of a moment as files write it (19561023, 1956:10:23 12:00, 1956-10); "" for none."""
    match = re.match(r"(\d{4})(?:[-:]?(\d\d)(?:[-:]?(\d\d))?)?(?!\d)", text)
    parts = [part for part in match.groups() if part] if match else []
    while parts and not int(parts[-1]):
        parts.pop()
    try:
        return HistoricDate.parse("-".join(parts)).edtf if parts else ""
    except ValueError:
        return ""


def _licence(text: str) -> str:
    """The address of a licence or statement that the site knows, however it was written; "" for another."""
    bare = _bare_address(text)
    return next((uri for uri in LICENCES if _bare_address(uri) == bare), "")


def _bare_address(text: str) -> str:
    bare = re.sub(r"^https?://(www\.)?", "", text.strip().lower())
    return bare.replace("/page/", "/vocab/").removesuffix("legalcode").removesuffix("deed.en").rstrip("/")
