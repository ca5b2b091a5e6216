import re
import sqlite3
from pathlib import Path

import pytest

from articles.search.stemming import stem

TEXTS = Path(__file__).parents[3] / "importers" / "demo"


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("revolution revolutions", "revolut"),
        ("refugee refugees", "refuge"),
        ("demonstrate demonstrated demonstrating demonstration demonstrations", "demonstr"),
        ("tank tanks tanked", "tank"),
        ("hoping hoped hope hopes", "hope"),
        ("stopped stopping stop stops", "stop"),
        ("ponies", "poni"),
        ("crossed crosses crossing", "cross"),
        ("1956", "1956"),
        ("un", "un"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms, expected):
    assert {stem(form) for form in forms.split()} == {expected}


def test_every_word_of_our_texts_has_the_stem_that_sqlite_gives_it():
    words = sorted(
        {word for path in TEXTS.rglob("*.toml") for word in re.findall("[a-z]{3,}", path.read_text().lower())}
    )
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE text USING fts5(word, tokenize='porter ascii')")
    database.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(text, 'instance')")
    database.executemany("INSERT INTO text(rowid, word) VALUES (?, ?)", enumerate(words))

    theirs = dict(database.execute("SELECT doc, term FROM stems"))

    assert len(words) > 3000
    assert {word: stem(word) for word in words} == {word: theirs[place] for place, word in enumerate(words)}
