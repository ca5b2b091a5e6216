"""Pictures that look alike, whatever their files: a fingerprint of 64 bits, and how far two are apart.

The fingerprint is the difference hash: the picture in 9 × 8 greys, and for each whether its right neighbour is
lighter. Another size, format, quality or a new scan change a few bits; another picture changes about half of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from PIL import Image

from .models import Photo

# Of 64 bits. Copies of one picture differ by 0 to 4, strangers by 32 on average.
FARTHEST = 6
_MASK = (1 << 64) - 1
# Two that differ in so few bits are equal in at least one of one band more.
_BANDS = FARTHEST + 1
_BAND_BITS = 64 // _BANDS


def fingerprint(picture: Image.Image) -> int:
    """The picture's fingerprint, signed as databases have 64 bits."""
    grey = picture.convert("L").resize((9, 8), Image.Resampling.BOX)
    rows = [grey.crop((0, top, 9, top + 1)).tobytes() for top in range(8)]
    bits = "".join("1" if row[at] < row[at + 1] else "0" for row in rows for at in range(8))
    value = int(bits, 2)
    return value - (1 << 64) if value >= 1 << 63 else value


def distance(one: int, other: int) -> int:
    """In how many of the 64 bits two fingerprints differ."""
    return ((one ^ other) & _MASK).bit_count()


def lookalikes(photos: Iterable[Photo]) -> dict[int, list[Photo]]:
    """For each picture (by primary key) those that look like it, withdrawn ones too; in two queries for all."""
    known = list(Photo.objects.exclude(fingerprint=None).order_by().values_list("pk", "fingerprint"))
    near = {photo.pk: list(_near(photo, known)) for photo in photos if photo.fingerprint is not None}
    wanted = {pk for pks in near.values() for pk in pks}
    found = Photo.objects.in_bulk(wanted) if wanted else {}
    return {pk: [found[other] for other in pks if other in found] for pk, pks in near.items() if pks}


def with_lookalikes() -> set[int]:
    """The primary keys of all pictures that look like another one, withdrawn ones too; in one query."""
    marked = defaultdict(list)
    for pk, mark in Photo.objects.exclude(fingerprint=None).order_by().values_list("pk", "fingerprint"):
        marked[mark].append(pk)
    alike = {mark for mark, pks in marked.items() if len(pks) > 1}
    alike |= {mark for pair in _pairs(marked) if distance(*pair) <= FARTHEST for mark in pair}
    return {pk for mark in alike for pk in marked[mark]}


def _pairs(marks: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Fingerprints that are equal in a band of their bits: all that are near, and few others."""
    bands = defaultdict(list)
    for mark in marks:
        for number in range(_BANDS):
            bands[number, (mark & _MASK) >> number * _BAND_BITS & (1 << _BAND_BITS) - 1].append(mark)
    for band in bands.values():
        yield from combinations(band, 2)


def _near(photo: Photo, known: list[tuple[int, int]]) -> Iterator[int]:
    # As `distance`, written out: this is done for every picture of the library.
    own = photo.fingerprint
    return (pk for pk, mark in known if ((mark ^ own) & _MASK).bit_count() <= FARTHEST and pk != photo.pk)
