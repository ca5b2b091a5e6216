import pytest
from pytest_django.asserts import assertNotContains

from articles.body import read_body
from articles.models import Article
from articles.related import OF_EACH, related
from tests.factories import ArticleFactory, CastMemberFactory, KeyFigureFactory, SeriesFactory

pytestmark = pytest.mark.django_db


def titles(article):
    article = Article.objects.for_cards().get(pk=article.pk)
    return [other.title for other in related(article, read_body(article))]


@pytest.fixture
def budapest():
    """An article on Hungary and 1956 with Imre Nagy in its cast, the first part of a series."""
    article = ArticleFactory(
        title="Budapest",
        topics=["Hungary", "1956"],
        period="1956-10-23/1956-11-10",
        series=SeriesFactory(slug="empire"),
        part=1,
    )
    CastMemberFactory(block__parent=article, figure=KeyFigureFactory(slug="imre-nagy"))
    return article


def test_the_editor_s_choice_comes_first(budapest):
    ArticleFactory(title="Szeged", topics=["Hungary", "1956"])
    budapest.related.add(ArticleFactory(title="Prague", publish_at="2006-01-01T08:00Z"))

    assert titles(budapest) == ["Prague", "Szeged"]


def test_people_and_series_weigh_more_than_a_topic_and_that_more_than_the_time(budapest):
    ArticleFactory(title="Time", period="1956-11")
    ArticleFactory(title="Topic", topics=["Hungary"])
    person = ArticleFactory(title="Person and time", period="1956")
    CastMemberFactory(block__parent=person, figure=budapest.articles_cast_set.get().rows.get().figure)
    ArticleFactory(title="Part", series=budapest.series, part=2)
    ArticleFactory(title="Nothing")

    assert titles(budapest) == ["Person and time", "Part", "Topic", "Time"]


def test_more_in_common_is_more_alike(budapest):
    ArticleFactory(title="Both topics", topics=["Hungary", "1956"])
    ArticleFactory(title="One topic", topics=["Hungary"])
    ArticleFactory(title="One topic, same time", topics=["1956"], period="1956-10")

    assert titles(budapest) == ["Both topics", "One topic, same time", "One topic"]


def test_what_weighs_the_same_comes_newest_first_and_fills_what_is_left(budapest):
    for number in range(1, 7):
        ArticleFactory(title=f"Unlike {number}", publish_at=f"2020-01-0{number}T08:00Z")

    assert titles(budapest) == ["Unlike 6", "Unlike 5", "Unlike 4", "Unlike 3"]


@pytest.mark.parametrize(
    "hidden",
    [
        {"draft": True},
        {"publish_at": "2099-01-01T08:00Z"},
        {"publish_at": "2020-01-01T08:00Z", "unpublish_at": "2020-02-01T08:00Z"},
    ],
)
def test_what_readers_may_not_open_is_never_offered(client, budapest, hidden):
    other = ArticleFactory(title="Not for readers", topics=["Hungary"], **hidden)
    budapest.related.add(other)

    assert titles(budapest) == []
    assertNotContains(client.get(budapest.get_absolute_url()), "You might like these")


def test_an_article_is_never_offered_to_its_own_readers(budapest):
    budapest.related.add(budapest)

    assert titles(budapest) == []


def test_an_article_without_anything_to_share_is_followed_by_the_newest():
    ArticleFactory(title="Prague")

    assert titles(ArticleFactory()) == ["Prague"]


def test_takes_as_many_queries_at_any_size(budapest, django_assert_num_queries):
    article = Article.objects.for_cards().get(pk=budapest.pk)
    body = read_body(article)
    for size in (4, OF_EACH + 10):
        ArticleFactory.create_batch(size, topics=["Hungary"])
        with django_assert_num_queries(4):
            assert len(related(article, body)) == 4


def test_of_many_only_the_newest_are_compared(budapest):
    ArticleFactory(title="The oldest", topics=["Hungary"], period="1956-10-23")
    ArticleFactory.create_batch(OF_EACH, topics=["Hungary"])

    assert "The oldest" not in titles(budapest)
