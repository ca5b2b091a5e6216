import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, KeyFigure
from articles.search import engine
from articles.search.query import parse
from gallery.models import Photo
from importers import scale
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few_words(monkeypatch):
    monkeypatch.setattr(scale, "VOCABULARY", 400)


def test_a_site_of_a_given_size_is_loaded_and_can_be_searched(capsys):
    call_command("load_scale", "40")

    assert Article.objects.published().count() == 40
    assert Photo.objects.count() == 20
    assert KeyFigure.objects.count() == 120
    assert engine.search(parse("Soviet"), engine.Filters(kind="article")).total > 10
    assert "40 articles" in capsys.readouterr().out


def test_the_same_seed_gives_the_same_words():
    assert scale.Words().some(50) == scale.Words().some(50)


def test_a_database_with_articles_is_left_alone():
    make.ArticleFactory()

    with pytest.raises(CommandError, match="There are articles in this database"):
        call_command("load_scale", "10")


def test_frequent_words_are_frequent():
    words = scale.Words().some(10_000)

    assert words.count("the") > 10 * words.count("government") > 0
