from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from comments.models import Comment, CommentRecord, State
from comments.secrets import own_token
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(open_article, send):
    send(open_article, comment="I was in the sqare.")
    return Comment.objects.with_record().get()


def private(comment, page=""):
    return f"/comments/mine/{own_token(comment)}/{page}"


class TestWithinAQuarterOfAnHour:
    def test_the_words_can_be_changed(self, comment, client):
        page = client.post(private(comment, "edit/"), {"comment": "I was in the *square*."}, follow=True)

        assert "<em>square</em>" in page.text
        assert "edited" in client.get(comment.record.article.get_absolute_url()).text

    def test_changed_words_are_judged_anew(self, comment, client):
        spam = "Watches: https://w.example/1 https://w.example/2 https://w.example/3 are the best of all."
        client.post(private(comment, "edit/"), {"comment": spam})

        assert Comment.objects.get().record.state == State.AWAITING_MODERATOR

    def test_it_can_be_taken_back_for_good(self, comment, client):
        page = client.post(private(comment, "remove/"), follow=True)

        assert "You have taken this comment back" in page.text
        comment.refresh_from_db()
        assert (comment.comment, comment.user_name, comment.user_email) == ("", "", "")

    def test_a_sentence_stays_where_others_have_answered(self, comment, client):
        CommentFactory(article=comment.record.article, answers=comment, words="Which square?")
        client.post(private(comment, "remove/"))
        page = client.get(comment.record.article.get_absolute_url()).text

        assert "The writer has taken this comment back." in page
        assert "Which square?" in page

    @pytest.mark.parametrize("words", ["", "   ", "x" * 20_000])
    def test_what_cannot_be_stored_comes_back(self, comment, client, words):
        page = client.post(private(comment, "edit/"), {"comment": words})

        assert page.status_code == 422
        assert Comment.objects.get().comment == "I was in the sqare."


class TestLater:
    @pytest.fixture(autouse=True)
    def _an_hour_later(self, comment):
        CommentRecord.objects.update(editable_until=timezone.now() - timedelta(seconds=1))

    def test_new_words_are_shown_and_not_stored(self, comment, client):
        page = client.post(private(comment, "edit/"), {"comment": "I was in the square."})

        assert "The time for changes is over." in page.text
        assert "I was in the square." in page.text
        assert Comment.objects.get().comment == "I was in the sqare."

    def test_it_is_not_removed(self, comment, client):
        client.post(private(comment, "remove/"))

        assert Comment.objects.public().exists()

    def test_its_writer_reads_why_it_was_removed(self, comment, client):
        comment.move_to(State.REMOVED, reason="It is not about the article.")

        assert "It is not about the article." in client.get(private(comment)).text


class TestThePrivateAddress:
    @pytest.mark.parametrize("token", ["1-x", "x", "-", "999999999999-x", "1", "²-x"])
    def test_is_not_guessed(self, comment, client, token):
        assert client.get(f"/comments/mine/{token}/").status_code == 404

    def test_of_one_comment_does_not_open_another(self, comment, client):
        other = CommentFactory()
        mac = own_token(comment).partition("-")[2]

        assert client.get(f"/comments/mine/{other.pk}-{mac}/").status_code == 404

    def test_opens_as_long_as_the_settings_know_the_former_key(self, comment, client, settings):
        address = private(comment)
        with override_settings(SECRET_KEY="another" * 9, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
            assert client.get(address).status_code == 200
        with override_settings(SECRET_KEY="another" * 9):
            assert client.get(address).status_code == 404

    def test_is_not_shown_by_search_engines_nor_stored(self, comment, client):
        page = client.get(private(comment))

        assert page["Cache-Control"] == "private, no-store"
        assert page["Referrer-Policy"] == "same-origin"
