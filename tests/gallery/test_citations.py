from dataclasses import replace

import pytest

from chronology.historic_date import HistoricDate
from gallery.citations import Work, apa, chicago, mla

URL = "https://history.example.org/pictures/1-boots-square/"
WORK = Work(
    title="Boots Square",
    creator="Gyula Nagy",
    date=HistoricDate.parse("1956-10-23"),
    source="Fortepan",
    site="Illustrated History",
    url=URL,
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (chicago, f"Gyula Nagy. Boots Square. October 23, 1956. Fortepan. Illustrated History. {URL}."),
        (mla, f"Gyula Nagy. Boots Square. 23 Oct. 1956. Fortepan. Illustrated History, {URL[8:]}."),
        (apa, f"Gyula Nagy. (1956). Boots Square [Image]. Fortepan. Illustrated History. {URL}"),
    ],
)
def test_a_picture_of_which_all_is_known(style, expected):
    assert style(WORK) == expected


@pytest.mark.parametrize(
    ("date", "in_chicago", "in_mla", "in_apa"),
    [
        ("1956-06", "June 1956", "June 1956", "(1956)"),
        ("1956-10", "October 1956", "Oct. 1956", "(1956)"),
        ("1956", "1956", "1956", "(1956)"),
        ("1956~", "ca. 1956", "ca. 1956", "(ca. 1956)"),
        ("195X", "1950s", "1950s", "(1950s)"),
        ("1956-10-29/1956-11-03", "29 October–3 November 1956", "29 October–3 November 1956", "(1956)"),
    ],
)
def test_a_date_is_no_more_certain_than_it_is(date, in_chicago, in_mla, in_apa):
    work = replace(WORK, date=HistoricDate.parse(date))

    assert f". {in_chicago}. " in chicago(work)
    assert f". {in_mla}. " in mla(work)
    assert f". {in_apa}. " in apa(work)


def test_without_maker_and_date_the_title_comes_first():
    work = replace(WORK, creator="", date=None)

    assert chicago(work).startswith("Boots Square. Fortepan. ")
    assert mla(work).startswith("Boots Square. Fortepan. ")
    assert apa(work).startswith("Boots Square [Image]. (n.d.). Fortepan. ")


def test_a_maker_who_is_the_source_is_named_once():
    assert chicago(replace(WORK, creator="Fortepan")).count("Fortepan") == 1


def test_a_question_has_no_second_stop():
    assert "Why? October" in chicago(replace(WORK, title="Why?"))
