"""Which signs of what somebody typed are kept. Whatever is stored as a comment has gone through here."""

import re
import unicodedata

# Controls but for line ends and tabs; signs that turn the direction of what follows; halves of a pair; noncharacters.
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
# Marks above and below a letter, more than any script puts there once it is composed.
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_HEAP_OF_MARKS = re.compile(f"({_MARK}{{3}}){_MARK}+")


_SOMETHING = re.compile(r"[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u3164\uffa0]")


def readable(text: str) -> str:
    """Text without what cannot be shown, and with no heaps of marks on a letter; "" if nothing of it would be seen."""
    text = _NOT_SHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    shown = _HEAP_OF_MARKS.sub(r"\1", unicodedata.normalize("NFC", text))
    return shown if _SOMETHING.search(shown) else ""
