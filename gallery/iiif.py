"""Pictures as a manifest of the IIIF Presentation API 3.0, which viewers and libraries elsewhere can open.

https://iiif.io/api/presentation/3.0/. Each picture is a canvas with one image and no image service (recipe 0001 of the
IIIF cookbook): its largest file, which is an AVIF. For programs that read no AVIF there is the JPEG, as a rendering.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import prefetch_related_objects
from django.http import Http404, JsonResponse

from chronology.point import Precision

from .darkroom import file_name
from .models import Photo
from .picture import largest
from .renditions import height_for
from .structured import absolute

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
CONTENT_TYPE = f'application/ld+json;profile="{CONTEXT}"'


@dataclass(frozen=True)
class Collected:
    """What a manifest gathers: where it is, the page that it belongs to, its words, and its pictures with theirs."""

    address: str
    homepage: str
    title: str
    summary: str
    plates: list[tuple[Photo, str]]
    language: str = settings.LANGUAGE_CODE


def response_with(collected: Collected) -> JsonResponse:
    """The manifest as a server gives it: any page anywhere may read it. Raises Http404 if it has no picture."""
    made = manifest(collected)
    if not made["items"]:
        raise Http404("No picture of this may be shown.")
    headers = {"Access-Control-Allow-Origin": "*"}
    return JsonResponse(made, content_type=CONTENT_TYPE, headers=headers)


def manifest(collected: Collected) -> dict:
    """Every picture once, where it stands first; without those that readers may not see and those in the making."""
    plates: dict[Photo, str] = {}
    for photo, words in collected.plates:
        plates.setdefault(photo, words)
    prefetch_related_objects(list(plates), "depictions")
    canvases = [_canvas(collected.address, photo, words) for photo, words in plates.items() if photo.is_listed]
    known = {
        "@context": CONTEXT,
        "id": absolute(collected.address),
        "type": "Manifest",
        "label": _said(collected.title, collected.language),
        "summary": _said(collected.summary, collected.language) if collected.summary else None,
        "requiredStatement": _pair("Attribution", f"{settings.SITE_NAME}. Each picture names its own maker and right."),
        "provider": [_provider()],
        "homepage": [_page(collected.homepage, collected.title, collected.language)],
        "thumbnail": canvases[0]["thumbnail"] if canvases else None,
        "items": canvases,
    }
    return {name: value for name, value in known.items() if value is not None}


def _canvas(address: str, photo: Photo, words: str) -> dict:
    own = f"{absolute(address).rpartition('/')[0]}/canvas/{photo.pk}"
    known = {
        "id": own,
        "type": "Canvas",
        "label": _said(photo.title),
        "height": photo.height,
        "width": photo.width,
        "summary": _said(words) if words else None,
        "metadata": [_pair(name, value) for name, value in _facts(photo) if value],
        # A licence's address here is its identifier, which begins with http.
        "rights": photo.rights_uri.replace("https://", "http://") or None,
        "requiredStatement": _pair("Credit", _credit(photo)),
        "navDate": _day(photo),
        "homepage": [_page(photo.get_absolute_url(), photo.title)],
        "thumbnail": [_image(photo, 320)],
        "rendering": [{**_image(photo), "label": _said("JPEG")}],
        "items": [_painted(own, photo)],
        "annotations": [_named(own, photo)] if photo.depictions.all() else None,
    }
    return {name: value for name, value in known.items() if value is not None}


def _painted(canvas: str, photo: Photo) -> dict:
    """The page of annotations that says: this image is painted on the canvas."""
    annotation = {
        "id": f"{canvas}/image",
        "type": "Annotation",
        "motivation": "painting",
        "body": _file(photo, *largest(photo)),
        "target": canvas,
    }
    return {"id": f"{canvas}/page", "type": "AnnotationPage", "items": [annotation]}


def _named(canvas: str, photo: Photo) -> dict:
    """The page of annotations that says who is in the picture, each at their place where one is known."""
    items = [
        {
            "id": f"{canvas}/person/{depiction.figure_id}",
            "type": "Annotation",
            "motivation": "tagging",
            "body": {"type": "TextualBody", "value": _name(depiction), "format": "text/plain"},
            "target": _place(canvas, photo, depiction),
        }
        for depiction in photo.depictions.all()
    ]
    return {"id": f"{canvas}/people", "type": "AnnotationPage", "items": items}


def _name(depiction) -> str:
    return f"{depiction.figure.name}, {depiction.where}" if depiction.where else depiction.figure.name


def _place(canvas: str, photo: Photo, depiction) -> str | dict:
    """The canvas, or a point on it in its own pixels."""
    if not depiction.has_point:
        return canvas
    x, y = round(depiction.x * photo.width), round(depiction.y * photo.height)
    selector = {"type": "PointSelector", "x": x, "y": y}
    return {"type": "SpecificResource", "source": canvas, "selector": selector}


def _image(photo: Photo, widest: int = 10_000) -> dict:
    """A JPEG of the picture, the largest up to so wide."""
    widths = sorted(map(int, photo.rendition_sizes["jpeg"]))
    width = max((width for width in widths if width <= widest), default=widths[0])
    return _file(photo, width, "jpeg")


def _file(photo: Photo, width: int, file_format: str) -> dict:
    return {
        "id": absolute(default_storage.url(file_name(photo.rendition_key, width, file_format))),
        "type": "Image",
        "format": f"image/{file_format}",
        "width": width,
        "height": height_for(width, (photo.width, photo.height)),
    }


def _facts(photo: Photo) -> list[tuple[str, str]]:
    source = photo.source_name if not photo.source_url else f"{photo.source_name or 'Source'}: {photo.source_url}"
    return [
        ("Date", str(photo.date or "")),
        ("Place", photo.place),
        ("Shows", "; ".join(map(_name, photo.depictions.all()))),
        ("Made by", photo.creator),
        ("Source", source),
        ("Rights", photo.licence.title if photo.licence else photo.get_rights_display()),
        ("Writing", photo.transcription),
    ]


def _credit(photo: Photo) -> str:
    right = photo.rights_label or photo.get_rights_display()
    return ", ".join(part for part in (photo.credit_line or photo.creator, right) if part)


def _day(photo: Photo) -> str | None:
    """The moment by which viewers put pictures in order; only a day that is certain has one."""
    date = photo.date
    return f"{date.iso}T00:00:00Z" if date and date.is_certain and date.precision is Precision.DAY else None


def _said(words: str, language: str = settings.LANGUAGE_CODE) -> dict:
    return {language: [words]}


def _pair(label: str, value: str) -> dict:
    return {"label": _said(label), "value": _said(value)}


def _page(address: str, title: str, language: str = settings.LANGUAGE_CODE) -> dict:
    return {"id": absolute(address), "type": "Text", "label": _said(title, language), "format": "text/html"}


def _provider() -> dict:
    site = {"id": f"{settings.SITE_URL}/", "type": "Agent", "label": _said(settings.SITE_NAME)}
    return {**site, "homepage": [_page("/", settings.SITE_NAME)]}
