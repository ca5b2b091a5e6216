"""The index follows every change, in the same transaction."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, KeyFigure, Prose, SearchDocument
from articles.search import follow, index
from gallery.models import Photo, Topic
from tests import factories as make


def documents():
    return set(SearchDocument.objects.values_list("kind", "title"))


class TestInATransaction:
    pytestmark = pytest.mark.django_db(transaction=True)

    def test_a_change_is_indexed_when_it_is_committed(self):
        with transaction.atomic():
            make.KeyFigureFactory(name="Imre Nagy")
            assert documents() == set()

        assert documents() == {("person", "Imre Nagy")}

    def test_a_change_outside_of_any_transaction_is_indexed_at_once(self):
        Topic(name="Hungary", slug="hungary").save()

        assert ("topic", "Hungary") in documents()

    def test_what_is_rolled_back_is_not_indexed(self):
        with transaction.atomic():
            make.KeyFigureFactory(name="Imre Nagy")
            transaction.set_rollback(True)

        make.KeyFigureFactory(name="Béla Kovács")

        assert documents() == {("person", "Béla Kovács")}

    def test_what_a_savepoint_takes_back_is_not_indexed(self):
        with transaction.atomic():
            make.KeyFigureFactory(name="Imre Nagy")
            savepoint = transaction.savepoint()
            KeyFigure.objects.update(name="Nobody")
            transaction.savepoint_rollback(savepoint)

        assert documents() == {("person", "Imre Nagy")}

    def test_the_change_is_undone_if_it_cannot_be_indexed(self, monkeypatch):
        def break_down(kind, pks):
            raise ZeroDivisionError

        monkeypatch.setattr(index, "update", break_down)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            make.KeyFigureFactory()

        assert not KeyFigure.objects.exists()

    def test_an_article_of_many_blocks_is_indexed_once(self, monkeypatch):
        calls = []
        monkeypatch.setattr(index, "update", lambda kind, pks: calls.append((kind, set(pks))))
        with transaction.atomic():
            article = make.ArticleFactory()
            for _ in range(20):
                make.ProseFactory(parent=article)

        assert calls == [("article", {article.pk})]


@pytest.mark.django_db
class TestFollows:
    def test_a_changed_block(self, find):
        prose = make.ProseFactory(parent__title="Over the border", html="<p>Andau</p>")
        assert find("Andau") == ["Over the border"]

        prose.html = "<p>Hegyeshalom</p>"
        prose.save()

        assert find("Andau") == []
        assert find("Hegyeshalom") == ["Over the border"]

    def test_a_deleted_block(self, find):
        prose = make.ProseFactory(html="<p>Andau</p>")
        prose.delete()

        assert find("Andau") == []

    def test_a_deleted_row(self, find):
        member = make.CastMemberFactory(caption="Went to Andau")
        assert len(find("Andau", kind="article")) == 1
        member.delete()

        assert find("Andau", kind="article") == []

    def test_a_deleted_article_with_all_its_blocks(self, find):
        article = make.ArticleFactory(title="Andau")
        make.CastMemberFactory(block__parent=article)
        assert find("Andau")
        article.delete()

        assert find("Andau") == []
        assert not SearchDocument.objects.filter(kind="article").exists()

    def test_many_deleted_at_once(self, find):
        make.ArticleFactory.create_batch(3, title="Andau")
        assert len(find("Andau")) == 3
        Article.objects.all().delete()

        assert find("Andau") == []

    def test_many_changed_at_once(self, find):
        make.ArticleFactory.create_batch(3, title="Andau")
        assert len(find("Andau")) == 3

        Article.objects.update(status="draft")
        assert find("Andau") == []

        Article.objects.update(status="published", title="Bridge")
        assert len(find("Bridge")) == 3

    def test_many_changed_in_bulk(self, find):
        articles = make.ArticleFactory.create_batch(2, title="Andau")
        assert len(find("Andau")) == 2
        for article in articles:
            article.title = "Bridge"
        Article.objects.bulk_update(articles, ["title"])

        assert len(find("Bridge")) == 2

    def test_many_created_in_bulk(self, find):
        article = make.ArticleFactory(title="Over the border")
        Prose.objects.bulk_create([Prose(parent=article, region="main", ordering=1, html="<p>Andau</p>")])

        assert find("Andau") == ["Over the border"]

    def test_the_name_of_a_person_in_a_cast(self, find):
        member = make.CastMemberFactory(block__parent__title="The trial", figure__name="Imre Nagy")
        member.figure.name = "Miklós Gimes"
        member.figure.save()

        assert find("Gimes", kind="article") == ["The trial"]

    def test_an_event_whose_article_is_taken_down(self, find):
        article = make.ArticleFactory()
        make.EventFactory(what="The bridge is blown up", article=article)
        assert find("bridge")

        article.status = "draft"
        article.save()

        assert find("bridge") == []

    def test_a_withdrawn_picture_and_the_captions_that_articles_have_for_it(self, find):
        picture = make.PictureFactory(parent__title="Over the border", photo__title="A bridge", caption="At Andau")
        assert find("Andau") == ["Over the border"]
        assert find("bridge") == ["A bridge"]

        Photo.objects.filter(pk=picture.photo_id).update(withdrawn_at=timezone.now(), withdrawal_reason="Not ours.")

        assert find("Andau") == find("bridge") == []

    def test_files_of_a_picture_concern_it_not(self):
        photo = make.PhotoFactory()
        follow.catch_up()
        with CaptureQueriesContext(connection) as queries:
            Photo.objects.filter(pk=photo.pk).update(problem="")

        assert not [query for query in queries if "searchdocument" in query["sql"]]
