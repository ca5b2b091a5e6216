import pytest

from gallery.models.topic import topics_as_text, topics_in
from tests.factories import TopicFactory


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cold War", ["Cold War"]),
        ("Hungary, Cold War", ["Cold War", "Hungary"]),
        ("Hungary,  hungary ,", ["hungary"]),
        ('"Prague  Spring", Berlin', ["Berlin", "Prague Spring"]),
        (" , ,", []),
        ("", []),
    ],
)
def test_commas_alone_part_topics(text, names):
    assert topics_in(text) == names


@pytest.mark.django_db
def test_what_is_written_is_read_again():
    topics = [TopicFactory(name=name) for name in ("Hungary", "Cold War")]

    assert topics_in(topics_as_text(topics)) == ["Cold War", "Hungary"]
