"""The demonstration site is loaded by the same code as any import, from plates that are quick to print."""

import re

import pytest
from django.core.management import call_command

from articles.models import BLOCKS, Article, Event, KeyFigure, Prose
from articles.prose import plain_text
from gallery.models import Album, Photo, Topic
from importers import demo
from importers.demo.plates import PLATES, printed
from importers.load import load
from sidebar.choose import beside
from sidebar.models import HistoryLink, PointToPonder, Quotation, Snippet
from tests.pictures import file_of, gradient

pytestmark = pytest.mark.django_db


def quick_press(slug):
    """A small grey file in the place of a plate."""
    return f"{slug}.jpg", file_of(gradient(360, 240))


@pytest.fixture
def counts():
    return load(demo.read(quick_press))


def test_twice_loaded_is_once_loaded(counts):
    again = load(demo.read(quick_press))

    assert counts["articles"] == Article.objects.count() >= 6
    assert set(again.values()) == {0}


def test_has_all_that_a_site_needs(counts):
    long = Article.objects.get(slug="twelve-days-in-budapest")
    words = sum(len(plain_text(block.html).split()) for block in Prose.objects.filter(parent=long))

    assert words >= 3_500
    assert all(block.objects.filter(parent=long).exists() for block in BLOCKS)
    assert KeyFigure.objects.filter(appearances__block__parent=long).count() == 6
    assert Event.objects.count() >= 18
    assert all(model.objects.exists() for model in (Quotation, Snippet, PointToPonder, HistoryLink))


def test_its_topics_are_introduced_and_something_stands_beside_every_article(client, counts):
    assert counts["topics"] == Topic.objects.exclude(introduction="").count() >= 6
    for article in Article.objects.all():
        today = beside(article)
        assert today.quotation
        assert today.links
        assert article not in (today.snippet.article, today.point.article)


def test_every_picture_says_what_it_is_and_whose(counts):
    assert Photo.objects.count() >= 24
    for name in ("title", "caption", "alt_text", "credit_line", "place", "rights_uri"):
        assert not Photo.objects.filter(**{name: ""}).exists(), name
    assert all(photo.date for photo in Photo.objects.all())


def test_every_page_of_it_opens(client, counts):
    articles = [article.get_absolute_url() for article in Article.objects.all()]
    people = [figure.get_absolute_url() for figure in KeyFigure.objects.all()]
    photos = [photo.get_absolute_url() for photo in Photo.objects.all()]

    for address in ["/", "/people/", "/pictures/", "/albums/", *articles, *people, *photos]:
        assert client.get(address).status_code == 200, address


def test_its_albums_are_in_order_and_its_people_in_their_pictures(counts):
    album = Album.objects.get(slug="faces-of-an-empire")
    titles = [place.photo.title for place in album.places.all()]

    assert titles[0] == "Walter Ulbricht"
    assert titles[-1] == "Alexander Dubček"
    assert len(titles) == len(set(titles)) == 10
    nagy = KeyFigure.objects.get(slug="imre-nagy")
    assert {photo.title for photo in nagy.photos.all()} == {"Imre Nagy", "The case of Imre Nagy"}


def test_no_link_in_it_leads_nowhere(client, counts):
    for block in Prose.objects.all():
        for address in re.findall(r'href="(/[^"]*)"', block.html):
            assert client.get(address).status_code == 200, address


def test_a_plate_is_printed_the_same_each_time():
    plate = PLATES["petrol-bottle"]

    first, second = printed(plate, 120), printed(plate, 120)

    assert first.tobytes() == second.tobytes()
    assert first.size == (120, 80)


def test_every_plate_has_its_words_and_every_picture_its_plate():
    assert {record.ref.removeprefix("demo:") for record in demo.read().photos} == set(PLATES)


def test_the_command_says_when_there_is_nothing_to_do(counts, capsys):
    call_command("load_demo")

    assert "is there already" in capsys.readouterr().out
