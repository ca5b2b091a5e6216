"""The articles under a topic, an author or a series are the same in whichever way the database looks for them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains

from articles import shelves
from tests.factories import ArticleFactory, AuthorFactory, SeriesFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled():
    """Shelves with seven articles each, of which readers may open five; and others that stand on none."""
    now, author, series = timezone.now(), AuthorFactory(), SeriesFactory()
    for number in range(7):
        moments = {"publish_at": now - timedelta(hours=number)}
        if number == 3:
            moments = {"publish_at": now + timedelta(hours=1)}
        if number == 5:
            moments["unpublish_at"] = now - timedelta(minutes=1)
        article = ArticleFactory(title=f"Part {number}", series=series, part=number + 1, topics=["Hungary"], **moments)
        article.authorships.create(author=author)
        ArticleFactory(topics=["Poland"])
    topic = article.topics.get()
    return [shelves.of_topic(topic), shelves.of_author(author), shelves.of_series(series)]


@pytest.mark.parametrize("many", [0, 1_000])
def test_counts_and_lists_what_readers_may_open_the_newest_first(filled, many, monkeypatch):
    monkeypatch.setattr(shelves, "MANY", many)

    for shelf in filled:
        assert shelf.count == 5
        assert [article.title for article in shelf.articles] == ["Part 0", "Part 1", "Part 2", "Part 4", "Part 6"]


@pytest.mark.parametrize("many", [0, 1_000])
def test_the_pages_and_feeds_are_the_same_either_way(filled, many, monkeypatch, client):
    monkeypatch.setattr(shelves, "MANY", many)

    for address in ("/topics/hungary/", "/authors/anna-kiss/", "/feeds/topics/hungary.atom"):
        response = client.get(address)
        assertContains(response, "Part 4")
        assert b"Part 3" not in response.content
