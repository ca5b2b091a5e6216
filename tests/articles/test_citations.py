import json
from dataclasses import replace
from datetime import date

import pytest

from articles.citations import Work, apa, bibtex, chicago, csl_json, mla, ris

WORK = Work(
    title="Twelve days in Budapest",
    authors=("Kiss, Anna",),
    site="Illustrated History",
    published=date(2026, 10, 23),
    url="https://history.example.org/articles/twelve-days-in-budapest/",
    language="en",
    key="kiss2026twelve",
)
URL = WORK.url


def by(*authors):
    return replace(WORK, authors=authors)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (chicago, f"Kiss, Anna. “Twelve days in Budapest.” Illustrated History, October 23, 2026. {URL}."),
        (mla, f"Kiss, Anna. “Twelve days in Budapest.” Illustrated History, 23 Oct. 2026, {URL[8:]}."),
        (apa, f"Kiss, A. (2026, October 23). Twelve days in Budapest. Illustrated History. {URL}"),
    ],
)
def test_one_author(style, expected):
    assert style(WORK) == expected


@pytest.mark.parametrize(
    ("style", "beginning"),
    [
        (chicago, "Kiss, Anna, and Imre Nagy. “"),
        (mla, "Kiss, Anna, and Imre Nagy. “"),
        (apa, "Kiss, A., & Nagy, I. ("),
    ],
)
def test_two_authors(style, beginning):
    assert style(by("Kiss, Anna", "Nagy, Imre")).startswith(beginning)


@pytest.mark.parametrize(
    ("style", "beginning"),
    [
        (chicago, "Kiss, Anna, Imre Nagy, and Béla Bartók. “"),
        (mla, "Kiss, Anna, et al. “"),
        (apa, "Kiss, A., Nagy, I., & Bartók, B. V. J. ("),
    ],
)
def test_three_authors(style, beginning):
    third = "Bartók, Béla" if style is not apa else "Bartók, Béla Viktor János"

    assert style(by("Kiss, Anna", "Nagy, Imre", third)).startswith(beginning)


@pytest.mark.parametrize("style", [chicago, mla, apa])
def test_a_body_keeps_its_name(style):
    assert style(by("The editors")).startswith("The editors. ")


@pytest.mark.parametrize("style", [chicago, mla])
def test_without_an_author_the_title_comes_first(style):
    assert style(by()).startswith("“Twelve days in Budapest.”")


def test_a_question_has_no_second_stop():
    assert "“Why did the West not come?” " in chicago(replace(WORK, title="Why did the West not come?"))


def test_a_short_month_is_written_out():
    assert ", 4 June 2026, " in mla(replace(WORK, published=date(2026, 6, 4)))


def test_september_has_four_letters():
    assert ", 4 Sept. 2026, " in mla(replace(WORK, published=date(2026, 9, 4)))


def test_a_hyphen_stays_between_initials():
    assert apa(by("Sartre, Jean-Paul Charles")).startswith("Sartre, J.-P. C. (")


@pytest.mark.parametrize("title", ["Who “won”?", 'Who "won"?'])
@pytest.mark.parametrize("style", [chicago, mla])
def test_quotation_marks_inside_a_title_become_single(style, title):
    assert "“Who ‘won’?” " in style(replace(WORK, title=title))


def test_no_sign_in_a_title_acts_on_tex():
    entry = bibtex(replace(WORK, title=r"50 % of {A_1} & \emph"))

    assert r"title = {{50 \% of \textbraceleft{}A\_1\textbraceright{} \& \textbackslash{}emph}}," in entry
    assert entry.count("{") == entry.count("}")


def test_csl_json_is_a_list_of_one_weblog_entry():
    (item,) = json.loads(csl_json(by("Kiss, Anna", "The editors")))

    assert item["type"] == "post-weblog"
    assert item["author"] == [{"family": "Kiss", "given": "Anna"}, {"literal": "The editors"}]
    assert item["issued"] == {"date-parts": [[2026, 10, 23]]}
    assert item["URL"] == URL


def test_bibtex_keeps_capitals_and_bodies_together():
    entry = bibtex(by("Kiss, Anna", "The editors"))

    assert entry.startswith("@online{kiss2026twelve,\n")
    assert "author = {Kiss, Anna and {The editors}}," in entry
    assert "title = {{Twelve days in Budapest}}," in entry
    assert "date = {2026-10-23}," in entry


def test_ris_has_a_line_for_each_author_and_an_end():
    lines = ris(by("Kiss, Anna", "Nagy, Imre")).split("\r\n")

    assert lines[0] == "TY  - BLOG"
    assert lines[1:3] == ["AU  - Kiss, Anna", "AU  - Nagy, Imre"]
    assert "DA  - 2026/10/23" in lines
    assert lines[-2:] == ["ER  - ", ""]


def test_a_line_break_in_a_title_makes_no_new_record():
    assert ris(replace(WORK, title="Twelve days\r\nER  - ")).count("\r\nER  - \r\n") == 1
