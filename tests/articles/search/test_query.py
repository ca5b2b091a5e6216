import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.query import Query, Term, parse


def words(*each):
    return Term(each)


@pytest.mark.parametrize(
    ("text", "groups", "excluded"),
    [
        ("Imre Nagy", [[words("imr")], [words("nagi")]], []),
        ('"Radio Free Europe"', [[words("radio", "free", "europ")]], []),
        ("budap*", [[Term((), "budap")]], []),
        ("tanks -Prague", [[words("tank")]], [words("pragu")]),
        ('tanks -"Prague Spring"', [[words("tank")]], [words("pragu", "spring")]),
        ("Nagy OR Kádár", [[words("nagi"), words("kadar")]], []),
        ("Nagy OR Kádár trial", [[words("nagi"), words("kadar")], [words("trial")]], []),
        ("Nagy AND Kádár", [[words("nagi")], [words("kadar")]], []),
        ("anti-Soviet", [[words("anti", "soviet")]], []),
        ("the tanks in Prague", [[words("tank")], [words("pragu")]], []),
        ('"to be or not to be"', [[words("to", "be", "or", "not", "to", "be")]], []),
        ("OR tanks OR", [[words("tank")]], []),
        ('"unfinished phrase', [[words("unfinish", "phrase")]], []),
    ],
)
def test_a_question_is_read(text, groups, excluded):
    query = parse(text)

    assert query.groups == tuple(map(tuple, groups))
    assert query.excluded == tuple(excluded)


@pytest.mark.parametrize("text", ["", "   ", '"', "-", "*", '"" - * ( AND OR', "!!!", "\0", "…"])
def test_a_question_without_words_asks_nothing(text):
    assert not parse(text)


def test_words_on_every_page_are_told_apart():
    assert parse("the and in") == Query("the and in", ignored=("the", "and", "in"))


def test_of_a_very_long_question_the_beginning_is_read():
    query = parse("tank " * 2000)

    assert query.is_cut
    assert len(query.text) <= 300
    assert len(query.groups) == 24


@given(st.text())
def test_anything_can_be_read(text):
    query = parse(text)

    for term in [*query.wanted, *query.excluded]:
        assert all(word.isascii() and word.isalnum() for word in (*term.words, term.prefix or "a"))
