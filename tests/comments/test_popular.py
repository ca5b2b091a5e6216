from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import DailyReads
from comments.models import State
from comments.popular import most_discussed, most_read, popular
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db


def read(article, reads, days_ago=0):
    DailyReads.objects.add(article.pk, timezone.localdate() - timedelta(days=days_ago), reads)


def discuss(article, comments, days_ago=0, **values):
    written = timezone.now() - timedelta(days=days_ago)
    for _ in range(comments):
        CommentFactory(article=article, submit_date=written, **values)


def test_most_read_leaves_drafts_out():
    budapest, draft = ArticleFactory(), ArticleFactory(draft=True)
    read(budapest, 3)
    read(draft, 9)

    assert list(most_read("week")) == [budapest]


def test_most_discussed_counts_public_comments_of_the_period():
    budapest, prague, berlin = ArticleFactory(), ArticleFactory(), ArticleFactory()
    discuss(budapest, 3, days_ago=20)
    discuss(prague, 2)
    discuss(berlin, 5, state=State.SPAM)
    discuss(ArticleFactory(draft=True), 9)

    assert [(article, article.comments) for article in most_discussed("week")] == [(prague, 2)]
    assert list(most_discussed("month")) == [budapest, prague]
    assert list(most_discussed("ever")) == [budapest, prague]


def test_a_band_costs_two_queries(django_assert_num_queries):
    for size in (1, 8):
        for _ in range(size):
            article = ArticleFactory()
            read(article, 2)
            discuss(article, 1)
        with django_assert_num_queries(2):
            found = popular(5)
            assert [article.get_absolute_url() for article in [*found["read"], *found["discussed"]]]


class TestHomePage:
    def test_names_what_is_popular(self, client):
        budapest = ArticleFactory(title="Twelve days in Budapest")
        read(budapest, 1234)
        discuss(budapest, 1)

        page = client.get("/")

        assertContains(page, "Most read this month")
        assertContains(page, "1,234 readers")
        assertContains(page, "Most discussed")
        assertContains(page, "1 comment<")

    def test_says_nothing_while_nothing_was_read(self, client):
        ArticleFactory()

        assertNotContains(client.get("/"), "Most read")
