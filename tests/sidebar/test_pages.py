import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import DailyReads
from comments import popular
from tests.factories import (
    ArticleFactory,
    HistoryLinkFactory,
    KeyFigureFactory,
    PointToPonderFactory,
    QuotationFactory,
    SnippetFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

BAND = 'class="beside"'


@pytest.fixture
def addresses():
    """A page of each kind that has the band."""
    return [
        "/",
        ArticleFactory(title="Berlin, 17 June 1953").get_absolute_url(),
        TopicFactory().get_absolute_url(),
        KeyFigureFactory().get_absolute_url(),
    ]


class TestBand:
    def test_has_one_of_each_kind(self, client, addresses):
        QuotationFactory(words="The government is in its place.")
        SnippetFactory(text="The statue had stood for less than five years.", article__title="Boots Square")
        PointToPonderFactory(title="Was it a revolution?")
        HistoryLinkFactory(title="Fortepan", url="https://fortepan.hu/")

        for address in addresses:
            response = client.get(address)
            for words in (
                "“The government is in its place.”",
                "4 November 1956",
                "He said it on the radio",
                "The statue had stood",
                "Boots Square",
                "Was it a revolution?",
                'href="https://fortepan.hu/"',
            ):
                assertContains(response, words)

    def test_is_not_there_without_anything_in_it(self, client, addresses):
        for address in addresses:
            assertNotContains(client.get(address), BAND)

    def test_says_nothing_of_what_there_is_none_of(self, client, addresses):
        QuotationFactory()

        for address in addresses:
            response = client.get(address)
            assertContains(response, "Quotation of the day")
            for words in ("From history", "A point to ponder", 'class="sites"'):
                assertNotContains(response, words)

    def test_suits_the_article(self, client):
        QuotationFactory.create_batch(3)
        QuotationFactory(words="For your freedom and ours", topics=["Czechoslovakia"])

        response = client.get(ArticleFactory(topics=["Czechoslovakia"]).get_absolute_url())

        assertContains(response, "For your freedom and ours")

    def test_a_snippet_of_an_article_that_is_taken_back_is_gone(self, client):
        snippet = SnippetFactory(article__title="Boots Square")
        snippet.article.status = "draft"
        snippet.article.save()

        for address in ("/", ArticleFactory().get_absolute_url()):
            response = client.get(address)
            assertNotContains(response, snippet.text)
            assertNotContains(response, "Boots Square")

    def test_a_long_point_is_opened_without_a_script(self, client):
        opening = "Textbooks used to say that Hungary was invaded because it left the Warsaw Pact. "
        PointToPonderFactory(text=f"{opening * 2}{'But the leaders had made up their minds. ' * 4}")

        text = client.get("/").content.decode()

        band = text[text.index(BAND) :]
        assert band.index("Textbooks") < band.index("<details><summary>Read more") < band.index("But the leaders")

    def test_a_short_point_has_nothing_behind_it(self, client):
        PointToPonderFactory()

        assertNotContains(client.get("/"), "Read more")

    def test_markup_in_it_is_only_words(self, client):
        QuotationFactory(words="<script>alert(1)</script>", about="<b>bold</b>")
        PointToPonderFactory(text="<b>bold</b>")

        response = client.get("/")

        assertNotContains(response, "<script>alert")
        assertNotContains(response, "<b>")

    def test_an_article_leads_to_what_is_popular(self, client):
        cache.delete(popular.KEY)
        read = ArticleFactory(title="Twelve days in Budapest")
        DailyReads.objects.add(read.pk, "2999-01-01", 7)

        assertContains(client.get(ArticleFactory().get_absolute_url()), "Popular articles")

    def test_costs_as_many_queries_at_any_size(self, client, addresses):
        used = {address: [] for address in addresses}
        for size in (1, 8):
            QuotationFactory.create_batch(size)
            SnippetFactory.create_batch(size)
            PointToPonderFactory.create_batch(size)
            HistoryLinkFactory.create_batch(size)
            for address, counts in used.items():
                with CaptureQueriesContext(connection) as queries:
                    client.get(address)
                counts.append(len(queries))

        assert all(few == many for few, many in used.values()), used


class TestHistorySites:
    def test_says_what_each_has_and_names_the_sister_site_first(self, client):
        HistoryLinkFactory(title="Arolsen Archives")
        HistoryLinkFactory(title="Zeithistorische Bilder", is_sister=True)

        text = client.get("/history-sites/").content.decode()

        assert "Photographs from Hungarian attics" in text
        assert text.index("Our sister site") < text.index("Zeithistorische") < text.index("Arolsen")

    def test_an_empty_list_says_so(self, client):
        assertContains(client.get("/history-sites/"), "We have not named any other site yet.")

    def test_a_longer_list_costs_no_more_queries(self, client, django_assert_num_queries):
        for size in (1, 10):
            HistoryLinkFactory.create_batch(size)
            with django_assert_num_queries(1):
                client.get("/history-sites/")
