"""What a picture's page offers to those who want to use the picture: its files, and how to cite it."""

from dataclasses import dataclass

from django.conf import settings
from django.core.files.storage import default_storage

from .citations import STYLES, Work
from .darkroom import file_name
from .models import Photo
from .renditions import height_for


@dataclass(frozen=True)
class Download:
    """A file of the picture: its format, size in pixels, bytes and address."""

    file_format: str
    width: int
    height: int
    size: int
    address: str


def downloads(photo: Photo) -> list[Download]:
    """The files that readers may take: every JPEG, and AVIF where it is larger; the largest first.

    None unless the licence lets others use the picture.
    """
    if not (photo.may_be_reused and photo.is_ready):
        return []
    sizes = photo.rendition_sizes
    widest_jpeg = max(map(int, sizes["jpeg"]), default=0)
    larger = {width: size for width, size in sizes["avif"].items() if int(width) > widest_jpeg}
    files = [_download(photo, "AVIF", *item) for item in larger.items()]
    files += [_download(photo, "JPEG", *item) for item in sizes["jpeg"].items()]
    return sorted(files, key=lambda file: -file.width)


def _download(photo: Photo, file_format: str, width: str, size: int) -> Download:
    name = file_name(photo.rendition_key, int(width), file_format.lower())
    height = height_for(int(width), (photo.width, photo.height))
    return Download(file_format, int(width), height, size, default_storage.url(name))


def cited(photo: Photo) -> list[tuple[str, str]]:
    """The picture as each style cites it: name of the style, and the words."""
    work = Work(
        title=photo.title,
        creator=photo.creator,
        date=photo.date,
        source=photo.source_name,
        site=settings.SITE_NAME,
        url=settings.SITE_URL + photo.get_absolute_url(),
    )
    return [(name, write(work)) for name, write in STYLES]
