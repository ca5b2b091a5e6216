"""Who is in a picture, and where: what the database holds, what readers and machines are told."""

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Depiction
from gallery.structured import image_object
from tests.factories import DepictionFactory, KeyFigureFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, ""),
        ({"position": "second from left"}, "second from left"),
        ({"x": 0.1, "y": 0.2}, "top left"),
        ({"x": 1, "y": 0.5}, "right"),
        ({"x": 0.5, "y": 0.5}, "in the middle"),
        ({"x": 0.5, "y": 1}, "bottom"),
        ({"position": "with the hat", "x": 0.1, "y": 0.1}, "with the hat"),
    ],
)
def test_a_place_is_said_in_the_editor_s_words_or_in_those_of_its_point(values, words):
    assert Depiction(**values).where == words


@pytest.mark.parametrize("point", [(1.2, 0.5), (0.5, -0.1), (0.5, None), (None, 0.5)])
def test_a_point_lies_in_the_picture(point):
    depiction = Depiction(figure=KeyFigureFactory(), photo=PhotoFactory(), x=point[0], y=point[1])

    with pytest.raises(ValidationError, match="two numbers from 0 to 1"):
        depiction.full_clean()


def test_a_person_is_named_once_in_a_picture():
    known = DepictionFactory()

    with pytest.raises(ValidationError, match="already named"):
        Depiction(figure=known.figure, photo=known.photo).full_clean()


def test_people_are_told_as_one_reads_the_picture():
    photo = PhotoFactory()
    for name, x in (("Somewhere", None), ("On the right", 0.9), ("On the left", 0.1)):
        DepictionFactory(photo=photo, figure__name=name, x=x, y=x)

    told = [depiction.figure.name for depiction in photo.depictions.all()]
    assert told == ["On the left", "On the right", "Somewhere"]


class TestReaders:
    def test_read_on_the_picture_s_page_who_is_where(self, client):
        photo = PhotoFactory(ready=True)
        DepictionFactory(photo=photo, figure__name="Imre Nagy", position="second from left", x=0.25, y=0.4)
        DepictionFactory(photo=photo, figure__name="Pál Maléter", figure__born="", figure__died="")

        response = client.get(photo.get_absolute_url())

        assertContains(response, "Imre Nagy</a> (1896–1958), second from left</dd>")
        assertContains(response, "Pál Maléter</a></dd>")
        assertContains(response, "--x:0.25;--y:0.4", 1)
        assertContains(response, "Show on the picture who is where")

    def test_are_offered_no_switch_where_no_place_is_known(self, client):
        depiction = DepictionFactory(position="second from left")

        assertNotContains(client.get(depiction.photo.get_absolute_url()), "who is where")

    def test_read_on_the_person_s_page_where_they_are(self, client):
        depiction = DepictionFactory(position="second from left")

        response = client.get(depiction.figure.get_absolute_url())

        assertContains(response, '<span class="where">second from left</span>')


class TestMachines:
    def test_search_engines_are_told_who_is_in_it(self, settings):
        settings.SITE_URL = "https://history.example.org"
        depiction = DepictionFactory(figure__slug="imre-nagy")

        assert image_object(depiction.photo)["about"] == [
            {"@type": "Person", "name": "Imre Nagy", "url": "https://history.example.org/people/imre-nagy/"}
        ]
