"""The pages of this site that the text editor offers to whoever writes a link."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import ArticleFactory, KeyFigureFactory, PhotoFactory, SeriesFactory, TopicFactory

pytestmark = pytest.mark.django_db

OFFERED = reverse("admin:articles_article_offered")


def offered(client, words=""):
    return client.get(OFFERED, {"q": words}).json()["pages"]


def titles(client, words=""):
    return [(page["kind"], page["title"]) for page in offered(client, words)]


@pytest.fixture
def sign_in(client, django_user_model):
    def enter(group):
        user = django_user_model.objects.create_user("katalin", is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return enter


def test_every_kind_of_page_is_found_by_its_name(editor_client):
    article = ArticleFactory(title="Budapest in ashes", slug="budapest-in-ashes")
    figure = KeyFigureFactory(name="The mayor of Budapest", role="He hid in a cellar", slug="the-mayor")
    photo = PhotoFactory(title="Budapest, Üllői Road", ready=True)
    topic = TopicFactory(name="Budapest")
    series = SeriesFactory(title="Budapest day by day")
    ArticleFactory(title="Tanks in Prague")

    pages = offered(editor_client, "budapest")

    assert [(page["kind"], page["address"]) for page in pages] == [
        ("Article", article.get_absolute_url()),
        ("Person", figure.get_absolute_url()),
        ("Picture", photo.get_absolute_url()),
        ("Topic", topic.get_absolute_url()),
        ("Series", series.get_absolute_url()),
    ]
    assert [page["note"] for page in pages] == ["", "He hid in a cellar", "Fortepan / Gyula Nagy", "", ""]
    assert pages[2]["thumbnail"].startswith("/media/")


@pytest.mark.parametrize("words", ["gomulka", "Gomułka", "GOMULKA october", "october gomul"])
def test_all_words_must_be_there_in_any_order_and_without_accents(editor_client, words):
    ArticleFactory(title="Gomułka’s October", slug="gomulkas-october")
    ArticleFactory(title="October in Budapest", slug="october-in-budapest")

    assert titles(editor_client, words) == [("Article", "Gomułka’s October")]


def test_a_person_is_found_by_another_name(editor_client):
    KeyFigureFactory(name="Imre Nagy", other_names="Nagy Imre elvtárs")

    assert titles(editor_client, "elvtárs") == [("Person", "Imre Nagy")]


def test_what_readers_cannot_open_yet_is_marked(editor_client):
    ArticleFactory(title="Tanks in Prague", draft=True)

    [page] = offered(editor_client, "prague")
    assert page["note"] == "Draft"


def test_pictures_that_readers_do_not_see_are_not_offered(editor_client):
    PhotoFactory(title="The flag", rights="unknown", rights_uri="")
    PhotoFactory(title="The flag again").withdraw("The heirs object.")

    assert titles(editor_client, "flag") == []


def test_a_portrait_that_is_withdrawn_is_not_shown(editor_client):
    portrait = PhotoFactory(ready=True)
    KeyFigureFactory(name="Imre Nagy", portrait=portrait)
    assert offered(editor_client, "imre")[0]["thumbnail"]
    portrait.withdraw("The heirs object.")

    assert offered(editor_client, "imre")[0]["thumbnail"] == ""


def test_without_a_word_the_articles_touched_last_come_first(editor_client):
    ArticleFactory(title="Tanks in Prague")
    ArticleFactory(title="Budapest in ashes")

    assert titles(editor_client)[:2] == [("Article", "Budapest in ashes"), ("Article", "Tanks in Prague")]


@pytest.mark.parametrize("words", ["…", "%", "_", "\\", "'", "x" * 5000, "x " * 300, "\u0000x"])
def test_no_words_make_it_stumble(editor_client, words):
    ArticleFactory(title="Tanks in Prague")

    assert titles(editor_client, words) == []


class TestPermissions:
    def test_a_contributor_is_offered_own_drafts_and_no_others(self, client, sign_in):
        own = sign_in("Contributors")
        ArticleFactory(title="Tanks in Prague", draft=True, writer=own)
        ArticleFactory(title="Tanks in Warsaw", draft=True)
        ArticleFactory(title="Tanks in Budapest")

        assert {title for _, title in titles(client, "tanks")} == {"Tanks in Prague", "Tanks in Budapest"}

    def test_who_sees_only_articles_is_offered_only_articles(self, client, sign_in):
        Group.objects.get(name="Contributors").permissions.exclude(codename__endswith="_article").delete()
        sign_in("Contributors")
        ArticleFactory(title="Tanks in Prague")
        PhotoFactory(title="Tanks", ready=True)
        TopicFactory(name="Tanks")

        assert titles(client, "tanks") == [("Article", "Tanks in Prague")]

    def test_nobody_else_is_offered_anything(self, client, sign_in):
        assert client.get(OFFERED).status_code == 302
        sign_in("Moderators")
        assert client.get(OFFERED).status_code == 403


def test_asks_as_much_of_many_pages_as_of_few(editor_client):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert offered(editor_client, "tank")
        return len(queries)

    def fill(number):
        for _ in range(number):
            photo = PhotoFactory(title="A tank", ready=True)
            ArticleFactory(title="A tank")
            KeyFigureFactory(name="A tank driver", portrait=photo)

    fill(1)
    asked()
    few = asked()
    fill(9)

    assert asked() == few
    assert len(offered(editor_client, "tank")) == 18
