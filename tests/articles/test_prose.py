import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.prose import Mark, clean_prose, mark, marks_in, plain_text, replace_marks


class TestCleaning:
    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            (
                "<p>The <strong>march</strong> of <em>October</em></p>",
                "<p>The <strong>march</strong> of <em>October</em></p>",
            ),
            ("<p>Before<script>alert(1)</script> after</p>", "<p>Before after</p>"),
            ("<style>p { color: red }</style><p>The march</p>", "<p>The march</p>"),
            ('<p style="color:red" onclick="x()" class="MsoNormal">The march</p>', "<p>The march</p>"),
            ('<p><a href="javascript:alert(1)">The march</a></p>', "<p><a>The march</a></p>"),
            ('<p><a href="/people/imre-nagy/">Nagy</a></p>', '<p><a href="/people/imre-nagy/">Nagy</a></p>'),
            ('<p><img src="x" onerror="alert(1)">The march</p>', "<p>The march</p>"),
            ("<p><b>The</b> <i>march</i></p>", "<p><strong>The</strong> <em>march</em></p>"),
            ("<h1>The march</h1>", "<h3>The march</h3>"),
            ("<p><o:p>&nbsp;</o:p></p>", ""),
            ("<p></p>", ""),
            ('<p><span lang="hu" style="x">Szabad Nép</span></p>', '<p><span lang="hu">Szabad Nép</span></p>'),
        ],
    )
    def test_keeps_what_an_editor_may_write_and_the_text_of_the_rest(self, written, kept):
        assert clean_prose(written) == kept

    def test_word_s_own_markup_leaves_only_the_words(self):
        pasted = (
            "<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->"
            '<p class="MsoNormal" style="mso-margin-top-alt:auto"><font face="Calibri">The <b>march</b></font></p>'
        )

        assert clean_prose(pasted) == "<p>The <strong>march</strong></p>"

    @given(st.text())
    def test_cleaning_twice_changes_nothing(self, text):
        once = clean_prose(text)

        assert clean_prose(once) == once

    @given(st.text(alphabet='<>/="&; abscriptonload:lhrefj'))
    def test_no_script_survives(self, text):
        cleaned = clean_prose(text).lower()

        assert "<script" not in cleaned
        assert "javascript:" not in cleaned.replace("&", "") or "href" not in cleaned


class TestMarks:
    def test_are_read_in_order_with_their_words(self):
        html = clean_prose(
            f"<p>Nagy spoke.{mark('gati-2006', 'ch. 6')} Few heard it.{mark(note='It was 5.20 “a.m.” & cold.')}</p>"
        )

        assert list(marks_in(html)) == [Mark("gati-2006", "ch. 6", ""), Mark("", "", "It was 5.20 “a.m.” & cold.")]

    def test_are_replaced_by_what_the_page_shows(self):
        html = clean_prose(f"<p>Nagy spoke.{mark('gati-2006')}</p>")

        assert replace_marks(html, lambda found: f"[{found.source}]") == "<p>Nagy spoke.[gati-2006]</p>"

    @given(st.text(), st.text(), st.text())
    def test_any_words_come_back_as_they_were(self, source, locator, note):
        clean = {
            name: value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
            for name, value in (("source", source), ("locator", locator), ("note", note))
        }

        found = next(marks_in(clean_prose(f"<p>x{mark(**clean)}</p>")))

        assert (found.source, found.locator, found.note) == tuple(clean.values())

    def test_plain_text_has_the_words_without_the_marks(self):
        assert plain_text(f"<p>Nagy spoke.{mark('gati-2006')}</p><p>Few heard it.</p>") == "Nagy spoke. Few heard it."
