import pytest
from django.apps import apps
from django.db import transaction

from articles.models import Article, DailyReads
from config.delivery import edition
from tests.factories import ArticleFactory, EventFactory, PhotoFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def changes():
    """Whether the edition is another after something was done."""

    def changed(action):
        before = edition.current()
        action()
        return edition.current() != before

    return changed


def test_a_new_article_makes_a_new_edition(changes):
    assert changes(ArticleFactory)


def test_a_change_that_sends_no_signal_makes_a_new_edition(changes):
    photo = PhotoFactory()
    assert changes(lambda: type(photo).objects.update(caption="Boots Square, 24 October 1956"))


def test_a_deletion_makes_a_new_edition(changes):
    article = ArticleFactory()
    assert changes(article.delete)


def test_a_topic_given_to_an_article_makes_a_new_edition(changes):
    article = ArticleFactory()
    assert changes(lambda: article.topics.add("Refugees"))


def test_a_change_of_nothing_leaves_the_edition_as_it_is(changes):
    assert not changes(lambda: Article.objects.filter(title="The Third Day").update(language="hu"))


def test_reading_leaves_the_edition_as_it_is(changes):
    ArticleFactory()
    assert not changes(lambda: list(Article.objects.all()))


def test_counting_a_reader_leaves_the_edition_as_it_is(changes):
    article = ArticleFactory()
    assert not changes(lambda: DailyReads.objects.create(article=article, day="2026-10-23", reads=1))


def test_a_change_counts_when_others_can_read_it(changes):
    def uncommitted():
        with transaction.atomic():
            ArticleFactory()
            assert edition.current() == before
            transaction.set_rollback(True)

    before = edition.current()
    assert not changes(uncommitted)


def test_a_hundred_writes_of_one_transaction_bump_it_once(monkeypatch):
    bumps = []
    monkeypatch.setattr(edition, "bump", lambda: bumps.append(1))
    with transaction.atomic():
        EventFactory.create_batch(3)
    assert bumps == [1]


def test_what_readers_do_not_see_is_named_by_its_true_name():
    assert {apps.get_model(label)._meta.label for label in edition.UNSEEN} == edition.UNSEEN
