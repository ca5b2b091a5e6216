"""Where a text leads to an article that readers cannot open, they read plain words."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from addresses.models import Redirect
from articles.links.closed import closed_in
from articles.prose import without_links
from tests.factories import ArticleFactory, ExcerptFactory, KeyFigureFactory, ProseFactory

pytestmark = pytest.mark.django_db

NOW = timezone.now()
PRAGUE = '<p>See <a href="/articles/tanks-in-prague/">Tanks in <em>Prague</em></a>.</p>'
LINK = 'href="/articles/tanks-in-prague/"'


def closed(*addresses):
    return closed_in([f'<a href="{address}">there</a>' for address in addresses])


def prague(**values):
    return ArticleFactory(slug="tanks-in-prague", **values)


class TestPages:
    @pytest.mark.parametrize(
        "values",
        [
            {"draft": True},
            {"draft": True, "status": "review"},
            {"publish_at": NOW + timedelta(days=3)},
            {"publish_at": NOW - timedelta(days=3), "unpublish_at": NOW - timedelta(days=1)},
            {"status": "unpublished"},
        ],
    )
    def test_have_plain_words_in_the_place_of_a_link_to_what_is_not_published(self, client, values):
        article = ArticleFactory()
        ProseFactory(parent=article, html=PRAGUE)
        ExcerptFactory(parent=article, html=PRAGUE)
        other = prague(**values)
        page = client.get(article.get_absolute_url())

        assertContains(page, "See Tanks in <em>Prague</em>.", 2)
        assertNotContains(page, LINK)
        other.status, other.publish_at, other.unpublish_at = "published", NOW - timedelta(days=5), None
        other.save()
        assertContains(client.get(article.get_absolute_url()), f"<a {LINK}>Tanks in", 2)

    def test_of_feeds_and_people_too(self, client):
        ProseFactory(html=PRAGUE)
        figure = KeyFigureFactory(biography=PRAGUE)
        other = prague(draft=True)
        pages = [reverse("articles:feed", args=["atom"]), figure.get_absolute_url()]

        for page in pages:
            assertNotContains(client.get(page), "tanks-in-prague")
        other.status = "published"
        other.save()
        for page in pages:
            assertContains(client.get(page), "tanks-in-prague")

    def test_ask_once_however_many_links_there_are(self, client):
        def asked(article):
            with CaptureQueriesContext(connection) as queries:
                client.get(article.get_absolute_url())
            return len(queries)

        few, many = ArticleFactory(), ArticleFactory()
        others = [ArticleFactory(slug=f"tanks-{number}", draft=number % 2) for number in range(12)]
        links = [f'<p><a href="{other.get_absolute_url()}">there</a></p>' for other in others]
        ProseFactory(parent=few, html=links[0] + '<p><a href="/articles/gone/">there</a></p>')
        for link in links:
            ProseFactory(parent=many, html=link + '<p><a href="/articles/gone/">there</a></p>')
        asked(few)

        assert asked(many) == asked(few)

    def test_without_links_to_articles_ask_nothing_for_them(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert (
                closed("/people/imre-nagy/", "https://www.rev.hu/articles/lost/", "/articles/", "#section-1") == set()
            )


class TestAddresses:
    def test_below_an_article_are_closed_with_it(self):
        prague(draft=True)
        addresses = {
            f"/articles/tanks-in-prague/{below}" for below in ("", "#section-2", "?x=1", "corrections/", "v/1/")
        }

        assert closed(*addresses) == addresses

    def test_that_are_gone_are_closed(self):
        assert closed("/articles/lost/") == {"/articles/lost/"}

    def test_that_have_moved_are_what_they_lead_to(self):
        prague()
        ArticleFactory(slug="suez", draft=True)
        for old, new in {
            "/articles/prague/": "/articles/tanks-in-prague/",
            "/articles/canal/": "/articles/suez/",
            "/articles/hungary/": "/topics/hungary/",
            "/articles/fortepan/": "https://fortepan.hu/",
        }.items():
            Redirect.objects.create(old_path=old, new_path=new)

        found = closed("/articles/prague/", "/articles/canal/", "/articles/hungary/", "/articles/fortepan/")
        assert found == {"/articles/canal/"}


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (PRAGUE, "<p>See Tanks in <em>Prague</em>.</p>"),
        (
            f'<p><a {LINK} rel="noopener">One</a>, <a href="/people/x/">two</a></p>',
            '<p>One, <a href="/people/x/">two</a></p>',
        ),
        ('<p><a href="/articles/a/?b=1&amp;c=2">One</a></p>', "<p>One</p>"),
        ("<p>No link.</p>", "<p>No link.</p>"),
        (f"<p><a {LINK}></a></p>", "<p></p>"),
    ],
)
def test_only_the_link_goes(html, shown):
    assert without_links(html, {"/articles/tanks-in-prague/", "/articles/a/?b=1&c=2"}) == shown
