import copy
from contextlib import suppress

import edtf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chronology.grammar import Kind
from chronology.historic_date import HistoricDate
from chronology.point import OPEN_END_KEY, OPEN_START_KEY, Point, days_in_month, sort_key
from chronology.wording import words

WORDINGS = {
    "1956-10-23": "23 October 1956",
    "1956-10": "October 1956",
    "1956": "1956",
    "1956~": "about 1956",
    "1956?": "perhaps 1956",
    "1956%": "perhaps about 1956",
    "1956-10-23~": "about 23 October 1956",
    "195X": "1950s",
    "195X~": "about the 1950s",
    "190X": "1900s (decade)",
    "087X": "AD 870s",
    "18XX": "19th century",
    "20XX": "21st century",
    "18XX?": "perhaps the 19th century",
    "0XXX": "1st millennium",
    "XXXX": "unknown",
    "1956-21": "spring 1956",
    "1956-22~": "about summer 1956",
    "1956-24": "winter 1956–57",
    "1999-24": "winter 1999–2000",
    "0000-24": "winter 1 BC–AD 1",
    "1956-10-XX": "a day in October 1956",
    "1956-XX-XX": "a day in 1956",
    "1956-XX": "a month in 1956",
    "1956-10-29/1956-11-03": "29 October–3 November 1956",
    "1956-10-23/1956-10-28": "23–28 October 1956",
    "1956-10/1956-11": "October–November 1956",
    "1956-11-04/1957-01-05": "4 November 1956–5 January 1957",
    "1945/1956": "1945–1956",
    "1945~/1956?": "from about 1945 to perhaps 1956",
    "194X/195X": "from the 1940s to the 1950s",
    "1956-10/1957": "from October 1956 to 1957",
    "1956/..": "from 1956",
    "../1956": "until 1956",
    "../1956-10-22": "until 22 October 1956",
    "/1956": "from an unknown date until 1956",
    "1956/": "from 1956 until an unknown date",
    "[..1956-10-22]": "before 23 October 1956",
    "[..1955]": "before 1956",
    "[..1956-12]": "before January 1957",
    "[1957..]": "after 1956",
    "[1957-01-01..]": "after 31 December 1956",
    "[1956-10-29..1956-11-03]": "between 29 October and 3 November 1956",
    "[1954..1956]": "between 1954 and 1956",
    "[1954,1956]": "1954 or 1956",
    "[1956-10-23,1956-10-24]": "23 or 24 October 1956",
    "-0043": "44 BC",
    "-0043-03-15": "15 March 44 BC",
    "-0099/-0043": "100–44 BC",
    "-0062/0014": "63 BC–AD 14",
    "0079-08-24?": "perhaps 24 August AD 79",
    "0043/0084": "AD 43–84",
    "0871/1066": "AD 871–1066",
    "Y-16999~": "about 17,000 BC",
}

KEYS = {
    "1956-10-23": (19561023, 19561023),
    "1956-02": (19560201, 19560229),
    "1956~": (19560101, 19561231),
    "195X": (19500101, 19591231),
    "1956-22": (19560601, 19560831),
    "1956-24": (19561201, 19570228),
    "-0043-03-15": (-429_685, -429_685),
    "0000": (101, 1231),
    "1956/..": (19560101, OPEN_END_KEY),
    "/1956": (OPEN_START_KEY, 19561231),
    "[..1956-10-22]": (OPEN_START_KEY, 19561022),
    "[1956,1954]": (19540101, 19561231),
    "XXXX": (OPEN_START_KEY, OPEN_END_KEY),
}

REFUSED = {
    "1957-02-29": "There is no 29 February 1957: that month has 28 days. Write for example 28 February 1957.",
    "-0042-02-29": "There is no 29 February 43 BC",
    "1956-13": "There is no month 13",
    "1956-00": "counted from 01",
    "1956-10-00": "counted from 01",
    "1956-22-01": "A season has no days",
    "1956-XX-23": "A day needs its month",
    "1958/1956": "ends before it begins",
    "[1958..1956]": "ends before it begins",
    "../..": "At least one end must be a date",
    "/": "At least one end must be a date",
    "[..]": "At least one end must be a date",
    "[1956]": "A set holds plain days, months or years",
    "[1956~..]": "A set holds plain days, months or years",
    "[1956....]": "is not an EDTF date",
    "{1954,1956}": "is not an EDTF date",
    "XXXX/1956": "Leave an unknown end empty",
    "XXXX~": "takes no ?",
    "195X-10": "A month needs a whole year",
    "-004X": "is not an EDTF date",
    "-0000": "There is no year -0000",
    "Y-200001": "must lie between",
    "1956-10-23T18:00:00": "is not an EDTF date",
    "١٩٥٦": "is not an EDTF date",
    "": "is not an EDTF date",
}

days = st.integers(-199_999, 9999).flatmap(
    lambda year: st.integers(1, 12).flatmap(
        lambda month: st.tuples(st.just(year), st.just(month), st.integers(1, days_in_month(year, month)))
    )
)


def edtf_package_reads_it(date):
    """Single dates and closed plain intervals; not what it cannot parse, nor winter (for it, December alone)."""
    if date.kind is Kind.INTERVAL:
        return all(isinstance(point, Point) and point.is_whole and point.year > -9999 for point in date.points)
    unreadable = ("-XX", "-24", "XXXX", "Y", "-21", "-22")
    return date.kind is Kind.SINGLE and not any(part in date.edtf for part in unreadable)


class TestWording:
    @pytest.mark.parametrize(("text", "wording"), WORDINGS.items())
    def test_says_the_date_as_a_british_historian_would(self, text, wording):
        assert str(HistoricDate.parse(text)) == wording

    def test_speaks_another_language_through_its_translator(self):
        german = {"about %(date)s": "um %(date)s", "October": "Oktober"}

        text = HistoricDate.parse("1956-10~").in_words(lambda message: german.get(message, message))

        assert text == "um Oktober 1956"

    def test_stays_english_as_a_string_so_that_it_can_be_read_back(self):
        date = HistoricDate.parse("1956~")

        assert str(date) == words(date.kind, date.points) == "about 1956"

    @pytest.mark.parametrize(
        ("text", "years"),
        [
            ("1956-10-23", "1956"),
            ("1956-10-23/1956-11-10", "1956"),
            ("1896-06-07/1958-06-16", "1896–1958"),
            ("-0099-07-12/-0043-03-15", "100–44 BC"),
            ("1956-10~", "about 1956"),
            ("195X", "1950s"),
            ("[..1956-10-22]", "until 1956"),
            ("[..1955]", "before 1956"),
            ("[1956-10-24..]", "from 1956"),
            ("[1956-10-23,1957-10-23]", "1956 or 1957"),
            ("1956-24", "1956"),
        ],
    )
    def test_gives_only_the_years_for_a_header(self, text, years):
        assert HistoricDate.parse(text).years == years


class TestSortKeys:
    @pytest.mark.parametrize(("text", "keys"), KEYS.items())
    def test_are_the_first_and_last_day_meant(self, text, keys):
        date = HistoricDate.parse(text)

        assert (date.earliest, date.latest) == keys

    @given(st.from_type(HistoricDate))
    def test_never_end_before_they_begin(self, date):
        assert date.earliest <= date.latest

    @given(st.from_type(HistoricDate))
    def test_fit_in_a_32_bit_column(self, date):
        assert date.earliest >= -(2**31)
        assert date.latest < 2**31

    @given(days, days)
    @example((-43, 3, 15), (-42, 1, 1))
    @example((0, 12, 31), (1, 1, 1))
    def test_stand_in_the_order_of_the_days(self, one, other):
        assert (sort_key(*one) < sort_key(*other)) == (one < other)

    @given(st.from_type(HistoricDate).filter(edtf_package_reads_it))
    def test_agree_with_the_edtf_package(self, date):
        parsed = edtf.parse_edtf(date.edtf)

        assert sort_key(*parsed.lower_strict()[:3]) == date.earliest
        assert sort_key(*parsed.upper_strict()[:3]) == date.points[-1].latest

    def test_put_the_ides_of_march_before_the_uprising(self):
        dates = [HistoricDate(text) for text in ("1956-10-23", "-0043-03-15", "1848", "-0099", "1956")]

        assert [str(date) for date in sorted(dates)] == ["100 BC", "15 March 44 BC", "1848", "1956", "23 October 1956"]


class TestHistoricDate:
    @given(st.from_type(HistoricDate))
    def test_keeps_its_edtf(self, date):
        assert HistoricDate.parse(date.edtf).edtf == date.edtf

    @pytest.mark.parametrize(("text", "sentence"), REFUSED.items())
    def test_refuses_what_is_no_date_with_a_sentence(self, text, sentence):
        with pytest.raises(ValueError, match=r"\.$") as refusal:
            HistoricDate.parse(text)

        assert sentence in str(refusal.value)

    @given(st.text() | st.text("0123456789-/.[],X~?%Y"))
    def test_raises_nothing_but_value_error(self, text):
        with suppress(ValueError):
            HistoricDate.parse(text)

    def test_forgives_spaces_and_puts_a_list_in_order(self):
        assert HistoricDate.parse(" [1956, 1954] ").edtf == "[1954,1956]"

    @pytest.mark.parametrize("text", ["1956-10-23", "1956-10", "1956", "0079-08-24"])
    def test_is_certain_when_html_can_date_it(self, text):
        date = HistoricDate.parse(text)

        assert date.is_certain
        assert date.iso == text

    @pytest.mark.parametrize("text", ["1956~", "1956-22", "195X", "-0043", "0000", "1956/1957", "1956-XX", "[..1956]"])
    def test_is_not_certain_otherwise(self, text):
        date = HistoricDate.parse(text)

        assert not date.is_certain
        assert date.iso == ""

    @pytest.mark.parametrize(
        ("text", "precision"),
        [
            ("1956-10-23", "day"),
            ("1956-10-XX", "month"),
            ("1956-22", "season"),
            ("1956-XX-XX", "year"),
            ("195X", "decade"),
            ("18XX", "century"),
            ("1XXX", "millennium"),
            ("XXXX", "unknown"),
            ("1956/..", "interval"),
            ("[..1956]", "choice"),
        ],
    )
    def test_knows_its_precision(self, text, precision):
        assert HistoricDate.parse(text).precision == precision

    def test_is_a_value(self):
        date = HistoricDate.parse("1956~")

        assert {date, HistoricDate("1956~")} == {date}
        assert copy.deepcopy(date) == date
        with pytest.raises(AttributeError):
            date.edtf = "1957"


@pytest.mark.parametrize(
    ("edtf", "decade", "year", "month", "anniversary"),
    [
        ("1956-10-23", 19500101, 19560101, 19561001, 1023),
        ("1956-10-23/1956-11-04", 19500101, 19560101, None, 1023),
        ("1956-10/1956-11-04", 19500101, 19560101, None, None),
        ("1956-10-23~", 19500101, 19560101, 19561001, None),
        ("1956-10", 19500101, 19560101, 19561001, None),
        ("[1956-10-23,1956-10-24]", 19500101, 19560101, 19561001, None),
        ("1956", 19500101, 19560101, None, None),
        ("195X", 19500101, None, None, None),
        ("1949/1951", None, None, None, None),
        ("1956-10-23/..", None, None, None, 1023),
        ("[..1956]", None, None, None, None),
        ("XXXX", None, None, None, None),
        ("0000-02-29", -79899, 101, 201, 229),
        ("-0043-03-15", -479899, -429899, -429699, 315),
        ("1956-22", 19500101, 19560101, None, None),
    ],
)
def test_knows_the_periods_that_surely_hold_it_and_the_day_that_it_began_on(edtf, decade, year, month, anniversary):
    date = HistoricDate.parse(edtf)

    assert (date.decade, date.year, date.month, date.anniversary) == (decade, year, month, anniversary)
