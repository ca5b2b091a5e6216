import pytest
from django.core.management import call_command

from articles.models import SearchDocument, Slip, Word
from tests import factories as make


@pytest.mark.django_db(transaction=True)
class TestRebuild:
    def test_the_index_is_written_anew(self, find, capsys):
        make.TopicFactory(name="Andau")
        SearchDocument.objects.all().delete()
        assert find("Andau") == []

        call_command("rebuild_search")

        assert find("Andau") == ["Andau"]
        assert "1 things can be found" in capsys.readouterr().out

    def test_what_is_gone_leaves_the_index(self):
        SearchDocument.objects.create(kind="article", object_id=4711, title="Gone")

        call_command("rebuild_search")

        assert not SearchDocument.objects.exists()

    def test_words_that_nobody_uses_any_more_are_forgotten(self):
        topic = make.TopicFactory(name="Budapest")
        topic.name = "Vienna"
        topic.save()

        call_command("rebuild_search", "--words")

        assert list(Word.objects.values_list("word", flat=True)) == ["vienna"]
        assert {slip.word for slip in Slip.objects.all()} == {"vienna"}
