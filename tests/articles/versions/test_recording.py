from datetime import UTC, datetime

import pytest
from django.urls import reverse
from reversion.models import Revision, Version

from articles.models import PublishedVersion, RevisionNote
from tests.articles.test_admin import article_form
from tests.factories import ArticleFactory, PhotoFactory

pytestmark = pytest.mark.django_db


def numbers(article):
    return list(article.versions.values_list("number", flat=True))


class TestVersions:
    def test_the_first_save_keeps_how_it_was_before(self, article, save):
        save(article, title="Thirteen days")

        titles = [version.field_dict["title"] for version in Version.objects.get_for_object(article)]
        assert titles == ["Thirteen days", "Twelve days in Budapest"]

    def test_what_the_editor_says_of_it_is_kept(self, article, save, editor):
        save(article, what_changed="The  number of days")

        newest = Revision.objects.order_by("pk").last()
        assert (newest.comment, newest.user) == ("The number of days", editor)

    def test_the_topics_of_the_form_are_part_of_it(self, article, save):
        save(article, topics="Hungary, Refugees")

        newest = Revision.objects.order_by("pk").last()
        kinds = [version.content_type.model for version in newest.version_set.select_related("content_type")]
        assert kinds.count("articletopic") == 2

    def test_a_save_outside_of_the_form_is_none(self, article):
        article.save()

        assert not Revision.objects.exists()


class TestNumberedVersions:
    def test_publication_makes_the_first(self, article, save):
        save(article, status="draft")
        assert numbers(article) == []

        save(article, status="published")
        assert numbers(article) == [1]

    def test_one_that_was_published_before_starts_with_what_readers_saw(self, article, save):
        save(article, title="Thirteen days", is_new_version="on")

        first = article.versions.get(number=1)
        assert first.published_at == article.first_published_at
        assert "Twelve days" in first.revision.version_set.get(object_repr="Twelve days in Budapest").serialized_data

    def test_a_small_change_belongs_to_the_newest(self, article, save):
        save(article, title="Twelve days in Budapest, 1956")

        assert numbers(article) == [1]
        assert article.versions.get().revision == Revision.objects.order_by("pk").last()

    def test_a_new_one_leaves_the_former_as_it_was_last(self, article, save):
        save(article, title="Small change")
        save(article, title="Large change", is_new_version="on")
        save(article, title="Small change again")

        kept = [version.revision.version_set.get(content_type__model="article") for version in article.versions.all()]
        assert [one.field_dict["title"] for one in kept] == ["Small change", "Small change again"]

    def test_of_an_article_that_is_still_to_come_there_is_one_only(self, editor_client, save):
        article = ArticleFactory(publish_at=datetime(2099, 10, 23, 8, tzinfo=UTC))
        save(article, title="Before", is_new_version="on")
        save(article, title="Also before", is_new_version="on")

        assert numbers(article) == [1]
        assert article.versions.get().published_at == article.publish_at

    def test_rewritten_while_nobody_saw_it_it_is_a_new_one(self, article, save):
        save(article)
        save(article, status="draft", title="Rewritten")
        save(article, status="published")

        assert numbers(article) == [1, 2]

    def test_taken_down_and_put_up_again_unchanged_it_is_the_same(self, article, save):
        save(article)
        save(article, status="draft")
        save(article, status="published")

        assert numbers(article) == [1]


class TestCorrections:
    def test_is_public_makes_a_version_and_dates_the_article(self, article, save):
        save(article, correction="The march began at three, not at two.")

        note = RevisionNote.objects.get()
        assert (note.text, note.version_number) == ("The march began at three, not at two.", 2)
        assert article.revised_at == note.made_at
        assert numbers(article) == [1, 2]

    def test_of_what_nobody_has_read_is_refused_with_a_sentence(self, editor_client):
        draft = ArticleFactory(draft=True)
        known = {name: getattr(draft, name) for name in ("title", "slug", "standfirst", "status")}

        response = editor_client.post(
            reverse("admin:articles_article_change", args=[draft.pk]), article_form(**known, correction="Not at two.")
        )

        assert "there is nothing to correct in public" in response.content.decode()
        assert "Not at two." in response.content.decode()

    def test_a_correction_written_elsewhere_dates_the_article_too(self, article):
        note = RevisionNote.objects.create(article=article, text="At three.")

        article.refresh_from_db()
        assert article.revised_at == note.made_at


def test_deleting_an_article_takes_its_numbered_versions_with_it(article, save):
    save(article, lead_photo=PhotoFactory().pk)

    article.delete()

    assert not PublishedVersion.objects.exists()
