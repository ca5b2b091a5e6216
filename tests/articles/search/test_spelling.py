import pytest

from articles.search import spelling
from articles.search.spelling import steps

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("kadar", "kadar", 0),
        ("kadarr", "kadar", 1),
        ("budapst", "budapest", 1),
        ("nagy", "nayg", 1),
        ("buda", "pest", 4),
    ],
)
def test_steps_between_words_are_counted(one, other, expected):
    assert steps(one, other) == expected


@pytest.mark.parametrize("slip", ["Budapst", "Budappest", "Budapezt", "Budaepst", "udapest", "budapest"])
def test_one_slip_of_the_finger_is_understood(slip):
    spelling.learn(["In Budapest, on 23 October"])

    assert spelling.meant(slip, exists=lambda term: 1) == "Budapest"


def test_the_word_is_given_as_it_is_written():
    spelling.learn(["János Kádár"])

    assert spelling.meant("Kadarr", exists=lambda term: 1) == "Kádár"


def test_a_word_that_readers_cannot_see_is_not_given_away():
    spelling.learn(["Budapest"])

    assert spelling.meant("Budapst", exists=lambda term: 0) == ""


def test_of_equally_near_words_the_more_frequent_is_meant():
    spelling.learn(["Polish polite"])

    assert spelling.meant("polixh", exists={"polish": 2, "polit": 9}.get) == "Polish"
    assert spelling.meant("tanx", exists={}.get) == ""


def test_learning_again_changes_nothing():
    spelling.learn(["Budapest"])
    spelling.learn(["BUDAPEST and Budapest"])

    assert spelling.meant("Budapst", exists=lambda term: 1) == "Budapest"
