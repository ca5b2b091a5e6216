"""The picture library with the people of our articles: naming them, and finding pictures by them."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.admin.pictures import MOST_PEOPLE
from articles.models import Depiction
from tests.factories import DepictionFactory, KeyFigureFactory, PhotoFactory
from tests.gallery.admin.test_photo import change_form

pytestmark = pytest.mark.django_db

LIST = "admin:gallery_photo_changelist"


def rows(*new, depiction=None, **changes):
    """The rows of people or pictures as their form sends them: the one that is there, and new ones."""
    known = [{"id": depiction.pk, **changes}] if depiction else []
    sent = {"depictions-TOTAL_FORMS": len(known) + len(new), "depictions-INITIAL_FORMS": len(known)}
    for number, row in enumerate([*known, *new]):
        sent |= {f"depictions-{number}-{name}": value for name, value in row.items()}
    return sent


class TestOnThePictureSPage:
    def send(self, client, photo, people):
        form = {**change_form(**people), "original": ""}
        return client.post(reverse("admin:gallery_photo_change", args=[photo.pk]), form)

    def test_a_person_is_named_with_their_place(self, editor_client):
        photo, nagy = PhotoFactory(), KeyFigureFactory()

        self.send(editor_client, photo, rows({"figure": nagy.pk, "position": "second from left", "x": 0.25, "y": 0.4}))

        depiction = photo.depictions.get()
        assert (depiction.figure, depiction.where, depiction.x, depiction.y) == (nagy, "second from left", 0.25, 0.4)

    @pytest.mark.parametrize("point", [{"x": 0.3, "y": ""}, {"x": 3, "y": 0.5}])
    def test_half_a_place_is_refused_and_stays_as_typed(self, editor_client, point):
        photo, nagy = PhotoFactory(), KeyFigureFactory()

        response = self.send(editor_client, photo, rows({"figure": nagy.pk, "position": "with the hat", **point}))

        assertContains(response, "two numbers from 0 to 1")
        assertContains(response, "with the hat")
        assert not Depiction.objects.exists()


class TestOnThePersonSPage:
    def send(self, client, figure, pictures, **values):
        form = {name: getattr(figure, name) for name in ("name", "sort_name", "slug", "role")}
        return client.post(reverse("admin:articles_keyfigure_change", args=[figure.pk]), {**form, **values, **pictures})

    def test_pictures_are_chosen_and_the_portrait_is_among_them_by_itself(self, editor_client):
        photo, portrait = PhotoFactory(), PhotoFactory()
        figure = KeyFigureFactory()

        self.send(editor_client, figure, rows({"photo": photo.pk}), portrait=portrait.pk)

        assert set(figure.photos.all()) == {photo, portrait}

    def test_a_portrait_that_is_also_chosen_as_a_picture_is_there_once(self, editor_client):
        photo, figure = PhotoFactory(), KeyFigureFactory()

        self.send(editor_client, figure, rows({"photo": photo.pk, "position": "alone"}), portrait=photo.pk)

        assert [depiction.where for depiction in figure.depictions.all()] == ["alone"]

    def test_another_picture_forgets_the_place_on_the_former_one(self, editor_client):
        depiction, other = DepictionFactory(x=0.5, y=0.5), PhotoFactory()

        self.send(editor_client, depiction.figure, rows(depiction=depiction, photo=other.pk))

        depiction.refresh_from_db()
        assert (depiction.photo, depiction.x) == (other, None)

    def test_other_words_keep_the_place(self, editor_client):
        depiction = DepictionFactory(x=0.5, y=0.5)

        pictures = rows(depiction=depiction, photo=depiction.photo_id, position="in the dock")
        self.send(editor_client, depiction.figure, pictures)

        depiction.refresh_from_db()
        assert (depiction.position, depiction.x) == ("in the dock", 0.5)


class TestTheList:
    def test_is_narrowed_to_one_person(self, editor_client):
        DepictionFactory(figure__slug="imre-nagy", photo__title="In the dock")
        PhotoFactory(title="Boots Square")

        response = editor_client.get(reverse(LIST), {"person": "imre-nagy"})

        assertContains(response, "In the dock")
        assertNotContains(response, "Boots Square")

    def test_finds_a_picture_by_the_name_of_a_person_once(self, editor_client):
        depiction = DepictionFactory(figure__other_names="Nagy Imre", photo__title="In the dock")
        DepictionFactory(figure__name="Imre Nagy the younger", photo=depiction.photo)

        found = editor_client.get(reverse(LIST), {"q": "nagy"}).context_data["cl"].result_list

        assert list(found) == [depiction.photo]

    def test_offers_those_who_are_in_most_pictures(self, editor_client):
        DepictionFactory(figure__name="János Kádár", figure__sort_name="Kádár")
        KeyFigureFactory(name="Nobody's photograph")
        for _ in range(MOST_PEOPLE):
            figure = KeyFigureFactory()
            DepictionFactory.create_batch(2, figure=figure)

        response = editor_client.get(reverse(LIST))

        assertContains(response, ">Imre Nagy</a>", MOST_PEOPLE)
        assertNotContains(response, "János Kádár")
        assertNotContains(response, "Nobody")

    def test_somebody_who_never_was_leaves_nothing(self, editor_client):
        DepictionFactory(photo__title="In the dock")

        assertNotContains(editor_client.get(reverse(LIST), {"person": "nobody"}), "In the dock")
