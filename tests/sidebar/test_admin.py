import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sidebar.models import HistoryLink, Quotation
from tests.factories import (
    ArticleFactory,
    HistoryLinkFactory,
    PointToPonderFactory,
    QuotationFactory,
    SnippetFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

QUOTATIONS = "/admin/sidebar/quotation/"
SITES = "/admin/sidebar/historylink/"
KINDS = {"quotation": QuotationFactory, "snippet": SnippetFactory, "pointtoponder": PointToPonderFactory}


def filled_in(**changes):
    """The form of a quotation as an editor fills it in."""
    return {
        "words": "We are at our post.",
        "speaker": "Imre Nagy",
        "date": "",
        "about": "",
        "topics": "Hungary",
    } | changes


@pytest.mark.parametrize("kind", KINDS)
class TestLists:
    def test_say_what_readers_see_today(self, editor_client, kind):
        KINDS[kind]()

        assertContains(editor_client.get(f"/admin/sidebar/{kind}/"), "Today, beside the home page")

    def test_say_that_there_is_nothing_yet(self, editor_client, kind):
        response = editor_client.get(f"/admin/sidebar/{kind}/")

        assertContains(response, "Readers see none today")
        assertContains(response, "Add the first one")

    def test_cost_no_more_queries_the_longer_they_are(self, editor_client, kind, django_assert_max_num_queries):
        for size in (1, 10):
            KINDS[kind].create_batch(size)
            with django_assert_max_num_queries(9):
                editor_client.get(f"/admin/sidebar/{kind}/")


class TestItems:
    def test_a_list_narrowed_to_a_topic_says_what_stands_beside_its_articles(self, editor_client):
        QuotationFactory()
        QuotationFactory(words="For your freedom and ours", speaker="A banner", topics=["Poland"])
        topic = TopicFactory(name="Poland")

        response = editor_client.get(f"{QUOTATIONS}?topics__id__exact={topic.pk}")

        assertContains(response, "articles on Poland")
        assertContains(response, "A banner: “For your freedom and ours”")

    def test_what_is_not_shown_says_why(self, editor_client):
        SnippetFactory(article=ArticleFactory(draft=True))
        SnippetFactory(shown_from="2999-05-03")
        SnippetFactory(shown_until="2020-05-03")
        SnippetFactory(shown_until="2998-05-03")

        response = editor_client.get("/admin/sidebar/snippet/")

        for words in (
            "when its article is published",
            "from 3 May 2999",
            "no more since 3 May 2020",
            "until 3 May 2998",
        ):
            assertContains(response, words)

    def test_are_added_with_their_topics(self, editor_client):
        editor_client.post(f"{QUOTATIONS}add/", filled_in())

        assert [topic.name for topic in Quotation.objects.get().topics.all()] == ["Hungary"]

    def test_days_in_the_wrong_order_are_refused_and_nothing_typed_is_lost(self, editor_client):
        response = editor_client.post(f"{QUOTATIONS}add/", filled_in(shown_from="2027-02-01", shown_until="2027-01-01"))

        assertContains(response, "Its last day comes before its first.")
        assertContains(response, "We are at our post.")
        assert not Quotation.objects.exists()


class TestHistorySites:
    def test_the_list_says_what_readers_see_today(self, editor_client):
        HistoryLinkFactory(title="Zeithistorische Bilder", is_sister=True)

        assertContains(editor_client.get(SITES), "Zeithistorische Bilder (our sister site)")

    def test_only_one_can_be_the_sister_site(self, editor_client):
        HistoryLinkFactory(is_sister=True)

        response = editor_client.post(
            f"{SITES}add/", {"title": "Europeana", "url": "https://www.europeana.eu/", "is_sister": "on"}
        )

        assertContains(response, "Another site is the sister site already.")
        assert HistoryLink.objects.count() == 1

    def test_an_empty_list_says_so(self, editor_client):
        response = editor_client.get(SITES)

        assertContains(response, "Readers see no other site yet.")
        assertNotContains(response, "Today readers see")
