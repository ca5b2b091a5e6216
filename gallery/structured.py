"""What search engines are told of a picture: schema.org's ImageObject, with Google's image licence metadata.

Plain data: a template writes it with `|tojson`, which escapes `<`, `>` and `&`.
"""

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse

from .darkroom import file_name
from .models import Photo
from .picture import fallback, largest
from .renditions import height_for
from .standing import standing_of

# `contentUrl` is the file of the page's own `<img>`: search engines match what they are told with it.
# The largest file stands beside it, as another encoding of the same.
# schema.org cannot say "about 1956": an uncertain date is given in words, as `temporal`.


def image_object(photo: Photo) -> dict:
    """All that is known of a picture that readers may see; empty for another."""
    rights = image_rights(photo)
    if not rights:
        return {}
    known = {
        "@context": "https://schema.org",
        **rights,
        "url": _page(photo),
        "name": photo.title,
        "caption": photo.caption,
        "description": photo.alt_text,
        "dateCreated": photo.date.iso if photo.date else "",
        "temporal": str(photo.date) if photo.date and not photo.date.iso else "",
        "contentLocation": {"@type": "Place", "name": photo.place} if photo.place else "",
        "about": [_person(depiction.figure) for depiction in photo.depictions.all()],
        "keywords": [topic.name for topic in photo.topics.all()],
        "encodingFormat": "image/jpeg",
        "encoding": _file(photo, *largest(photo)),
        "representativeOfPage": True,
    }
    return {name: value for name, value in known.items() if value}


def image_rights(photo: Photo) -> dict:
    """Where a picture is, whose it is and by what right it is here: enough for a page that shows many."""
    if not photo.is_listed:
        return {}
    credit = photo.credit_line or photo.creator
    known = {
        "@type": "ImageObject",
        "@id": image_id(photo),
        "contentUrl": absolute(fallback(photo)),
        "license": photo.rights_uri or absolute(_terms(photo)),
        "acquireLicensePage": f"{_page(photo)}#use",
        "creditText": credit,
        "creator": _maker(photo),
        "copyrightNotice": credit if photo.rights != Photo.Rights.PUBLIC_DOMAIN else "",
    }
    return {name: value for name, value in known.items() if value}


def image_id(photo: Photo) -> str:
    """By what others on the page, and on its own, mean this picture."""
    return f"{_page(photo)}#picture"


def images_on_page(photos) -> dict:
    """The rights of all pictures of a page, each once; without those that wait behind a content note."""
    shown = {photo.pk: image_rights(photo) for photo in photos if photo and not photo.content_note}
    return {"@context": "https://schema.org", "@graph": [rights for rights in shown.values() if rights]}


def absolute(address: str) -> str:
    """The full address of a page or file of this site."""
    return settings.SITE_URL + address if address.startswith("/") else address


def _file(photo: Photo, width: int, file_format: str) -> dict:
    return {
        "@type": "ImageObject",
        "contentUrl": absolute(default_storage.url(file_name(photo.rendition_key, width, file_format))),
        "encodingFormat": f"image/{file_format}",
        "width": width,
        "height": height_for(width, (photo.width, photo.height)),
    }


def _person(figure) -> dict:
    """Someone who is in the picture."""
    return {"@type": "Person", "name": figure.name, "url": absolute(figure.get_absolute_url())}


def _page(photo: Photo) -> str:
    return absolute(photo.get_absolute_url())


def _terms(photo: Photo) -> str:
    """Where a right without licence is explained."""
    return reverse("gallery:rights_of", args=[standing_of(photo.rights, photo.rights_uri).code])


def _maker(photo: Photo) -> dict | str:
    """Who made it. One who is also the source, or this site, is a body; of others it is taken that they are people."""
    if not photo.creator:
        return ""
    is_body = photo.creator in (photo.source_name, settings.SITE_NAME)
    return {"@type": "Organization" if is_body else "Person", "name": photo.creator}
