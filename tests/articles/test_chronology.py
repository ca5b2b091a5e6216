import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles import timeline
from articles.models import Event
from chronology.period import Period, Unit
from tests.factories import ArticleFactory, EventFactory, KeyFigureFactory

pytestmark = pytest.mark.django_db


def events_of(*address):
    return [event.what for event in timeline.Events(Period.read(*address))[0:100]]


def bars_of(response):
    """Words of each bar that is a link, by its address."""
    found = re.findall(r'<a href="(/chronology/[^"]+)" aria-label="([^"]+)"', response.content.decode())
    return dict(found)


class TestOverview:
    def test_an_empty_site_says_so(self, client):
        assertContains(client.get("/chronology/"), "No event has been dated yet.")

    def test_draws_each_century_with_the_events_of_its_decades(self, client):
        for date in ("1956-10-23", "1956-11-04", "1953-03-05", "-0043-03-15", "0079-08-24", "195X"):
            EventFactory(date=date)

        response = client.get("/chronology/")

        assert bars_of(response) == {
            "/chronology/40s-bc/": "40s BC: 1 event",
            "/chronology/70s/": "AD 70s: 1 event",
            "/chronology/1950s/": "1950s: 4 events",
        }
        for words in ("1st century BC", "20th century", "6 events in the order of time", "the 1950s"):
            assertContains(response, words)

    def test_years_around_the_missing_year_0_are_counted_apart(self):
        for date in ("-0009", "-0008", "0000", "0001", "0009", "0010"):
            EventFactory(date=date)

        found = {period.name: count for period, count in timeline.counts(Unit.DECADE).items()}

        assert found == {"10s BC": 1, "9–1 BC": 2, "AD 1–9": 2, "AD 10s": 1}

    def test_what_no_decade_holds_has_a_list_of_its_own(self, client):
        for date in ("18XX", "1949/1951", "1956/..", "[..1956]", "XXXX"):
            EventFactory(date=date, what=f"Dated {date}")
        EventFactory(date="1956", what="The revolution")

        assertContains(client.get("/chronology/"), "5 more events")
        response = client.get("/chronology/longer/")

        assertContains(response, "Dated ", count=5)
        assertNotContains(response, "The revolution")


class TestPeriod:
    def test_a_year_tells_its_events_month_by_month_with_article_and_people(self, client):
        article = ArticleFactory(title="Twelve days in Budapest", slug="twelve-days")
        EventFactory(article=article).figures.add(KeyFigureFactory(name="Imre Nagy", slug="imre-nagy"))

        response = client.get("/chronology/1956/")

        assertContains(response, 'href="/chronology/1956/10/"')
        assertContains(response, '<a href="/articles/twelve-days/"')
        assertContains(response, '<a href="/people/imre-nagy/">Imre Nagy</a>')
        assertContains(response, '<time datetime="1956-10-23">23 October 1956</time>')

    def test_an_event_known_by_decade_stands_in_the_decade_as_uncertain_and_in_no_year(self, client):
        EventFactory(date="195X", what="He joins the party")
        EventFactory(date="1956-10-23")

        decade = client.get("/chronology/1950s/")
        year = client.get("/chronology/1956/")

        assertContains(decade, "He joins the party")
        assertContains(decade, "Some time in the 1950s")
        assertNotContains(year, "He joins the party")
        assertContains(year, "1 more event may belong here")
        assertNotContains(client.get("/chronology/1956/10/"), "He joins the party")

    def test_an_event_known_by_year_is_at_the_end_of_its_year_and_in_no_month(self):
        EventFactory(date="1956", what="Some time")
        EventFactory(date="1956-01-01", what="New Year")
        EventFactory(date="1956-10", what="October")

        assert events_of("1956") == ["New Year", "October", "Some time"]
        assert events_of("1956", "1") == ["New Year"]

    def test_what_goes_on_over_the_edge_of_a_month_stands_in_both(self, client):
        EventFactory(date="1956-10-29/1956-11-03", what="The Suez war")

        for month in (10, 11):
            response = client.get(f"/chronology/1956/{month}/")
            assertContains(response, f"Longer than {'October' if month == 10 else 'November'} 1956")
            assertContains(response, "The Suez war")
        assertNotContains(client.get("/chronology/1956/12/"), "The Suez war")

    def test_what_has_no_end_is_told_only_where_it_begins(self, client):
        EventFactory(date="1945-05/..", what="Soviet troops stay")

        assertContains(client.get("/chronology/1945/"), "Soviet troops stay")
        assertNotContains(client.get("/chronology/1999/"), "Soviet troops stay")

    def test_leads_to_the_nearest_periods_that_have_events(self, client):
        for date in ("-0043-03-15", "1956-10-23", "1989-06-16"):
            EventFactory(date=date)

        response = client.get("/chronology/1956/")

        assertContains(response, 'rel="prev" href="/chronology/44-bc/"')
        assertContains(response, 'rel="next" href="/chronology/1989/"')
        assertContains(client.get("/chronology/40s-bc/"), 'rel="next" href="/chronology/1950s/"')
        assertContains(client.get("/chronology/1956/10/"), 'rel="next" href="/chronology/1989/6/"')

    def test_an_empty_year_says_so_and_leads_on(self, client):
        EventFactory(date="1956-10-23")

        response = client.get("/chronology/1848/")

        assertContains(response, "Nothing that is told here is dated to 1848.")
        assertContains(response, 'rel="next" href="/chronology/1956/"')
        assertContains(response, "noindex")

    @pytest.mark.parametrize(
        "path",
        ["0/", "99999/", "-44/", "1956/13/", "1956/0/", "1955s/", "1950s/3/", "1956/?page=2", "x/", "999999/"],
    )
    def test_what_cannot_be_is_not_found(self, client, path):
        assert client.get(f"/chronology/{path}").status_code == 404

    def test_long_periods_come_in_pages(self, client):
        Event.objects.bulk_create(Event(date="1956-10-23", what=f"Shot {number}") for number in range(101))

        assertContains(client.get("/chronology/1956/?page=2"), "<li id=", count=1)

    def test_only_what_readers_may_see_is_told_counted_and_led_to(self, client):
        tomorrow = timezone.now() + timedelta(days=1)
        EventFactory(article=ArticleFactory(draft=True), what="Of a draft")
        EventFactory(article=ArticleFactory(publish_at=tomorrow), what="Of tomorrow", date="1957-10-23")

        for address in ("/chronology/1956/", "/chronology/1957/", "/on-this-day/10-23/", "/chronology/"):
            response = client.get(address)
            assertNotContains(response, "Of a draft")
            assertNotContains(response, "Of tomorrow")
            assert bars_of(response) == {}
            assertNotContains(response, 'rel="next" href="/chronology/')

    @pytest.mark.parametrize("path", ["/chronology/1950s/", "/chronology/1956/", "/chronology/1956/10/"])
    @pytest.mark.parametrize("size", [2, 40])
    def test_takes_the_same_few_queries_however_many_events(self, client, django_assert_max_num_queries, path, size):
        for number in range(size):
            event = EventFactory(article=ArticleFactory(), date=f"1956-10-{number % 28 + 1:02}")
            event.figures.add(KeyFigureFactory())
        EventFactory(date="1945/1960")

        with django_assert_max_num_queries(9):
            client.get(path)

    @pytest.mark.parametrize("size", [2, 40])
    def test_the_overview_takes_four_queries(self, client, django_assert_num_queries, size):
        for number in range(size):
            EventFactory(date=str(1800 + number * 5))

        with django_assert_num_queries(4):
            client.get("/chronology/")


class TestPlace:
    @pytest.mark.parametrize(
        ("date", "path"),
        [
            ("1956-10-23", "1956/10/"),
            ("1956", "1956/"),
            ("195X", "1950s/"),
            ("-0043-03-15", "44-bc/3/"),
            ("19XX", "longer/"),
        ],
    )
    def test_an_event_without_article_is_found_at_its_time(self, client, date, path):
        event = EventFactory(date=date)

        page, _, fragment = timeline.address_of(event).partition("#")

        assert page == f"/chronology/{path}"
        assertContains(client.get(page), f'id="{fragment}"')


def test_the_map_of_the_site_names_the_years_that_have_events(client):
    for date in ("1956-10-23", "1956-11-04", "-0043-03-15", "195X"):
        EventFactory(date=date)

    response = client.get("/sitemap-years.xml")

    assertContains(response, "<loc>", count=2)
    assertContains(response, "/chronology/44-bc/</loc>")
