import pytest
from django.db.models import ProtectedError

from gallery.models import Album, Photo, Topic
from gallery.uses import uses_of
from tests.factories import (
    ArticleFactory,
    EventFactory,
    GroupedPictureFactory,
    KeyFigureFactory,
    PhotoFactory,
    PictureFactory,
)

pytestmark = pytest.mark.django_db


def use_everywhere(photo):
    """The picture in every place that can hold one."""
    article = ArticleFactory(title="Twelve days in Budapest", lead_photo=photo)
    PictureFactory(parent=article, photo=photo)
    GroupedPictureFactory(block__parent=article, photo=photo)
    EventFactory(what="The statue falls", article=article, photo=photo)
    EventFactory(what="The tanks come back", date="1956-11-04", photo=photo)
    KeyFigureFactory(name="Pál Maléter", portrait=photo).photos.add(photo)
    Album.objects.create(title="October", slug="october").photos.add(photo)
    Topic.objects.create(name="Hungary", lead_photo=photo)


EVERYWHERE = [
    "4 November 1956: The tanks come back (picture)",
    "Hungary (lead picture)",
    "October (album photo)",
    "Pál Maléter (person in a picture)",
    "Pál Maléter (portrait)",
    "Twelve days in Budapest (event)",
    "Twelve days in Budapest (grouped picture)",
    "Twelve days in Budapest (lead picture)",
    "Twelve days in Budapest (picture)",
]


def test_every_place_is_listed_once():
    photo = PhotoFactory()
    use_everywhere(photo)
    PictureFactory(parent=ArticleFactory(lead_photo=PhotoFactory()), photo=PhotoFactory())
    again = ArticleFactory(title="Again")
    PictureFactory.create_batch(2, parent=again, photo=photo)

    assert sorted(map(str, uses_of(photo))) == sorted([*EVERYWHERE, "Again (picture)"])


def test_a_place_has_its_public_address_and_what_an_editor_opens():
    block = PictureFactory(parent__slug="twelve-days")

    [use] = uses_of(block.photo)

    assert (use.url, use.model, use.pk) == ("/articles/twelve-days/", "articles.article", block.parent_id)


def test_an_unused_picture_is_used_nowhere():
    assert uses_of(PhotoFactory()) == []


def test_more_uses_cost_no_more_queries(django_assert_max_num_queries):
    photo = PhotoFactory()
    for size in (1, 10):
        for _ in range(size):
            PictureFactory(photo=photo)
            GroupedPictureFactory(photo=photo)
            EventFactory(photo=photo)
        with django_assert_max_num_queries(10):
            uses_of(photo)


class TestDeleting:
    @pytest.mark.parametrize("place", ["lead", "block", "group", "event", "portrait", "person", "album", "topic"])
    def test_is_refused_for_each_kind_of_use_alone(self, place):
        photo = PhotoFactory()
        PLACES[place](photo)

        with pytest.raises(ProtectedError):
            photo.delete()

    def test_is_refused_once_it_is_withdrawn(self):
        photo = PhotoFactory()
        photo.withdraw("Its owner objected.")

        with pytest.raises(ProtectedError, match="has been withdrawn"):
            Photo.objects.all().delete()

    def test_an_unused_picture_goes(self):
        PhotoFactory().delete()

        assert not Photo.objects.exists()


def put_in_an_album(photo):
    Album.objects.create(title="October", slug="october").photos.add(photo)


def put_with_a_person(photo):
    KeyFigureFactory().photos.add(photo)


PLACES = {
    "lead": lambda photo: ArticleFactory(lead_photo=photo),
    "block": lambda photo: PictureFactory(photo=photo),
    "group": lambda photo: GroupedPictureFactory(photo=photo),
    "event": lambda photo: EventFactory(photo=photo),
    "portrait": lambda photo: KeyFigureFactory(portrait=photo),
    "person": put_with_a_person,
    "album": put_in_an_album,
    "topic": lambda photo: Topic.objects.create(name="Hungary", lead_photo=photo),
}
