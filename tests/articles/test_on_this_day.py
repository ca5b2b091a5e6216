import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.anniversaries import YearDay, events_on
from articles.models import Event
from tests.factories import ArticleFactory, EventFactory

pytestmark = pytest.mark.django_db

PUBLISHED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def on(monkeypatch):
    """Lets it be another moment: `on(2026, 10, 23)`."""

    def move(*moment):
        monkeypatch.setattr(timezone, "now", lambda: datetime(*moment, tzinfo=UTC))

    return move


def test_only_what_surely_fell_or_began_on_the_day_is_kept_the_oldest_first():
    kept = ("1989-10-23", "1956-10-23", "1956-10-23/1956-11-04", "-0042-10-23")
    for date in (*kept, "1956-10-23~", "1956-10-23?", "[1956-10-23,1956-10-24]", "[..1956-10-23]", "1956-10", "1956"):
        EventFactory(date=date)
    EventFactory(date="1956-10-06/1956-10-23")
    EventFactory(date="../1956-10-23")

    found = [event.date.edtf for event in events_on(YearDay(10, 23))]

    assert found == ["-0042-10-23", "1956-10-23", "1956-10-23/1956-11-04", "1989-10-23"]


def test_what_is_known_only_by_year_did_not_happen_on_new_year_s_day():
    EventFactory(date="1956")
    EventFactory(date="1956/1957")

    assert not events_on(YearDay(1, 1))


class TestPage:
    def test_tells_the_day_and_leads_to_its_neighbours(self, client):
        EventFactory()

        response = client.get("/on-this-day/10-23/")

        assertContains(response, "A student demonstration is fired on")
        assertContains(response, 'href="/on-this-day/10-22/"')
        assertContains(response, 'href="/on-this-day/10-24/"')

    def test_a_day_without_events_says_so(self, client):
        assertContains(client.get("/on-this-day/5-5/"), "Nothing that is told here happened on 5 May")

    def test_29_february_is_a_day_of_the_year(self, client):
        assertContains(client.get("/on-this-day/2-28/"), "/on-this-day/2-29/")
        assertContains(client.get("/on-this-day/2-29/"), "/on-this-day/3-1/")
        assertContains(client.get("/on-this-day/12-31/"), "/on-this-day/1-1/")

    @pytest.mark.parametrize("day", ["2-30", "13-1", "0-1", "10-023", "10", "x", "10-23-1956", "1०-1"])
    def test_a_day_that_is_in_no_year_is_not_found(self, client, day):
        assert client.get(f"/on-this-day/{day}/").status_code == 404

    def test_today_is_that_of_the_site_s_time_zone(self, client, on, settings):
        settings.TIME_ZONE = "Europe/Budapest"
        timezone.get_default_timezone.cache_clear()
        on(2026, 10, 22, 22, 30)

        assertContains(client.get("/on-this-day/"), "<h1>23 October</h1>")
        timezone.get_default_timezone.cache_clear()

    @pytest.mark.parametrize("size", [2, 30])
    def test_takes_three_queries_however_many_events(self, client, django_assert_num_queries, size):
        for _ in range(size):
            EventFactory(article=ArticleFactory())

        with django_assert_num_queries(3):
            client.get("/on-this-day/10-23/")

    def test_of_a_day_with_many_events_comes_in_pages(self, client):
        Event.objects.bulk_create(Event(date="1956-10-23", what=f"Shot {number}") for number in range(51))

        assertContains(client.get("/on-this-day/10-23/"), 'rel="next" href="/on-this-day/10-23/?page=2"')
        assertContains(client.get("/on-this-day/10-23/?page=2"), "<li id=", count=1)
        assert client.get("/on-this-day/10-23/?page=3").status_code == 404


class TestHome:
    def test_has_a_band_of_today_s_events(self, client, on):
        on(2026, 10, 23, 12)
        EventFactory(article=ArticleFactory(publish_at=PUBLISHED))

        assertContains(client.get("/"), "On this day, 23 October")

    def test_has_no_hole_when_there_are_none(self, client, on):
        on(2026, 5, 5, 12)
        EventFactory(article=ArticleFactory(publish_at=PUBLISHED))

        assertNotContains(client.get("/"), "On this day")


class TestFeed:
    def entries(self, client):
        text = client.get("/on-this-day.atom").content.decode()
        return re.findall(r"<entry>.*?<id>(.*?)</id>.*?</entry>", text, re.DOTALL)

    def test_an_event_is_the_same_entry_all_day_and_a_new_one_next_year(self, client, on, settings):
        event = EventFactory(article=ArticleFactory(publish_at=PUBLISHED))
        found = []
        for moment in ((2026, 10, 23, 6), (2026, 10, 23, 18), (2027, 10, 23, 6)):
            on(*moment)
            found.append(self.entries(client))

        tag = f"tag:{urlsplit(settings.SITE_URL).hostname},2026:event-{event.pk}"
        assert found == [[f"{tag}-2026"], [f"{tag}-2026"], [f"{tag}-2027"]]

    def test_says_what_happened_and_leads_there(self, client, on):
        on(2026, 10, 23, 12)
        event = EventFactory(place="Budapest")

        response = client.get("/on-this-day.atom")

        assertContains(response, "23 October 1956: A student demonstration")
        assertContains(response, f"/chronology/1956/10/#event-{event.pk}")

    def test_signs_that_no_xml_can_hold_do_not_break_it(self, client, on):
        on(2026, 10, 23, 12)
        EventFactory(what="The march\x0b of the students")

        assertContains(client.get("/on-this-day.atom"), "The march of the students")

    def test_what_looks_like_markup_is_told_as_words(self, client, on):
        on(2026, 10, 23, 12)
        EventFactory(what="Nagy & Kádár <both> speak", place="")

        assertContains(client.get("/on-this-day.atom"), ">Nagy &amp;amp; Kádár &amp;lt;both&amp;gt; speak</summary>")

    @pytest.mark.parametrize("size", [0, 2, 30])
    def test_takes_one_query_however_many_events(self, client, on, django_assert_num_queries, size):
        on(2026, 10, 23)
        for _ in range(size):
            EventFactory(article=ArticleFactory())

        with django_assert_num_queries(1):
            client.get("/on-this-day.atom")

    def test_is_empty_on_other_days(self, client, on):
        on(2026, 5, 5, 12)
        EventFactory()

        assert self.entries(client) == []
