"""A deleted article comes back with everything: blocks, comments, the numbers of its versions."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from reversion.models import Revision, Version

from articles.models import Article, Event, PublishedVersion, Writing
from comments.models import Comment, Follow, State
from comments.personal_data import as_json, collect, erase
from gallery.models import Binned, BinnedRow
from sidebar.models import Snippet
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CastFactory,
    CastMemberFactory,
    CommentFactory,
    EventFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
    SeriesFactory,
    SnippetFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

ANNA = "anna@example.org"


@pytest.fixture
def article():
    article = ArticleFactory(title="Twelve days in Budapest", topics=["Hungary"], lead_photo=PhotoFactory())
    article.authorships.create(author=AuthorFactory())
    SourceFactory(key="gati-2006")
    cited = '<p>It began at three.<sup data-source="gati-2006" data-locator="p. 12">•</sup></p>'
    ProseFactory(parent=article, html=cited, ordering=10)
    PictureFactory(parent=article, ordering=20)
    CastMemberFactory(block=CastFactory(parent=article, ordering=30))
    return Article.objects.get(pk=article.pk)


class TestTheArticle:
    def test_comes_back_whole_as_a_draft(self, article, delete, put_back):
        html = article.articles_prose_set.get().html
        said = put_back(delete(article))

        back = Article.objects.get(pk=article.pk)
        assert (back.slug, back.status, back.lead_photo) == (article.slug, "draft", article.lead_photo)
        assert back.first_published_at == article.first_published_at
        assert back.articles_prose_set.get().html == html
        assert back.articles_prose_set.get().citations.get().locator == "p. 12"
        assert back.articles_picture_set.exists()
        assert back.articles_cast_set.get().rows.count() == 1
        assert [topic.name for topic in back.topics.all()] == ["Hungary"]
        assert back.authors.exists()
        assert said == ["“Twelve days in Budapest” is back, as a draft: readers see it when you publish it."]

    def test_events_and_what_stands_beside_it_lead_there_again(self, article, delete, put_back, editor):
        event, snippet = EventFactory(article=article), SnippetFactory(article=article)
        writing = Writing.objects.create(user=editor, article=article, key=str(article.pk))
        put_back(delete(article))

        assert Event.objects.get(pk=event.pk).article == article
        assert Snippet.objects.get(pk=snippet.pk).article == article
        assert Writing.objects.get(pk=writing.pk).article == article

    def test_what_somebody_wrote_anew_meanwhile_is_told_and_everything_else_is_back(self, article, delete, put_back):
        text = SnippetFactory(article=article).text
        other = SnippetFactory(article=article, text="Another one.")
        binned = delete(article)
        SnippetFactory(text=text)

        assert "1 snippet was left out, since there is another in its place by now." in put_back(binned)
        assert Snippet.objects.filter(pk=other.pk).exists()
        assert Snippet.objects.filter(text=text).count() == 1
        assert Article.objects.get(pk=article.pk).articles_picture_set.exists()

    def test_an_event_that_is_told_elsewhere_by_now_stays_there(self, article, delete, put_back):
        event, other = EventFactory(article=article), ArticleFactory()
        binned = delete(article)
        Event.objects.update(article=other)

        assert "1 event that led to it: deleted since, or changed to lead elsewhere." in put_back(binned)
        assert Event.objects.get(pk=event.pk).article == other

    def test_one_whose_address_is_taken_stays_in_the_bin_with_a_sentence(self, article, delete, put_back):
        binned = delete(article)
        ArticleFactory(slug=article.slug)

        assert "Another article has this address." in put_back(binned)[0]
        assert not Article.objects.filter(pk=article.pk).exists()
        assert Binned.objects.filter(pk=binned.pk).exists()

    def test_its_part_of_a_series_may_be_another_s_by_now(self, article, delete, put_back):
        Article.objects.filter(pk=article.pk).update(series=SeriesFactory(), part=1)
        article.refresh_from_db()
        binned = delete(article)
        ArticleFactory(series=article.series, part=1)

        assert "It is in no series: another article is part 1 now." in put_back(binned)
        assert Article.objects.get(pk=article.pk).series is None

    def test_a_series_that_is_gone_is_told(self, article, delete, put_back):
        Article.objects.filter(pk=article.pk).update(series=SeriesFactory(), part=1)
        article.refresh_from_db()
        binned = delete(article)
        article.series.delete()

        assert "Series of the article: what stood there no longer exists, so it is empty now." in put_back(binned)
        assert Article.objects.get(pk=article.pk).part is None

    def test_a_picture_that_is_gone_is_left_out_with_a_sentence(self, article, delete, put_back):
        photo = article.articles_picture_set.get().photo
        binned = delete(article)
        photo.delete()

        assert "1 picture was left out, belonging to what no longer exists." in put_back(binned)
        assert Article.objects.get(pk=article.pk).articles_prose_set.exists()


class TestItsVersions:
    def test_have_their_numbers_again(self, article, delete, put_back, editor_client, client):
        with_version = reverse("admin:articles_article_history", args=[article.pk])
        revision = Revision.objects.create(date_created=timezone.now())
        PublishedVersion.objects.create(article=article, number=1, revision=revision)
        binned = delete(article)
        assert not PublishedVersion.objects.exists()
        put_back(binned)

        assert article.versions.get().number == 1
        assert "Put back from the bin." in editor_client.get(with_version).content.decode()

    def test_are_gone_for_good_with_it(self, article, delete, put_back):
        put_back(delete(article))
        delete(article)
        Binned.objects.update(deleted_at=timezone.now() - timedelta(days=31))
        assert Version.objects.exists()
        call_command("empty_bin")

        assert not Version.objects.get_deleted(Article).exists()
        assert not Version.objects.exists()
        assert not Revision.objects.exists()

    def test_of_other_things_in_the_same_save_stay(self, article, delete, put_back):
        put_back(delete(article))
        other, revision = ArticleFactory(), Revision.objects.get()
        Version.objects.filter(pk=Version.objects.get_for_object(article).get().pk).update()
        copied = Version.objects.get_for_object(article).get()
        copied.pk, copied.object_id = None, str(other.pk)
        copied.save()
        delete(article)
        Binned.objects.update(deleted_at=timezone.now() - timedelta(days=31))
        call_command("empty_bin")

        assert Revision.objects.get() == revision
        assert Version.objects.get_for_object(other).exists()
        assert not Version.objects.get_deleted(Article).exists()

    def test_of_what_was_deleted_without_the_bin_go_too(self, article, delete, put_back):
        put_back(delete(article))
        Article.objects.get(pk=article.pk).delete()
        call_command("empty_bin")
        assert Version.objects.get_deleted(Article).exists()
        Revision.objects.update(date_created=timezone.now() - timedelta(days=31))
        call_command("empty_bin")

        assert not Version.objects.exists()


class TestItsDiscussion:
    @pytest.fixture
    def comment(self, article):
        comment = CommentFactory(
            article=article, words="My father was there.", user_email=ANNA, record={"ip_hash": "place"}
        )
        CommentFactory(article=article, answers=comment, user_name="Béla", user_email="bela@example.org")
        Follow.objects.create(article=article, email=ANNA, token="t", confirmed_at=timezone.now())
        return comment

    def test_is_not_there_for_readers_meanwhile(self, article, comment, delete, client):
        delete(article)

        assert not Comment.objects.exists()
        assert client.get(reverse("comments:comment", args=[comment.pk])).status_code == 404

    def test_comes_back_as_it_was_and_nobody_is_told_again(self, article, comment, delete, put_back, mailoutbox):
        put_back(delete(article))

        back = Comment.objects.with_record().get(pk=comment.pk)
        assert (back.comment, back.user_name, back.submit_date) == (
            comment.comment,
            comment.user_name,
            Comment.objects.get(pk=comment.pk).submit_date,
        )
        assert back.record.state == State.PUBLISHED
        assert back.record.ip_hash == ""
        answer = Comment.objects.with_record().exclude(pk=comment.pk).get()
        assert (answer.parent_id, answer.level, answer.record.in_answer_to_id) == (comment.pk, 1, comment.pk)
        assert Follow.objects.get().email == ANNA
        assert not mailoutbox

    def test_what_nobody_confirmed_is_not_kept(self, article, comment, delete, put_back):
        CommentFactory(article=article, state=State.AWAITING_CONFIRMATION)
        Follow.objects.create(article=article, email="csaba@example.org", token="u")
        said = put_back(delete(article))

        assert Comment.objects.count() == 2
        assert Follow.objects.count() == 1
        assert len(said) == 1

    def test_is_shown_to_whom_it_is_of(self, article, comment, delete):
        delete(article)
        data = collect("ANNA@example.org")

        assert [one.sentence for one in data.binned] == [
            "A comment on “Twelve days in Budapest”: My father was there.",
            "You followed “Twelve days in Budapest”.",
        ]
        assert "My father was there." in str(as_json(data))

    @pytest.mark.parametrize("keep_words", [True, False])
    def test_is_erased_in_the_bin_too(self, article, comment, delete, put_back, keep_words):
        CommentFactory(article=article, words="Never seen.", user_email=ANNA, state=State.AWAITING_MODERATOR)
        binned = delete(article)
        erase(ANNA, keep_words)

        kept = str(list(BinnedRow.objects.values_list("fields", flat=True)))
        assert ANNA not in kept
        assert "Never seen." not in kept
        assert ("My father was there." in kept) is keep_words
        assert not collect(ANNA)
        put_back(binned)
        back = Comment.objects.with_record().get(pk=comment.pk)
        assert back.user_name == "[deleted]"
        assert back.record.state == (State.PUBLISHED if keep_words else State.REMOVED_BY_WRITER)
