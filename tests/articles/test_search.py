import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget():
    cache.clear()


def page(client, status=200, **asked):
    response = client.get("/search/", asked)
    assert response.status_code == status
    return response.content.decode()


class TestPage:
    def test_shows_what_was_found_with_the_words_marked(self, client):
        make.KeyFigureFactory(name="János Kádár", slug="janos-kadar", role="Installed by Moscow")

        html = page(client, q="kadar")

        assert '<a href="/people/janos-kadar/">János <mark>Kádár</mark></a>' in html
        assert "1 found" in html

    def test_escapes_what_was_written_and_what_was_asked(self, client):
        make.ArticleFactory(title="<script>alert(1)</script> Andau")

        html = page(client, q="andau <script>alert(2)</script> OR andau")

        assert "<script>alert(" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>Andau</mark>" in page(client, q="andau")

    def test_of_a_text_cleaned_of_its_marks_no_markup_is_left(self, client):
        make.ProseFactory(html="<p>Over the bridge at <em>Andau</em> &amp; on</p>")

        assert "bridge at <mark>Andau</mark> &amp; on" in page(client, q="Andau")

    def test_offers_what_was_meant(self, client):
        make.ArticleFactory(title="Budapest")

        assert 'Did you mean <a href="?q=Budapest">Budapest</a>?' in page(client, q="Budapst")

    def test_offers_to_search_without_filters(self, client):
        make.ArticleFactory(title="Andau")

        assert "The whole site has 1" in page(client, q="Andau", kind="picture")

    def test_of_nothing_asked_leads_to_topics_people_and_the_newest(self, client):
        make.ArticleFactory(title="Over the border", topics=["Refugees"])
        make.CastMemberFactory(figure__name="Imre Nagy")

        html = page(client)

        assert all(words in html for words in ("Over the border", "Refugees", "Imre Nagy"))
        assert "Nothing was found" not in html

    def test_explains_words_that_are_everywhere(self, client):
        assert "the, and: these words are on nearly every page" in page(client, q="the and")

    def test_links_to_each_kind_and_keeps_the_question(self, client):
        make.ArticleFactory(title="Budapest")
        make.PhotoFactory(title="A street in Budapest")

        assert 'href="?q=Budapest&amp;kind=picture"' in page(client, q="Budapest")

    def test_filters_by_what_the_address_says(self, client):
        topic = make.TopicFactory(name="Refugees")
        make.ArticleFactory(title="Andau by night", topics=["Refugees"], period="1956")
        make.ArticleFactory(title="Andau by day")

        html = page(client, q="Andau", topic=topic.slug, decade="1950")

        assert "by night" in html
        assert "Remove topic: </span>Refugees" in html
        assert "1 found" in html

    def test_is_on_several_pages(self, client):
        for number in range(25):
            make.TopicFactory(name=f"Budapest {number}")

        assert page(client, q="Budapest").count("hit-topic") == 20
        assert page(client, q="Budapest", page="2").count("hit-topic") == 5

    @pytest.mark.parametrize("number", ["-1", "0", "3", "1000000000", "9" * 5000, "two", "1e9"])
    def test_a_page_that_is_not_there_is_404_and_leads_back(self, client, number):
        make.TopicFactory(name="Budapest")

        assert "There is no such page of results" in page(client, 404, q="Budapest", page=number)

    @pytest.mark.parametrize(
        "asked",
        [
            {"q": 'foo" OR * - ( AND'},
            {"q": "x" * 10_000},
            {"q": "word " * 2_000},
            {"q": "the and of"},
            {"q": "😀🇭🇺"},
            {"q": "שלום עולם"},
            {"q": "a\0b", "topic": "\0", "person": "\0", "decade": "\0", "kind": "\0", "sort": "\0"},
            {"q": "'; DROP TABLE articles_article; --"},
            {"q": "NEAR(a b) title_terms: x"},
            {"q": "a", "kind": "nonsense", "topic": "nowhere", "person": "nobody", "decade": "never", "sort": "?"},
            {"q": "a", "decade": "9" * 400},
            {"q": "a", "decade": "-50"},
            {"topic": "x" * 5_000},
        ],
    )
    def test_bad_questions_get_a_good_page(self, client, asked):
        make.ArticleFactory(title="Budapest")

        assert 'role="search"' in page(client, **asked)

    def test_is_not_for_search_engines_nor_for_shared_caches_and_sets_no_cookie(self, client):
        response = client.get("/search/", {"q": "Budapest"})

        assert '<meta name="robots" content="noindex, follow">' in response.content.decode()
        assert "private" in response["Cache-Control"]
        assert not response.cookies

    def test_shows_a_picture_only_if_it_may_be_shown(self, client):
        make.ArticleFactory(title="Andau", lead_photo=make.PhotoFactory(ready=True, content_note="Shows the dead"))

        assert "<img" not in page(client, q="Andau", kind="article")

    @pytest.mark.parametrize("count", [1, 20])
    def test_takes_a_fixed_number_of_queries(self, client, count, django_assert_max_num_queries):
        for number in range(count):
            make.ArticleFactory(title=f"Budapest {number}", lead_photo=make.PhotoFactory(ready=True))
            make.PhotoFactory(title=f"Budapest {number}", ready=True)
        page(client, q="Budapest")

        # On PostgreSQL eight more than on SQLite, which say how to ask.
        with django_assert_max_num_queries(28):
            page(client, q="Budapest")


class TestSuggestions:
    def test_are_json(self, client):
        make.KeyFigureFactory(name="Imre Nagy")

        response = client.get("/search/suggestions/", {"q": "imre na"})

        assert json.loads(response.content) == {"suggestions": ["Imre Nagy"]}
        assert not response.cookies

    @pytest.mark.parametrize("text", ["", "x" * 10_000, "\0\0", '"* OR', "😀😀"])
    def test_of_anything(self, client, text):
        assert client.get("/search/suggestions/", {"q": text}).json() == {"suggestions": []}


def test_browsers_are_told_how_to_search(client):
    response = client.get("/opensearch.xml")

    address = ElementTree.fromstring(response.content).find("{*}Url[@type='text/html']").get("template")  # noqa: S314
    assert address == "http://testserver/search/?q={searchTerms}"
    assert 'rel="search"' in client.get("/").content.decode()


def test_every_page_and_every_error_page_can_search(client):
    assert 'action="/search/"' in client.get("/").content.decode()
    assert client.get("/nothing/").content.decode().count('action="/search/"') == 2


def test_a_scheduled_article_is_not_counted(client):
    make.ArticleFactory(title="Andau", publish_at=timezone.now() + timedelta(hours=1))

    assert "Nothing was found" in page(client, q="Andau")


def test_the_decades_to_choose_from_are_those_that_something_is_of(client):
    for period in ("1956", "1958", "1989", "0955", "-0043", "1945/1949"):
        make.ArticleFactory(period=period)

    offered = re.findall(r'<option value="(\d+)"', page(client, kind="article"))

    assert offered == ["1980", "1950", "1940", "950"]
