import pytest

from comments.defence.learning import learn
from comments.defence.likeness import ALL
from comments.models import Comment, State, WordCount
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db


def of(*words):
    return WordCount.objects.of(words)


def fresh():
    return Comment.objects.with_record()


def test_counts_each_word_once_for_each_comment():
    CommentFactory(words="Casino, casino, CASINO!", user_name="Vegas")
    CommentFactory(words="The casino of Karlsbad", user_name="Anna")

    learn(fresh(), State.SPAM)

    assert of("casino", "vegas", "karlsbad", ALL) == {
        "casino": (0, 2),
        "vegas": (0, 1),
        "karlsbad": (0, 1),
        ALL: (0, 2),
    }


def test_the_same_decision_twice_teaches_once():
    CommentFactory(words="Casino bonus")
    learn(fresh(), State.SPAM)
    learn(fresh(), State.SPAM)

    assert of("casino") == {"casino": (0, 1)}


def test_a_decision_taken_back_is_unlearnt():
    CommentFactory(words="Casino bonus")
    learn(fresh(), State.SPAM)
    learn(fresh(), State.PUBLISHED)

    assert of("casino", ALL) == {"casino": (1, 0), ALL: (1, 0)}


def test_what_is_only_unfit_teaches_nothing():
    CommentFactory(words="Casino bonus")
    learn(fresh(), State.PUBLISHED)
    learn(fresh(), State.REFUSED)

    assert of("casino", ALL) == {"casino": (0, 0), ALL: (0, 0)}


def test_a_hundred_cost_no_more_queries_than_ten(django_assert_max_num_queries):
    article = ArticleFactory()
    for size in (10, 90):
        for number in range(size):
            CommentFactory(article=article, words=f"Casino bonus number {number} of {size}")
        comments = list(fresh().filter(record__learnt_as=""))
        with django_assert_max_num_queries(14):
            learn(comments, State.SPAM)
