import pytest
from django.template import Context, Template
from django.utils.translation import override

from chronology.historic_date import HistoricDate
from chronology.templatetags.chronology import historic, historic_years


class TestHistoric:
    def test_dates_the_uprising_for_machines(self):
        html = historic(HistoricDate("1956-10-23"))

        assert html == '<time datetime="1956-10-23">23 October 1956</time>'

    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("1956~", '<span data-edtf="1956~">about 1956</span>'),
            ("-0043-03-15", '<span data-edtf="-0043-03-15">15 March 44 BC</span>'),
            ("[..1956-10-22]", '<span data-edtf="[..1956-10-22]">before 23 October 1956</span>'),
        ],
    )
    def test_words_other_dates_and_keeps_their_edtf(self, text, html):
        assert historic(HistoricDate(text)) == html

    @pytest.mark.parametrize("nothing", [None, ""])
    def test_shows_nothing_for_no_date(self, nothing):
        assert historic(nothing) == ""

    def test_works_in_a_template(self):
        template = Template("{% load chronology %}<p>{{ date|historic }}, {{ date|historic_years }}</p>")

        html = template.render(Context({"date": HistoricDate("1896-06-07/1958-06-16")}))

        assert html == (
            '<p><span data-edtf="1896-06-07/1958-06-16">7 June 1896–16 June 1958</span>, '
            '<span data-edtf="1896-06-07/1958-06-16">1896–1958</span></p>'
        )

    def test_names_months_in_the_language_of_the_page(self):
        with override("de"):
            assert ">23 Oktober 1956<" in historic(HistoricDate("1956-10-23"))


class TestHistoricYears:
    def test_dates_a_day_by_its_year(self):
        assert historic_years(HistoricDate("1956-10-23")) == '<time datetime="1956">1956</time>'

    def test_shows_nothing_for_no_date(self):
        assert historic_years(None) == ""
