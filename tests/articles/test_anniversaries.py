import re
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.anniversaries import Run, day_of, events_in, last_anniversary
from chronology.historic_date import HistoricDate
from tests.factories import ArticleFactory, EventFactory

pytestmark = pytest.mark.django_db

OCTOBER = "/anniversaries/1956-10-23/1956-11-10"
PUBLISHED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def on(monkeypatch):
    """Lets it be another moment: `on(2026, 10, 23)`."""

    def move(*moment):
        monkeypatch.setattr(timezone, "now", lambda: datetime(*moment, tzinfo=UTC))

    return move


@pytest.fixture
def october():
    """The revolution in three days, with a day before it and one after."""
    for day, what in (
        ("1956-10-22", "The students write their sixteen points"),
        ("1956-10-23", "The march"),
        ("1956-10-30/1956-11-01", "Köztársaság Square"),
        ("1956-11-04", "The second intervention"),
        ("1957-01-05", "Strikes are forbidden"),
    ):
        EventFactory(date=day, what=what)


def entries(client):
    """Time and title of each entry of the feed."""
    text = client.get(f"{OCTOBER}.atom").content.decode()
    found = re.findall(r"<entry>.*?<title>(.*?)</title>.*?<published>(.*?)T.*?</entry>", text, re.DOTALL)
    return [(day, title) for title, day in found]


class TestRun:
    def test_is_what_an_article_covers_to_the_day(self):
        run = Run.of(HistoricDate.parse("1956-10-23/1956-11-10"))

        assert str(run) == "23 October–10 November 1956"
        assert run.get_absolute_url() == f"{OCTOBER}/"

    @pytest.mark.parametrize(
        "period",
        [
            "1956",
            "1956-10",
            "1956-10/1956-11",
            "1956-10-23",
            "1956-10-23~/1956-11-10",
            "1956/..",
            "1914-07-28/1918-11-11",
        ],
    )
    def test_is_nothing_that_is_less_exact_or_longer_than_a_year(self, period):
        assert Run.of(HistoricDate.parse(period)) is None

    def test_has_what_surely_fell_or_began_on_its_days(self, october):
        for day in ("1956-10-24~", "1956-10-24?", "1956-10", "[1956-10-24,1956-10-25]", "1956-10-25/.."):
            EventFactory(date=day, what=day)
        found = [event.date.edtf for event in events_in(Run(date(1956, 10, 23), date(1956, 11, 10)))]

        assert found == ["1956-10-23", "1956-10-25/..", "1956-10-30/1956-11-01", "1956-11-04"]

    def test_tells_nothing_of_a_draft(self):
        EventFactory(article=ArticleFactory(draft=True))

        assert not events_in(Run(date(1956, 10, 23), date(1956, 11, 10)))

    def test_an_event_that_lasted_counts_by_its_first_day(self):
        assert day_of(EventFactory(date="1956-10-30/1956-11-01")) == date(1956, 10, 30)

    @pytest.mark.parametrize(
        ("day", "today", "told"),
        [
            (date(1956, 10, 23), date(2026, 10, 23), date(2026, 10, 23)),
            (date(1956, 10, 23), date(2026, 10, 22), date(2025, 10, 23)),
            (date(1956, 2, 29), date(2027, 3, 1), date(2027, 2, 28)),
            (date(1956, 2, 29), date(2028, 3, 1), date(2028, 2, 29)),
            (date(1956, 12, 31), date(2027, 1, 1), date(2026, 12, 31)),
        ],
    )
    def test_each_day_has_a_last_anniversary(self, day, today, told):
        assert last_anniversary(day, today) == told


class TestFeed:
    def test_tells_each_day_on_its_day(self, client, october, on):
        on(2026, 10, 29, 12)
        before = entries(client)
        on(2026, 10, 30, 12)
        after = entries(client)

        assert before[0] == ("2026-10-23", "23 October 1956: The march")
        assert after[0] == ("2026-10-30", "30 October–1 November 1956: Köztársaság Square")
        assert [day for day, _ in after] == ["2026-10-30", "2026-10-23", "2025-11-04"]

    def test_an_event_has_the_name_that_it_has_in_the_feed_of_this_day(self, client, on):
        on(2026, 10, 23, 12)
        EventFactory()
        names = [
            re.findall(r"<id>(tag:[^<]*event[^<]*)</id>", client.get(address).content.decode())
            for address in (f"{OCTOBER}.atom", "/on-this-day.atom")
        ]

        assert names[0] == names[1] != []

    def test_without_events_is_a_feed_all_the_same(self, client):
        assertContains(client.get(f"{OCTOBER}.atom"), "<updated>")


class TestPage:
    def test_tells_day_by_day_and_which_is_next(self, client, october, on):
        on(2026, 10, 29, 12)
        page = client.get(f"{OCTOBER}/")

        assertContains(page, "<h1>23 October–10 November 1956, day by day</h1>", html=True)
        assertContains(page, 'The next is <a href="/on-this-day/10-30/">30 October</a>')
        assertContains(page, "The second intervention")
        assertNotContains(page, "sixteen points")
        assertContains(
            page, f'type="application/atom+xml" title="23 October–10 November 1956, day by day" href="{OCTOBER}.atom"'
        )

    def test_without_events_says_so(self, client):
        assertContains(client.get(f"{OCTOBER}/"), "Nothing that is told here is known to the day")

    @pytest.mark.parametrize(
        "address",
        [
            "1956-10-23/1956-10-22",
            "1956-10-23/1958-10-23",
            "1956-13-01/1956-13-02",
            "0000-01-01/0000-01-02",
            "x/y",
            "1956/1957",
        ],
    )
    def test_what_is_no_run_is_not_found(self, client, address):
        assert client.get(f"/anniversaries/{address}/").status_code == 404
        assert client.get(f"/anniversaries/{address}.atom").status_code == 404

    @pytest.mark.parametrize("size", [2, 30])
    def test_takes_two_queries_and_as_a_feed_one_however_many_events(self, client, django_assert_num_queries, size):
        for _ in range(size):
            EventFactory(article=ArticleFactory(publish_at=PUBLISHED))

        for address, queries in ((f"{OCTOBER}/", 2), (f"{OCTOBER}.atom", 1)):
            with django_assert_num_queries(queries):
                client.get(address)

    def test_an_article_and_the_days_it_tells_of_lead_there(self, client):
        article = ArticleFactory(publish_at=PUBLISHED, period="1956-10-23/1956-11-10")
        EventFactory(article=article)

        for address in (article.get_absolute_url(), "/on-this-day/10-23/"):
            assertContains(client.get(address), f'href="{OCTOBER}/"')
