from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from articles.archive import months
from articles.views import archive
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def published(moment, **details):
    return ArticleFactory(publish_at=moment, **details)


def test_months_are_counted_in_three_queries(django_assert_num_queries):
    for moment in ("2025-06-17T08:00Z", "2026-10-04T08:00Z", "2026-10-23T08:00Z"):
        published(moment)
    ArticleFactory(draft=True)
    published("2999-01-01T08:00Z")

    with django_assert_num_queries(3):
        assert months() == [(date(2026, 10, 1), 2), (date(2025, 6, 1), 1)]


def test_an_article_belongs_to_the_month_that_it_was_on_the_site_s_clock(settings, client):
    settings.TIME_ZONE = "Europe/Budapest"
    published("2026-10-31T23:30Z", title="Shortly after midnight")

    assert months() == [(date(2026, 11, 1), 1)]
    assertContains(client.get("/archive/2026/11/"), "Shortly after midnight")


def test_leads_from_the_footer_by_year_and_month_to_the_article(client):
    article = published("2026-05-04T08:00Z", title="The secret speech")

    assertContains(client.get("/"), 'href="/archive/"')
    assertContains(client.get("/archive/"), 'href="/archive/2026/"')
    assertContains(client.get("/archive/2026/"), 'href="/archive/2026/05/"')
    assertContains(client.get("/archive/2026/05/"), article.get_absolute_url())


def test_a_year_and_a_month_have_their_own_articles_the_last_first(client):
    published("2026-10-04T08:00Z", title="Suez and Budapest")
    published("2026-10-23T08:00Z", title="Twelve days in Budapest")
    published("2026-05-01T08:00Z", title="The secret speech")
    published("2025-10-01T08:00Z", title="Berlin, 17 June 1953")

    year, month = (client.get(f"/archive/2026/{rest}").content.decode() for rest in ("", "10/"))

    assert year.index("Twelve days") < year.index("Suez and Budapest") < year.index("The secret speech")
    assert "Berlin" not in year + month
    assert "The secret speech" not in month


def test_a_month_leads_to_those_before_and_after_that_have_articles(client):
    for moment in ("2025-06-17T08:00Z", "2026-05-04T08:00Z", "2026-10-23T08:00Z"):
        published(moment)

    response = client.get("/archive/2026/05/")

    assertContains(response, 'rel="prev" href="/archive/2025/06/"')
    assertContains(response, 'rel="next" href="/archive/2026/10/"')


def test_an_empty_archive_says_so(client):
    assertContains(client.get("/archive/"), "The first article is still being written.")


@pytest.mark.parametrize(
    "rest",
    ["2024/", "0000/", "99999/", "nineteen/", "2026/11/", "2026/00/", "2026/13/", "2026/5/", "2026/x/", "2026/?page=2"],
)
def test_a_time_without_articles_is_not_found(client, rest):
    published("2026-05-04T08:00Z")

    assert client.get(f"/archive/{rest}").status_code == 404


def test_a_draft_makes_no_month(client):
    ArticleFactory(draft=True, title="Not yet written")
    published("2026-05-04T08:00Z")

    assertNotContains(client.get("/archive/2026/"), "Not yet written")


@pytest.mark.parametrize("address", ["/archive/", "/archive/2026/", "/archive/2026/05/"])
def test_more_articles_cost_no_more_queries(client, address, django_assert_num_queries):
    for day in (1, 2):
        for month in (4, 5, 6):
            for hour in range(4):
                published(f"2026-{month:02}-{day:02}T{hour:02}:00Z")
        with django_assert_num_queries(5 if address.endswith("/05/") else 3):
            client.get(address)


def test_a_long_month_goes_over_several_pages(client, monkeypatch):
    monkeypatch.setattr(archive, "PER_PAGE", 2)
    for day in (1, 2, 3):
        published(f"2026-05-{day:02}T08:00Z")

    assertContains(client.get("/archive/2026/05/"), 'rel="next" href="/archive/2026/05/?page=2"')
    assertContains(client.get("/archive/2026/05/?page=2"), "<time", count=1)
