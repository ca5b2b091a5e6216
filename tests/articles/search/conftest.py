import pytest

from articles.search import engine
from articles.search.engine import Filters
from articles.search.query import parse


@pytest.fixture
def find(db):
    """The titles that a question finds, the best first: `find("kadar", kind="person")`."""

    def find(text, sort="", **filters):
        return [
            "".join(piece for piece, _ in hit.title)
            for hit in engine.search(parse(text), Filters(**filters), sort)[:20]
        ]

    return find
