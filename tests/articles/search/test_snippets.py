from articles.search.query import parse
from articles.search.snippets import marked, snippet


def shown(pieces):
    return "".join(f"[{text}]" if found else text for text, found in pieces)


def test_what_was_found_is_marked_with_its_accents():
    assert shown(marked("János Kádár and Władysław Gomułka", parse("kadar gomulka"))) == (
        "János [Kádár] and Władysław [Gomułka]"
    )


def test_other_forms_of_the_word_are_marked():
    assert shown(marked("A tank, two tanks", parse("tanks"))) == "A [tank], two [tanks]"


def test_beginnings_are_marked():
    assert shown(marked("Budapest, Buda and Pest", parse("bud*"))) == "[Budapest], [Buda] and Pest"


def test_a_short_text_is_shown_whole():
    assert shown(snippet("Bread was to be had again.", parse("bread"))) == "[Bread] was to be had again."


def test_a_long_text_is_shown_where_most_of_the_words_stand():
    text = (
        "Tanks came early. "
        + "Nothing happened for a while. " * 40
        + "Then Imre Nagy spoke of tanks. "
        + "Silence. " * 60
    )

    found = shown(snippet(text, parse("Nagy tanks")))

    assert found.startswith("… Then Imre [Nagy] spoke of [tanks].")
    assert found.endswith(" …")
    assert len(found) < 320


def test_a_text_without_the_words_is_shown_from_its_beginning():
    assert shown(snippet("The first sentence. " * 60, parse("Nagy"))).startswith("The first sentence.")


def test_a_text_without_blanks_is_cut_all_the_same():
    assert len(shown(snippet("x" * 5000, parse("Nagy")))) < 320


def test_nothing_is_marked_twice_or_lost():
    text = "Budapest and Budapest. " * 200

    assert "".join(piece for piece, _ in marked(text, parse("Budapest"))) == text
