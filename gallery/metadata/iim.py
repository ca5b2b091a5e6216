"""IPTC IIM: what news agencies wrote into files before XMP, in numbered datasets (IPTC IIM 4.2)."""

from collections.abc import Iterator

from PIL import Image

_PHOTOSHOP_RESOURCE = 0x0404
_TIFF_TAG = 33723
_UTF8 = b"\x1b%G"
_MARKER = 0x1C

# Dataset of record 2: our name.
_DATASETS = {
    5: "title",
    120: "caption",
    80: "creator",
    110: "credit_line",
    115: "source_name",
    55: "date",
    116: "copyright",
    25: "keywords",
}
_HEADLINE, _CITY, _COUNTRY = 105, 90, 101


def read(image: Image.Image) -> dict[str, str]:
    """What the datasets say, by the names of `gallery.metadata.LENGTHS`."""
    values: dict[tuple[int, int], list[bytes]] = {}
    for record, dataset, content in _datasets(_block(image)):
        values.setdefault((record, dataset), []).append(content)
    declared = _UTF8 in values.get((1, 90), [b""])[0]
    texts = {dataset: [_text(item, declared) for item in items] for (_, dataset), items in _of_record_2(values)}
    found = {name: ", ".join(texts[dataset]) for dataset, name in _DATASETS.items() if dataset in texts}
    if _HEADLINE in texts:
        found.setdefault("title", texts[_HEADLINE][0])
    found["place"] = ", ".join(texts[part][0] for part in (_CITY, _COUNTRY) if part in texts)
    return found


def _of_record_2(values):
    return ((key, items) for key, items in values.items() if key[0] == 2)


def _block(image) -> bytes:
    """The bytes of all datasets, from a JPEG's APP13 segment or a TIFF's tag."""
    resources = image.info.get("photoshop")
    if isinstance(resources, dict):
        block = resources.get(_PHOTOSHOP_RESOURCE, b"")
    else:
        block = getattr(image, "tag_v2", {}).get(_TIFF_TAG, b"")
    return block if isinstance(block, bytes) else b""


def _datasets(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Record, dataset and content of each; it ends where the block is not what it should be."""
    at = 0
    while at + 5 <= len(block) and block[at] == _MARKER:
        size = int.from_bytes(block[at + 3 : at + 5])
        start = at + 5
        # The highest bit means that the length of the length stands here: nobody writes 32 kB of credit.
        if size > 0x7FFF or start + size > len(block):
            return
        yield block[at + 1], block[at + 2], block[start : start + size]
        at = start + size


def _text(content: bytes, declared_utf8: bool) -> str:
    """In UTF-8, whether that is declared or only so; else in Latin-1, in which every byte is a letter."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace") if declared_utf8 else content.decode("latin-1")
