"""Which card an article has, and its file: made, found, removed.

The file's name carries a hash of all that is drawn, so a card is shown only while it is still true. One with a picture
is named after the picture's files and lies among them: whatever removes those (`gallery.darkroom.discard`: a
withdrawal, a new original, another credit) removes it too.
"""

import hashlib
import logging
from functools import lru_cache

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from gallery.darkroom import credit_of, file_name
from gallery.models import Photo
from gallery.picture import File

from ..models import Article
from ..models.card import Card
from . import drawing
from .drawing import Words

logger = logging.getLogger(__name__)


def card_name(article: Article) -> str:
    """The name of the file that its card should have now."""
    photo = _picture_of(article)
    words = _words(article, photo)
    facts = (drawing.ENCODING, article.pk, words, photo and (photo.focal_x, photo.focal_y))
    digest = hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
    if photo:
        return f"pictures/{photo.rendition_key[:2]}/{photo.rendition_key}-card-{digest}.jpg"
    return f"cards/{digest}.jpg"


def _picture_of(article: Article) -> Photo | None:
    """Its lead picture, unless readers may not see it, or not without having asked for it."""
    photo = article.lead_photo
    return photo if photo and photo.is_listed and not photo.content_note else None


def _words(article: Article, photo: Photo | None) -> Words:
    return Words(article.title, settings.SITE_NAME, (photo.credit_line or photo.creator) if photo else "")


def card_of(article: Article) -> tuple[File | None, str]:
    """The card for other sites, and what is on it in words: the article's own, or the site's while it has none that is
    true. Reads `article.card`, which a page fetches together with the article.
    """
    card = getattr(article, "card", None)
    if not card or card.name != card_name(article):
        return card_of_site(), settings.SITE_NAME
    photo = _picture_of(article)
    return _file(card.name), f"{article.title}. {photo.alt}".strip() if photo else article.title


def card_of_site() -> File | None:
    """For pages that have no picture of their own; made when it is first asked for."""
    try:
        return _file(_made_for_site(settings.SITE_NAME, settings.MEDIA_ROOT))
    except Exception:  # a storage that does not answer: the page is there all the same
        logger.exception("The card of the site could not be made.")
        return None


def _file(name: str) -> File:
    address = default_storage.url(name)
    return File(settings.SITE_URL + address if address.startswith("/") else address, *drawing.SIZE)


@lru_cache(maxsize=8)
def _made_for_site(site: str, root: str) -> str:
    """Looked for once in each process and folder."""
    digest = hashlib.sha256(f"{drawing.ENCODING} {site}".encode()).hexdigest()[:16]
    name = f"cards/site-{digest}.jpg"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(drawing.as_jpeg(drawing.draw(Words(site, "")))))
    return name


def make_card(article_pk: int) -> bool:
    """Make the card of a published article if it has not the one that it should have; whether one was made."""
    article = _with_card(article_pk)
    if article is None or article.status != Article.Status.PUBLISHED:
        return False
    name, former = card_name(article), getattr(article, "card", None)
    if former and former.name == name and default_storage.exists(name):
        return False
    default_storage.delete(name)
    default_storage.save(name, ContentFile(_draw(article)))
    Card.objects.update_or_create(article=article, defaults={"name": name})
    _remove_untrue({name, former.name if former else name}, article_pk)
    return True


def _with_card(article_pk: int) -> Article | None:
    return Article.objects.select_related("lead_photo", "card").filter(pk=article_pk).first()


def _draw(article: Article) -> bytes:
    photo = _picture_of(article)
    if not photo:
        return drawing.as_jpeg(drawing.draw(_words(article, None)))
    card = drawing.draw(_words(article, photo), _pixels(photo), (photo.focal_x, photo.focal_y))
    return drawing.as_jpeg(card, credit_of(photo).packet())


def _pixels(photo: Photo) -> Image.Image:
    """The smallest of its files that fills the place for it, else the largest."""
    width, height = drawing.PICTURE
    needed = max(width, height * photo.width / photo.height)
    widths = sorted(map(int, photo.rendition_sizes["avif"]))
    chosen = next((each for each in widths if each >= needed), widths[-1])
    with default_storage.open(file_name(photo.rendition_key, chosen, "avif")) as file:
        return Image.open(file).convert("RGB")


def _remove_untrue(names: set[str], article_pk: int) -> None:
    """Of these files all but the one that the article should have by now: it may have changed while it was drawn, and
    its picture may have been withdrawn.
    """
    article = _with_card(article_pk)
    for name in names - {card_name(article) if article else ""}:
        default_storage.delete(name)
