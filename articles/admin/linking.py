"""The pages of this site to which a text can lead: offered in the text editor while its writer types a title."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import JsonResponse
from django.urls import path

from gallery.admin.widgets import thumbnail_address
from gallery.models import Photo, Topic, ascii_slug

from ..models import Article, KeyFigure, Series

OF_A_KIND = 6
MOST_WORDS = 8


@dataclass(frozen=True)
class Offer:
    """A page; `note` says what its writer should know, `thumbnail` is the address of a small picture."""

    kind: str
    title: str
    address: str
    note: str = ""
    thumbnail: str = ""


def offers(user, words: str) -> list[Offer]:
    """Pages whose names hold all of these words, a few of each kind of thing that this person sees."""
    return [offer for offered in _KINDS for offer in offered(user, words.replace("\0", " ").split()[:MOST_WORDS])]


def _articles(user, words) -> Iterator[Offer]:
    """Also those that readers cannot open yet: until then they read plain words in the place of the link."""
    found = _matching(Article.objects.visible_to(user), words, "title", "slug").order_by("-updated_at", "-pk")
    for article in found[:OF_A_KIND]:
        note = "" if article.is_published else article.state.label
        yield Offer("Article", article.title, article.get_absolute_url(), note)


def _people(user, words) -> Iterator[Offer]:
    figures = _permitted(KeyFigure, user).select_related("portrait")
    for figure in _matching(figures, words, "name", "other_names", "slug")[:OF_A_KIND]:
        face = figure.portrait
        small = thumbnail_address(face) if face and not face.is_withdrawn else ""
        yield Offer("Person", figure.name, figure.get_absolute_url(), figure.role, small)


def _pictures(user, words) -> Iterator[Offer]:
    """Those that readers see."""
    photos = _permitted(Photo, user) & Photo.objects.visible()
    for photo in _matching(photos, words, "title").order_by("-pk")[:OF_A_KIND]:
        yield Offer("Picture", photo.title, photo.get_absolute_url(), photo.credit_line, thumbnail_address(photo))


def _topics(user, words) -> Iterator[Offer]:
    for topic in _matching(_permitted(Topic, user), words, "name", "slug")[:OF_A_KIND]:
        yield Offer("Topic", topic.name, topic.get_absolute_url())


def _series(user, words) -> Iterator[Offer]:
    for series in _matching(_permitted(Series, user), words, "title", "slug")[:OF_A_KIND]:
        yield Offer("Series", series.title, series.get_absolute_url())


_KINDS = [_articles, _people, _pictures, _topics, _series]


def _permitted(model, user) -> QuerySet:
    may = user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
    return model.objects.all() if may else model.objects.none()


def _matching(things: QuerySet, words: list[str], *names: str) -> QuerySet:
    """Each of the words in one of these fields; in an address as it is written there, so that Gomulka is Gomułka."""
    for word in words:
        asked = {name: ascii_slug(word) if name == "slug" else word for name in names}
        match = [Q(**{f"{name}__icontains": text}) for name, text in asked.items() if text]
        things = things.filter(Q(*match, _connector=Q.OR))
    return things


class OffersPages:
    """For the admin of articles."""

    def get_urls(self):
        offered = path("offered/", self.admin_site.admin_view(self.offered), name="articles_article_offered")
        return [offered, *super().get_urls()]

    def offered(self, request):
        """Pages that match `q`, for the text editor's dialog."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return JsonResponse({"pages": [asdict(offer) for offer in offers(request.user, request.GET.get("q", ""))]})
