from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import localdate

from articles.models import Article, DailyReads
from articles.reads import count_read, write_reads
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
HERE = {"Sec-Fetch-Site": "same-origin", **FIREFOX}


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def reads_of(article):
    write_reads()
    return sum(article.daily_reads.values_list("reads", flat=True))


class TestCounting:
    def test_a_reader_counts_once_a_day_for_each_article(self):
        budapest, prague = ArticleFactory(), ArticleFactory()

        assert count_read(budapest.pk, "anna")
        assert not count_read(budapest.pk, "anna")
        assert count_read(budapest.pk, "béla")
        assert count_read(prague.pk, "anna")
        assert reads_of(budapest) == 2
        assert reads_of(prague) == 1

    def test_many_readers_cost_the_database_little(self, django_assert_num_queries):
        article = ArticleFactory()
        count_read(article.pk, "anna")

        with django_assert_num_queries(0):
            for number in range(50):
                count_read(article.pk, f"reader-{number}")
        assert reads_of(article) == 51

    def test_nothing_is_written_twice(self):
        article = ArticleFactory()
        count_read(article.pk, "anna")
        count_read(article.pk, "béla")

        assert write_reads() == 1
        assert write_reads() == 0
        assert reads_of(article) == 2

    def test_what_waited_over_midnight_counts_for_its_own_day(self, monkeypatch):
        article = ArticleFactory()
        yesterday = localdate() - timedelta(days=1)
        with monkeypatch.context() as patch:
            patch.setattr("articles.reads.localdate", lambda: yesterday)
            count_read(article.pk, "anna")
            count_read(article.pk, "béla")
        count_read(article.pk, "anna")
        call_command("write_reads")

        assert dict(article.daily_reads.values_list("day", "reads")) == {yesterday: 2, localdate(): 1}

    def test_reads_of_a_deleted_article_are_let_go(self):
        article = ArticleFactory()
        count_read(article.pk, "anna")
        count_read(article.pk, "béla")
        article.delete()

        assert write_reads() == 0
        assert not DailyReads.objects.exists()


class TestBeacon:
    def send(self, client, article, **headers):
        return client.post(f"{article.get_absolute_url()}read", headers=HERE | headers)

    def test_counts_a_reader_and_leaves_no_cookie(self, client):
        article = ArticleFactory()

        response = self.send(client, article)

        assert response.status_code == 204
        assert not response.cookies
        assert reads_of(article) == 1

    def test_needs_no_token(self):
        assert self.send(Client(enforce_csrf_checks=True), ArticleFactory()).status_code == 204

    def test_counts_the_same_browser_at_the_same_address_once(self, client):
        article = ArticleFactory()
        for _ in range(3):
            self.send(client, article)
        self.send(client, article, **{"User-Agent": FIREFOX["User-Agent"] + " (another)"})

        assert reads_of(article) == 2

    @pytest.mark.parametrize("agent", ["Googlebot/2.1", "", "curl/8.5", "Mozilla/5.0 HeadlessChrome/131"])
    def test_counts_no_machine(self, client, agent):
        article = ArticleFactory()

        assert self.send(client, article, **{"User-Agent": agent}).status_code == 204
        assert reads_of(article) == 0

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
            {"Sec-Fetch-Site": ""},
        ],
    )
    def test_takes_no_word_from_another_site(self, client, headers):
        article = ArticleFactory()

        assert self.send(client, article, **headers).status_code == 403
        assert reads_of(article) == 0

    def test_an_older_browser_says_where_it_comes_from(self, client):
        response = self.send(client, ArticleFactory(), **{"Sec-Fetch-Site": "", "Origin": "http://testserver"})

        assert response.status_code == 204

    def test_counts_no_draft(self, client):
        assert self.send(client, ArticleFactory(draft=True)).status_code == 404

    def test_is_sent_only(self, client):
        assert client.get(f"{ArticleFactory().get_absolute_url()}read").status_code == 405

    def test_keeps_no_address(self, client, monkeypatch):
        kept = []
        monkeypatch.setattr("articles.views.reads.count_read", lambda article, reader: kept.append(reader))

        self.send(client, ArticleFactory())

        assert "127.0.0.1" not in kept[0]
        assert len(kept[0]) == 32

    def test_stands_on_the_page_of_a_published_article_only(self, client, editor_client):
        article, draft = ArticleFactory(), ArticleFactory(draft=True)

        assert f'data-read="{article.get_absolute_url()}read"' in client.get(article.get_absolute_url()).text
        assert "data-read" not in editor_client.get(draft.get_absolute_url()).text


class TestMostRead:
    def read(self, article, days_ago, reads):
        DailyReads.objects.add(article.pk, localdate() - timedelta(days=days_ago), reads)

    def test_by_week_and_ever(self):
        old, new, unread = ArticleFactory(), ArticleFactory(), ArticleFactory()
        self.read(old, 300, 90)
        self.read(old, 1, 1)
        self.read(new, 2, 7)
        week = localdate() - timedelta(days=6)

        assert [(article, article.reads) for article in Article.objects.most_read(week)] == [(new, 7), (old, 1)]
        assert [(article, article.reads) for article in Article.objects.most_read()] == [(old, 91), (new, 7)]
        assert unread not in Article.objects.most_read()

    def test_adding_to_a_day_adds_up(self):
        article = ArticleFactory()
        self.read(article, 0, 3)
        self.read(article, 0, 4)

        assert article.daily_reads.get().reads == 7
