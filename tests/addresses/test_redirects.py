import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from addresses.models import MissedAddress, Redirect
from articles.models import Article
from tests.factories import (
    AlbumPhotoFactory,
    ArticleFactory,
    AuthorFactory,
    KeyFigureFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return ArticleFactory(title="Twelve days in Budapest", slug="twelve-days")


def made(old_path, new_path, **facts):
    """A redirect as an editor makes it."""
    redirect = Redirect(old_path=old_path, new_path=new_path, **facts)
    redirect.full_clean()
    redirect.save()
    return redirect


def refused(old_path, new_path):
    with pytest.raises(ValidationError) as error:
        made(old_path, new_path)
    return " ".join(error.value.messages)


def goes(client, address):
    response = client.get(address)
    return response.status_code, response.get("Location")


class TestByHand:
    def test_leads_a_former_address_to_the_article(self, client, article):
        made("/2016/10/hungary.html", "/articles/twelve-days/")

        assert goes(client, "/2016/10/hungary.html") == (301, "/articles/twelve-days/")

    def test_for_now_is_told_apart_from_for_good(self, client, article):
        made("/exhibition", "/articles/twelve-days/", is_permanent=False)

        assert goes(client, "/exhibition") == (302, "/articles/twelve-days/")

    def test_leads_to_other_sites_too(self, client):
        made("/archive-of-1956", "https://osaarchivum.example/1956?lang=hu")

        assert goes(client, "/archive-of-1956") == (301, "https://osaarchivum.example/1956?lang=hu")

    @pytest.mark.parametrize("asked", ["/magyarország", "/magyarország/", "/magyarorsz%C3%A1g/"])
    def test_is_found_with_accents_and_with_or_without_the_last_stroke(self, client, article, asked):
        made("http://testserver/magyarorsz%C3%A1g", "/articles/twelve-days/")

        assert goes(client, asked) == (301, "/articles/twelve-days/")

    def test_takes_what_is_asked_along(self, client, article):
        made("/hungary", "/articles/twelve-days/")

        assert goes(client, "/hungary?m=1") == (301, "/articles/twelve-days/?m=1")

    def test_may_be_for_one_query_alone(self, client, article):
        made("/index.php?p=12", "/articles/twelve-days/")

        assert goes(client, "/index.php?p=12") == (301, "/articles/twelve-days/")
        assert goes(client, "/index.php?p=13")[0] == 404

    def test_of_one_page_says_nothing_of_those_below_it(self, client, article):
        made("/old/", "/articles/twelve-days/")

        assert goes(client, "/old/comments.atom")[0] == 404

    def test_acts_at_once_and_stops_at_once_where_pages_are_stored(self, client, article, settings):
        settings.STORES_PAGES = True
        cache.clear()
        assert goes(client, "/hungary")[0] == 404
        redirect = made("/hungary", "/articles/twelve-days/")
        assert goes(client, "/hungary")[0] == 301
        redirect.delete()
        assert goes(client, "/hungary")[0] == 404

    def test_ends_the_waiting_of_those_who_asked_in_vain(self, article):
        MissedAddress.objects.create(path="/hungary/", first_seen="2026-10-23T08:00Z", last_seen="2026-10-23T08:00Z")
        made("/hungary", "/articles/twelve-days/")

        assert not MissedAddress.objects.exists()

    def test_costs_a_page_that_is_not_there_one_query(self, client, django_assert_num_queries):
        client.get("/nothing")
        with django_assert_num_queries(2):  # the other finds the newest articles for the page that says so
            client.get("/nothing/at/all/below/this")


class TestNeverLeadsAstray:
    def test_a_page_that_is_there_stays_in_front(self, client, article):
        assert "Readers find a page at this address" in refused("/articles/twelve-days/", "/people/")

    def test_a_page_that_comes_later_stands_before_it(self, client, article):
        made("/articles/prague/", "/articles/twelve-days/")
        ArticleFactory(slug="prague")

        assert goes(client, "/articles/prague/")[0] == 200

    def test_nobody_is_led_to_nothing(self, client):
        assert refused("/hungary", "/articles/not-written/") == "Readers find nothing at /articles/not-written/."

    def test_a_draft_is_nothing_yet(self):
        ArticleFactory(slug="draft", draft=True)

        assert "Readers find nothing" in refused("/hungary", "/articles/draft/")

    def test_nobody_is_led_back(self, article):
        Redirect.objects.create(old_path="/b", new_path="/a")

        assert "in a circle" in refused("/a", "/b")

    def test_nobody_is_led_twice(self, client, article):
        made("/first", "/articles/twelve-days/")
        assert made("/second", "/first").new_path == "/articles/twelve-days/"
        ArticleFactory(slug="thirteen-days")
        article = Article.objects.get(slug="twelve-days")
        article.slug = "fourteen-days"
        article.save()

        assert goes(client, "/first") == goes(client, "/second") == (301, "/articles/fourteen-days/")

    def test_what_led_to_it_leads_on_with_it(self, client, article):
        Redirect.objects.create(old_path="/first", new_path="/second")
        made("/second", "/articles/twelve-days/")

        assert goes(client, "/first") == (301, "/articles/twelve-days/")

    @pytest.mark.parametrize(
        ("old_path", "new_path", "words"),
        [
            ("/", "/people/", "stay in front"),
            ("/hungary", "javascript:alert(1)", "Readers find nothing"),
            ("/hungary", "ftp://files.example/x", "Say where it leads"),
            ("/hungary", "", "cannot be blank"),
        ],
    )
    def test_what_cannot_be_is_told_in_words(self, client, article, old_path, new_path, words):
        assert words in refused(old_path, new_path)

    @pytest.mark.parametrize(("old_path", "new_path"), [("hungary", "/people/"), ("/x", "x"), ("/x", "/x")])
    def test_the_database_keeps_the_rules_too(self, old_path, new_path):
        with pytest.raises(IntegrityError), transaction.atomic():
            Redirect.objects.create(old_path=old_path, new_path=new_path)


class TestChangedSlugs:
    @pytest.mark.parametrize(
        "make",
        [
            ArticleFactory,
            TopicFactory,
            SeriesFactory,
            KeyFigureFactory,
            AuthorFactory,
            lambda: AlbumPhotoFactory().album,
        ],
    )
    def test_lead_on(self, client, make):
        thing = make()
        thing = type(thing).objects.get(pk=thing.pk)
        before = thing.get_absolute_url()
        thing.slug = "another-name"
        thing.save()

        assert goes(client, before) == (301, thing.get_absolute_url())
        assert client.get(thing.get_absolute_url()).status_code == 200

    def test_take_everything_below_them_along(self, client, article):
        article = Article.objects.get()
        article.slug = "thirteen-days"
        article.save()

        assert goes(client, "/articles/twelve-days/citation.bib") == (301, "/articles/thirteen-days/citation.bib")
        assert goes(client, "/articles/twelve-days/comments.atom") == (301, "/articles/thirteen-days/comments.atom")
        assert goes(client, "/articles/twelve-days/?page=2") == (301, "/articles/thirteen-days/?page=2")
