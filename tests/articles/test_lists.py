import pytest
import reversion
from django.apps import apps
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import SharedDraft
from articles.versions.recording import announce
from articles.views import lists
from gallery.models import Topic
from tests.factories import (
    AlbumPhotoFactory,
    ArticleFactory,
    AuthorFactory,
    CommentFactory,
    KeyFigureFactory,
    PhotoFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def written_by(author, **details):
    article = ArticleFactory(**details)
    article.authorships.create(author=author)
    return article


class TestSeries:
    def test_has_its_parts_in_order_and_says_what_it_is_about(self, client):
        series = SeriesFactory(title="Empire and its satellites", description="Tanks in the street.")
        ArticleFactory(title="Tanks in Prague", series=series, part=2)
        ArticleFactory(title="Twelve days in Budapest", series=series, part=1)

        text = client.get(series.get_absolute_url()).content.decode()

        assert "Tanks in the street." in text
        assert "2 parts" in text
        assert text.index("Twelve days in Budapest") < text.index("Tanks in Prague")

    def test_keeps_a_draft_to_itself(self, client):
        series = SeriesFactory()
        ArticleFactory(title="Not yet written", series=series, part=1, draft=True)

        response = client.get(series.get_absolute_url())

        assertNotContains(response, "Not yet written")
        assertContains(response, "still being written")

    def test_is_linked_from_the_head_of_each_part(self, client):
        series = SeriesFactory(title="The radio war")
        article = ArticleFactory(series=series, part=1)

        assertContains(
            client.get(article.get_absolute_url()), f'<a href="{series.get_absolute_url()}">The radio war</a>'
        )


class TestAuthor:
    def test_has_what_they_wrote_the_newest_first(self, client):
        kiss, mikes = AuthorFactory(about="Writes on Budapest."), AuthorFactory(slug="mikes", name="Imre Mikes")
        written_by(kiss, title="Berlin, 17 June 1953", publish_at="2026-06-17T08:00Z")
        written_by(kiss, title="Twelve days in Budapest", publish_at="2026-10-23T08:00Z")
        written_by(kiss, title="Not yet written", draft=True)
        written_by(mikes, title="A gallows of one's own")

        response = client.get("/authors/anna-kiss/")

        text = response.content.decode()
        assert "Writes on Budapest." in text
        assert text.index("Twelve days in Budapest") < text.index("Berlin, 17 June 1953")
        assertNotContains(response, "Not yet written")
        assertNotContains(response, "A gallows")

    def test_of_whom_nothing_is_published_has_a_page_that_says_so(self, client):
        assertContains(
            client.get(AuthorFactory().get_absolute_url()), "No article by Anna Kiss has been published yet."
        )

    def test_is_linked_from_the_byline(self, client):
        article = written_by(AuthorFactory())

        assertContains(client.get(article.get_absolute_url()), 'href="/authors/anna-kiss/">Anna Kiss</a>')


@pytest.fixture
def kinds_of_list():
    """A topic, a series and an author, and a function that gives all of them more articles."""
    series, author = SeriesFactory(slug="empire"), AuthorFactory()

    def add(count):
        for _ in range(count):
            part = series.articles.count() + 1
            written_by(author, series=series, part=part, topics=["Hungary"], lead_photo=PhotoFactory(ready=True))

    return add


LISTS = ["/topics/hungary/", "/series/empire/", "/authors/anna-kiss/"]


@pytest.mark.parametrize("address", LISTS)
def test_a_longer_list_costs_no_more_queries(client, kinds_of_list, address, django_assert_num_queries):
    for size in (2, 10):
        kinds_of_list(size)
        # A topic's page has the band of what stands beside it.
        with django_assert_num_queries(9 if "topics" in address else 5):
            client.get(address)


@pytest.mark.parametrize("address", LISTS)
def test_a_long_list_goes_over_several_pages(client, kinds_of_list, address, monkeypatch):
    monkeypatch.setattr(lists, "PER_PAGE", 2)
    kinds_of_list(3)

    first, second = client.get(address), client.get(f"{address}?page=2")

    assertContains(first, "h-entry", count=2)
    assertContains(first, f'rel="next" href="{address}?page=2"')
    assertContains(second, "h-entry", count=1)


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "9" * 5000])
def test_a_page_that_is_not_there_is_not_found(client, kinds_of_list, address, page):
    kinds_of_list(1)

    assert client.get(f"{address}?page={page}").status_code == 404


@pytest.mark.parametrize("name", ["series", "author", "topic"])
def test_what_does_not_exist_is_not_found(client, name):
    assert client.get(reverse(f"articles:{name}", args=["nothing-here"])).status_code == 404


def test_a_changed_address_of_a_series_or_an_author_leads_to_the_new_one(client):
    for made in (SeriesFactory(slug="empire"), AuthorFactory()):
        former = made.get_absolute_url()
        made.slug = "renamed"
        made.save()

        assert client.get(former)["Location"] == made.get_absolute_url()


def published_version():
    article = ArticleFactory()
    with reversion.create_revision():
        reversion.add_to_revision(article)
        announce(article)
    return article.versions.get()


# Each has a page by itself; a comment leads to its place in the article.
MAKE = {
    "articles.Article": ArticleFactory,
    "articles.Author": AuthorFactory,
    "articles.KeyFigure": KeyFigureFactory,
    "articles.PublishedVersion": published_version,
    "articles.Series": SeriesFactory,
    "articles.SharedDraft": lambda: SharedDraft.for_days(ArticleFactory(draft=True), 7, by=None),
    "comments.Comment": CommentFactory,
    "gallery.Album": lambda: AlbumPhotoFactory().album,
    "gallery.Photo": lambda: PhotoFactory(ready=True),
    "gallery.Topic": TopicFactory,
}


def models_with_an_address():
    ours = ("articles", "gallery", "sidebar", "comments")
    models = [model for label in ours for model in apps.get_app_config(label).get_models()]
    return {model._meta.label for model in models if hasattr(model, "get_absolute_url")}


def test_every_model_with_an_address_is_asked_for_its_page():
    assert models_with_an_address() == set(MAKE)


@pytest.mark.parametrize("label", MAKE)
def test_the_address_of_whatever_readers_see_answers(client, label):
    assert client.get(MAKE[label]().get_absolute_url(), follow=True).status_code == 200


class TestTopics:
    def test_that_have_an_article_are_listed(self, client):
        ArticleFactory(topics=["Hungary"])
        ArticleFactory(topics=["Secret"], draft=True)
        TopicFactory(name="Unused")

        response = client.get("/topics/")

        assertContains(response, '<a href="/topics/hungary/">Hungary</a>')
        assertNotContains(response, "Secret")
        assertNotContains(response, "Unused")

    def test_with_an_introduction_stand_first(self, client):
        ArticleFactory(topics=["Hungary", "1956"])
        Topic.objects.filter(name="Hungary").update(introduction="A country that changed sides.")

        text = client.get("/topics/").content.decode()

        assert text.index("A country that changed sides.") < text.index("/topics/1956/")

    def test_none_yet_is_said(self, client):
        assertContains(client.get("/topics/"), "No article has a topic yet.")

    def test_more_of_them_cost_no_more_queries(self, client, django_assert_num_queries):
        for size in (1, 10):
            for number in range(size):
                ArticleFactory(topics=[f"Topic {size} {number}"])
            Topic.objects.update(lead_photo=PhotoFactory(ready=True))
            with django_assert_num_queries(1):
                client.get("/topics/")

    def test_lead_to_each_other_by_their_list(self, client):
        assertContains(client.get(TopicFactory().get_absolute_url()), 'href="/topics/"')
