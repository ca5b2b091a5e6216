from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import DailyReads
from comments import popular
from comments.models import State
from comments.popular import popular_articles
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _not_yet_counted():
    cache.delete(popular.KEY)


def read(article, reads, days_ago=0):
    DailyReads.objects.add(article.pk, timezone.now().date() - timedelta(days=days_ago), reads)


def test_most_read_comes_first():
    few, many = ArticleFactory.create_batch(2)
    read(few, 3)
    read(many, 2)
    read(many, 2, days_ago=20)

    assert popular_articles(5) == [many, few]


def test_what_was_read_long_ago_is_not_popular_now():
    former, now = ArticleFactory(publish_at="2020-01-01T08:00Z"), ArticleFactory(publish_at="2019-01-01T08:00Z")
    read(former, 900, days_ago=60)
    read(now, 1)

    assert popular_articles(1) == [now]


def test_a_comment_counts_as_ten_reads_once_it_is_published():
    quiet, discussed, spammed = ArticleFactory.create_batch(3)
    read(quiet, 9)
    CommentFactory(article=discussed)
    CommentFactory(article=spammed, state=State.SPAM)

    assert popular_articles(2) == [discussed, quiet]


def test_a_draft_is_not_popular():
    read(ArticleFactory(draft=True), 100)

    assert popular_articles(5) == []


def test_an_article_that_is_taken_back_is_left_out_at_once():
    articles = ArticleFactory.create_batch(3)
    for reads, article in enumerate(articles, start=1):
        read(article, reads)
    assert popular_articles(2) == [articles[2], articles[1]]

    articles[2].status = "draft"
    articles[2].save()

    assert popular_articles(2) == [articles[1], articles[0]]


def test_the_newest_follow_where_few_are_read():
    unread, read_once = ArticleFactory.create_batch(2)
    read(read_once, 1)

    assert popular_articles(5) == [read_once, unread]


def test_counting_is_remembered_for_a_while(django_assert_num_queries):
    read(ArticleFactory(), 1)

    with django_assert_num_queries(4):
        popular_articles(5)
    with django_assert_num_queries(1):
        popular_articles(5)


def test_it_costs_no_more_the_more_is_read(django_assert_num_queries):
    for size in (2, 12):
        for article in ArticleFactory.create_batch(size):
            read(article, 3)
            CommentFactory(article=article)
        cache.delete(popular.KEY)
        with django_assert_num_queries(4):
            popular_articles(5)


class TestHome:
    def test_shows_what_is_popular_and_said(self, client):
        article = ArticleFactory(title="Twelve days in Budapest")
        CommentFactory(article=article, words="I was in the square that evening.", user_name="Anna Kiss")

        response = client.get("/")

        for words in ("Read and discussed most", "Latest comments", "I was in the square that evening.", "Anna Kiss"):
            assertContains(response, words)

    def test_keeps_quiet_where_nothing_is_read_or_said(self, client):
        CommentFactory(article=ArticleFactory(), state=State.SPAM, words="Cheap watches!")

        response = client.get("/")

        for words in ("Read and discussed most", "Latest comments", "Cheap watches!"):
            assertNotContains(response, words)
