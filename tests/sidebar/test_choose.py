from datetime import date, timedelta

import pytest

from sidebar.choose import LINKS, beside, links_of_the_day, of_the_day
from sidebar.models import Quotation, Snippet
from tests.factories import (
    ArticleFactory,
    HistoryLinkFactory,
    PointToPonderFactory,
    QuotationFactory,
    SnippetFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 10, 23)


def on(day, topics=(), items=None):
    return of_the_day(Quotation.objects.all() if items is None else items, topics, day)


class TestOfTheDay:
    def test_is_the_same_all_day_and_each_comes_in_turn(self):
        quotations = QuotationFactory.create_batch(3)

        days = [on(DAY + timedelta(days=number)) for number in range(6)]

        assert on(DAY) == days[0]
        assert set(days[:3]) == set(quotations)
        assert days[:3] == days[3:]

    def test_comes_from_those_on_the_topic_first(self):
        hungary, poland = TopicFactory(), TopicFactory(name="Poland")
        QuotationFactory.create_batch(4)
        suiting = QuotationFactory.create_batch(2, topics=["Hungary"])

        assert {on(DAY + timedelta(days=number), [hungary]) for number in range(4)} == set(suiting)
        assert len({on(DAY + timedelta(days=number), [poland]) for number in range(6)}) == 6

    def test_with_two_topics_in_common_it_has_no_more_turns(self):
        topics = [TopicFactory(), TopicFactory(name="1956")]
        QuotationFactory(topics=["Hungary", "1956"])
        QuotationFactory(topics=["Hungary"])

        assert len({on(DAY + timedelta(days=number), topics) for number in range(2)}) == 2

    def test_is_nothing_where_there_is_none(self):
        assert on(DAY) is None

    def test_keeps_to_its_days(self):
        item = QuotationFactory(shown_from=DAY, shown_until=DAY)

        assert [on(DAY + timedelta(days=number)) for number in (-1, 0, 1)] == [None, item, None]

    @pytest.mark.parametrize("make", [SnippetFactory, PointToPonderFactory])
    def test_leads_to_published_articles_alone(self, make):
        make(article=ArticleFactory(draft=True))
        make(article=ArticleFactory(publish_at="2099-01-01T08:00Z"))
        make(article=ArticleFactory(publish_at="2020-01-01T08:00Z", unpublish_at="2020-02-01T08:00Z"))
        shown = make()

        assert list(make._meta.model.objects.shown_on(DAY)) == [shown]

    def test_an_article_that_is_taken_back_takes_its_snippet_with_it(self):
        snippet = SnippetFactory()
        assert on(DAY, items=Snippet.objects.all()) == snippet

        snippet.article.status = "draft"
        snippet.article.save()

        assert on(DAY, items=Snippet.objects.all()) is None


class TestBeside:
    def test_an_article_stands_what_suits_it_and_leads_on(self):
        article = ArticleFactory(topics=["Hungary"])
        SnippetFactory(article=article, topics=["Hungary"])
        other = SnippetFactory(article__topics=["Poland"], topics=["Hungary"])
        SnippetFactory()

        assert beside(article).snippet == other

    def test_a_topic_stands_what_suits_it(self):
        point = PointToPonderFactory(topics=["Poland"])
        PointToPonderFactory.create_batch(3)

        assert beside(topics=[TopicFactory(name="Poland")]).point == point

    def test_nothing_is_nothing(self):
        assert not beside()
        assert not beside(ArticleFactory())

    def test_something_of_each_kind_takes_as_many_queries_at_any_size(self, django_assert_num_queries):
        article = ArticleFactory(topics=["Hungary"])
        for size in (1, 10):
            QuotationFactory.create_batch(size, topics=["Hungary"])
            SnippetFactory.create_batch(size, topics=["Hungary"])
            PointToPonderFactory.create_batch(size)
            HistoryLinkFactory.create_batch(size)
            with django_assert_num_queries(8):  # the topics of the article, two for each kind, the links
                found = beside(article)
            assert all((found.quotation, found.snippet.article, found.point.article, found.links))


class TestLinks:
    def test_the_sister_site_stands_by_itself_every_day(self):
        sister = HistoryLinkFactory(is_sister=True)
        HistoryLinkFactory.create_batch(LINKS + 2)

        for number in range(3):
            first, *others = links_of_the_day(DAY + timedelta(days=number))
            assert first == sister
            assert len(others) == LINKS
        assert beside().sister == sister
        assert sister not in beside().links

    def test_without_one_as_many_others_are_shown(self):
        HistoryLinkFactory.create_batch(LINKS + 2)

        assert len(beside().links) == LINKS
        assert beside().sister is None

    def test_each_has_its_turn(self):
        links = HistoryLinkFactory.create_batch(LINKS + 2)

        firsts = [links_of_the_day(DAY + timedelta(days=number))[0] for number in range(len(links))]

        assert set(firsts) == set(links)
