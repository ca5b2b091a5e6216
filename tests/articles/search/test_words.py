import pytest

from articles.search.words import fold, folded_words, terms


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Kádár", "kadar"),
        ("Gomułka", "gomulka"),
        ("Őrség", "orseg"),
        ("Győr", "gyor"),
        ("tükörfúrógép", "tukorfurogep"),
        ("Kossuth-ű", "kossuthu"),
        ("Đilas", "dilas"),
        ("Ceaușescu", "ceausescu"),
        ("Straße", "strasse"),
        ("Москва", "moskva"),
        ("1956", "1956"),
    ],
)
def test_a_word_is_folded_to_plain_letters(word, folded):
    assert fold(word) == folded


def test_letters_with_their_accents_apart_are_the_same_letters():
    assert terms("Ka\u0301da\u0301r") == terms("Kádár") == "kadar"


def test_terms_stand_in_the_order_of_the_text():
    assert terms("The tanks’ crews, in 1956–57") == "the tank crew in 1956 57"


def test_folded_words_keep_their_endings():
    assert folded_words("Revolutions of Őrség") == "revolutions of orseg"


def test_a_word_without_end_is_cut():
    assert len(fold("a" * 10_000)) == 60
