from gallery.history.words import compare, paragraphs_of_html, paragraphs_of_text


def marked(rows):
    """Each row as two lines of text, with what is removed in [-…-] and what is added in {+…+}."""
    signs = {"del": "[-{}-]", "ins": "{{+{}+}}", "": "{}"}
    return [
        tuple(None if side is None else " ".join(signs[run.mark].format(run.text) for run in side) for side in row)
        for row in rows
    ]


def compared(before, after, read=paragraphs_of_html):
    return marked(compare(read(before), read(after)))


class TestWords:
    def test_only_the_words_that_changed_are_marked(self):
        rows = compared("<p>Two thousand Hungarians died.</p>", "<p>About 2,500 Hungarians died.</p>")

        assert rows == [("[-Two thousand-] Hungarians died.", "{+About 2,500+} Hungarians died.")]

    def test_a_new_paragraph_stands_alone(self):
        rows = compared("<p>The march began.</p>", "<p>The march began.</p><p>The radio was silent.</p>")

        assert rows == [("The march began.", "The march began."), (None, "{+The radio was silent.+}")]

    def test_another_paragraph_in_its_place_is_no_soup_of_single_words(self):
        rows = compared(
            "<p>Students marched to the statue of Bem.</p>", "<p>In Moscow nobody slept; Khrushchev telephoned.</p>"
        )

        assert rows == [
            ("[-Students marched to the statue of Bem.-]", None),
            (None, "{+In Moscow nobody slept; Khrushchev telephoned.+}"),
        ]

    def test_line_breaks_of_plain_text_make_paragraphs(self):
        assert compared("One.\nTwo.", "One.\nThree.", paragraphs_of_text) == [
            ("One.", "One."),
            ("[-Two.-]", "{+Three.+}"),
        ]


class TestFormatting:
    def test_a_word_set_in_italics_is_a_change(self):
        assert compared("<p>He read Népszava.</p>", "<p>He read <em>Népszava.</em></p>") == [
            ("He read [-Népszava.-]", "He read {+Népszava.+}")
        ]

    def test_a_citation_of_another_page_is_a_change(self):
        before = '<p>He spoke.<sup data-source="gati-2006" data-locator="p. 12">•</sup></p>'

        assert compared(before, before.replace("p. 12", "p. 14"))[0][1].endswith("{+[gati-2006, p. 14]+}")

    def test_a_link_that_leads_elsewhere_is_a_change(self):
        before = '<p><a href="/people/imre-nagy/">Nagy</a> spoke.</p>'

        assert compared(before, before.replace("imre", "ferenc")) == [
            ("Nagy [-(link to /people/imre-nagy/)-] spoke.", "Nagy {+(link to /people/ferenc-nagy/)+} spoke.")
        ]

    def test_the_mark_of_a_footnote_is_no_word(self):
        assert compared('<p>He spoke.<sup data-note="In tears.">•</sup></p>', "<p>He spoke.</p>") == [
            ("He spoke. [-[In tears.]-]", "He spoke.")
        ]


def test_five_thousand_words_are_compared():
    words = [f"word{number % 700}" for number in range(5_000)]
    changed = [*words[:2_000], "another", *words[2_001:]]

    rows = compared(f"<p>{' '.join(words)}</p>", f"<p>{' '.join(changed)}</p>")

    assert "{+another+}" in rows[0][1]
    assert rows[0][1].count("{+") == 1
