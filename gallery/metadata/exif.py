"""EXIF: what a camera or scanner wrote. It knows its clock and seldom the picture."""

from PIL import ExifTags, Image

_TAGS = {
    ExifTags.Base.ImageDescription: "caption",
    ExifTags.Base.Artist: "creator",
    ExifTags.Base.Copyright: "copyright",
}
# Makers' own words, which describe no picture.
_OF_THE_MAKER = ("digital camera", "dsc", "untitled", "default", "created with", "processed with")


def read(image: Image.Image) -> dict[str, str]:
    """What the tags say, by the names of `gallery.metadata.LENGTHS`."""
    if "exif" not in image.info and image.format != "TIFF":
        # `getexif` would decode a whole PNG to look for it at the end.
        return {}
    exif = image.getexif()
    found = {name: _text(exif.get(tag)) for tag, name in _TAGS.items()}
    found["taken"] = _text(exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal))
    if any(words in found["caption"].lower() for words in _OF_THE_MAKER):
        del found["caption"]
    return found


def _text(value) -> str:
    """Pillow reads bytes as Latin-1; they are often UTF-8."""
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
