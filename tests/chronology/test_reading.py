from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.historic_date import HistoricDate
from chronology.reading import understand

UNDERSTOOD = {
    # exact
    "23 October 1956": "1956-10-23",
    "23rd of October, 1956": "1956-10-23",
    "on 23 October 1956": "1956-10-23",
    "October 23, 1956": "1956-10-23",
    "October 23 1956": "1956-10-23",
    "23 Oct 1956": "1956-10-23",
    "Sept. 1939": "1939-09",
    "23.10.1956": "1956-10-23",
    "23/10/1956": "1956-10-23",
    "10/23/1956": "1956-10-23",
    "1956/10/23": "1956-10-23",
    "1956-10-23": "1956-10-23",
    "1956-10": "1956-10",
    "in 1956": "1956",
    "the year 1956": "1956",
    # not sure
    "circa 1956": "1956~",
    "c. 1956": "1956~",
    "c1956": "1956~",
    "ca 1956": "1956~",
    "ca. 1956": "1956~",
    "about 1956": "1956~",
    "around the 1950s": "195X~",
    "about 1956-10-23": "1956-10-23~",
    "1956?": "1956?",
    "1956 (?)": "1956?",
    "1956 (uncertain)": "1956?",
    "perhaps 1956": "1956?",
    "probably c. 1956": "1956%",
    "unknown": "XXXX",
    "n.d.": "XXXX",
    "a day in October 1956": "1956-10-XX",
    # longer than a year, and parts
    "1950s": "195X",
    "the 1950s": "195X",
    "1900s (decade)": "190X",
    "19th century": "18XX",
    "nineteenth century": "18XX",
    "19th c.": "18XX",
    "late 19th century": "[1867..1900]",
    "the first half of the 20th century": "[1901..1950]",
    "mid-1950s": "[1953..1955]",
    "early 1956": "[1956-01..1956-04]",
    "early October 1956": "[1956-10-01..1956-10-10]",
    "the end of February 1956": "[1956-02-20..1956-02-29]",
    "summer 1956": "1956-22",
    "the summer of 1956": "1956-22",
    "fall 1956": "1956-23",
    "winter 1956": "1956-24",
    "winter 1956-57": "1956-24",
    "winter 44–43 BC": "-0043-24",
    "winter AD 43–44": "0043-24",
    # intervals
    "29 October–3 November 1956": "1956-10-29/1956-11-03",
    "29 October - 3 November 1956": "1956-10-29/1956-11-03",
    "29 October-3 November 1956": "1956-10-29/1956-11-03",
    "29 October to 3 November 1956": "1956-10-29/1956-11-03",
    "from 29 October to 3 November 1956": "1956-10-29/1956-11-03",
    "1956-10-29 - 1956-11-03": "1956-10-29/1956-11-03",
    "October 23–28, 1956": "1956-10-23/1956-10-28",
    "October 29 - November 3, 1956": "1956-10-29/1956-11-03",
    "Oct–Nov 1956": "1956-10/1956-11",
    "1945–1956": "1945/1956",
    "1945-1956": "1945/1956",
    "1914–18": "1914/1918",
    "1914-18": "1914/1918",
    "c. 1945–1956": "1945~/1956",
    "since 1956": "1956/..",
    "1956 onwards": "1956/..",
    "from 1956 to the present": "1956/..",
    "1956–": "1956/..",
    "until 1956": "../1956",
    "–1956": "../1956",
    # some time not known
    "before 23 October 1956": "[..1956-10-22]",
    "before 1956": "[..1955]",
    "before the 1950s": "[..1949]",
    "by 1956": "[..1956]",
    "1956 or earlier": "[..1956]",
    "after 1956": "[1957..]",
    "after summer 1956": "[1956-09..]",
    "not before 1956": "[1956..]",
    "between 1954 and 1956": "[1954..1956]",
    "between 29 October and 3 November 1956": "[1956-10-29..1956-11-03]",
    "between the 1940s and the 1950s": "[1940..1959]",
    "1954 or 1956": "[1954,1956]",
    "1956 or 1954": "[1954,1956]",
    "either 23 or 24 October 1956": "[1956-10-23,1956-10-24]",
    # our era and the one before it
    "44 BC": "-0043",
    "44 B.C.E.": "-0043",
    "44bc": "-0043",
    "15 March 44 BC": "-0043-03-15",
    "15 March–1 May 44 BC": "-0043-03-15/-0043-05-01",
    "100–44 BC": "-0099/-0043",
    "63 BC – AD 14": "-0062/0014",
    "AD 79": "0079",
    "79 A.D.": "0079",
    "24 August 79 CE": "0079-08-24",
    "40s BC": "[-0048..-0039]",
    "1st century BC": "[-0099..0000]",
    "late 1st century B.C.": "[-0033..0000]",
    "c. 17000 BC": "Y-16999~",
    "17,000 BC": "Y-16999",
}

IMPOSSIBLE = {
    "31 February 1956": "There is no 31 February 1956: that month has 29 days. Write for example 29 February 1956.",
    "29 Feb 1957": "There is no 29 February 1957",
    "23.13.1956": "There is no month 13",
    "1956-13": "There is no month 13",
    "0 October 1956": "counted from 1",
    "1956–1945": "ends before it begins",
    "3/4/1956": "may be two days",
    "1800s": "may be ten years or a hundred",
    "50s": "lacks its century",
    "24 August 79": "is no clear year. Write for example “AD 79”, “79 BC” or “1979”.",
    "0 BC": "There was no year 0",
    "17000": "has not come yet",
    "before c. 1900": "take no “about”",
    "about early 1956": "cannot be kept",
    "early summer 1956": "Only a month, a year or longer",
    "Easter 1956": "is not understood as a date",
    "winter 1956–58": "A winter runs into the next year",
    "   ": "Write one date",
    "1956 " * 40: "Write one date",
}

WORDS_IN_DATES = """
    1956 44 23 october feb 31 bc ad - – / to from until between and or before after about c. ? ~ % s the 1950s 19th
    century early late winter summer a day in unknown , . [ ] xx 0 00 17,000 st
"""
pieces = st.sampled_from(WORDS_IN_DATES.split())


class TestUnderstand:
    @pytest.mark.parametrize(("words", "edtf"), UNDERSTOOD.items())
    def test_reads_what_editors_write(self, words, edtf):
        assert understand(words).edtf == edtf

    @pytest.mark.parametrize("words", ["BEFORE 23 OCTOBER 1956", "  before   23 October 1956. ", "Before 23 oct. 1956"])
    def test_minds_neither_case_nor_spaces(self, words):
        assert understand(words).edtf == "[..1956-10-22]"

    @given(st.from_type(HistoricDate))
    def test_reads_every_wording_back(self, date):
        assert understand(str(date)) == date

    @given(st.from_type(HistoricDate))
    def test_reads_every_header_of_years(self, date):
        assert understand(date.years).years == date.years

    @given(st.from_type(HistoricDate))
    def test_reads_edtf(self, date):
        assert understand(date.edtf) == date

    @pytest.mark.parametrize(("words", "sentence"), IMPOSSIBLE.items())
    def test_says_what_is_wrong_and_how_to_write_it(self, words, sentence):
        with pytest.raises(ValueError, match=r"\.$") as refusal:
            understand(words)

        assert sentence in str(refusal.value)

    @given(st.text() | st.lists(pieces, max_size=9).map(" ".join) | st.lists(pieces, max_size=9).map("".join))
    def test_raises_nothing_but_value_error(self, text):
        with suppress(ValueError):
            understand(text)
