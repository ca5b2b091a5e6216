"""What the columns of events say is what their dates say, whatever is done to an event."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import timeline
from articles.models import Article, Event
from chronology.fields import PARTS, columns
from chronology.historic_date import HistoricDate
from chronology.period import Period, Unit
from tests.factories import ArticleFactory, EventFactory

pytestmark = pytest.mark.django_db

DATES = """
1956-10-23 1956-10-23 1956-10-23~ 1956-11-04 1956-10 1956-11 1956 1956~ 195X 1953-03-05 1953-06-17/1953-06-18 1989-06-16
1956-10-29/1956-11-03 1955/1957 1945/1953 1945-05/.. [..1956] 18XX XXXX -0043-03-15 -0043 0000 0001-01-01 1949-12-31
1949-12-31/1950-01-01 [1956-10-23,1956-10-24] 1956-10-31/1956-11
""".split()  # noqa: SIM905 (a list of words would take thirty lines)


@pytest.fixture
def events():
    """Of each date one that is told in no article, and one of an article that is, is to be or was published."""
    now, hour = timezone.now(), timedelta(hours=1)
    articles = [
        ArticleFactory(publish_at=now - hour),
        ArticleFactory(publish_at=now - 2 * hour, unpublish_at=now - hour),
        ArticleFactory(publish_at=now + hour),
        ArticleFactory(draft=True),
        ArticleFactory(publish_at=now - hour, unpublish_at=now + hour),
    ]
    told = [Event(date=date, what="Told", article=articles[n % len(articles)]) for n, date in enumerate(DATES)]
    return Event.objects.bulk_create([*(Event(date=date, what="Alone") for date in DATES), *told])


def readable():
    return [event for event in Event.objects.all() if event.article is None or event.article.is_published]


def place(event, unit):
    """The period of that length that surely holds the event, by its date alone."""
    holding = Period.around(event.date.earliest, event.date.latest)
    return Period.of(event.date.earliest, unit) if holding and holding.unit <= unit else None


@pytest.mark.parametrize("unit", Unit)
def test_counts_are_those_of_the_dates_of_what_readers_may_learn_of(events, unit):
    expected = Counter(place(event, unit) for event in readable())
    longer = expected.pop(None, 0)

    assert timeline.counts(unit) == expected
    if unit is Unit.DECADE:
        assert len(timeline.Longer()) == longer == len(timeline.Longer()[0:100])


@pytest.mark.parametrize("address", [("1950s",), ("1956",), ("1956", "10"), ("40s-bc",), ("1848",)])
def test_a_period_has_its_events_in_order_and_those_of_no_part_last_over_any_pages(events, address):
    period = Period.read(*address)
    unit = Unit(max(period.unit - 1, 1))
    expected = [event for event in readable() if place(event, period.unit) == period]
    expected.sort(key=lambda event: (place(event, unit) is None, event.date.earliest, event.date.latest, event.pk))

    found = timeline.Events(period)

    assert len(found) == len(expected)
    for size in (1, 3, 100):
        pages = [found[start : start + size] for start in range(0, len(expected), size)]
        assert [event for page in pages for event in page] == expected


def test_the_nearest_periods_pass_over_what_readers_may_not_learn_of():
    for year in (1948, 1968):
        EventFactory(date=str(year), article=ArticleFactory(draft=True))
    EventFactory(date="1945")

    assert timeline.before(Period(1956)) == Period(1945)
    assert timeline.after(Period(1956)) is None


def test_an_event_that_is_dated_anew_is_counted_anew():
    event = EventFactory(date="1956-10-23")

    for change in (_saved, _saved_by_name, _updated, _updated_many):
        for date in ("1953-06-17", "1968"):
            change(event, HistoricDate.parse(date))
            assert timeline.counts(Unit.YEAR) == {Period(int(date[:4])): 1}
            assert len(timeline.counts(Unit.MONTH)) == (1 if len(date) > 4 else 0)
    event.delete()
    assert timeline.counts(Unit.YEAR) == {}


def _saved(event, date):
    event.date = date
    event.save()


def _saved_by_name(event, date):
    event.date = date
    event.save(update_fields=["date"])


def _updated(event, date):
    Event.objects.filter(pk=event.pk).update(**columns("date", date, PARTS))


def _updated_many(event, date):
    event.date = date
    Event.objects.bulk_update([event], columns("date", parts=PARTS))


def test_an_article_that_is_withdrawn_from_readers_takes_its_events_out_of_the_counts():
    article = ArticleFactory()
    EventFactory(article=article)

    Article.objects.filter(pk=article.pk).update(status="draft")

    assert timeline.counts(Unit.DECADE) == {}


def test_every_article_is_either_published_or_not(events):
    for status in Article.Status.values:
        ArticleFactory(status=status)
    published = set(Article.objects.published().values_list("pk", flat=True))
    others = {row["pk"] for row in Article.objects.not_published()}

    assert not published & others
    assert published | others == set(Article.objects.values_list("pk", flat=True))
