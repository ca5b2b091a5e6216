import json
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from comments.models import Comment, State
from tests.comments.conftest import link_in_mail
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

ASK = "/comments/your-data/"


def ask(client, email="anna@example.org", **extra):
    return client.post(ASK, {"email": email}, follow=True, **extra)


@pytest.fixture
def comment():
    return CommentFactory(words="My father was there.")


class TestAsking:
    def test_sends_a_link_to_the_address(self, client, comment):
        assertContains(ask(client, "Anna@Example.org"), "a mail is on its way")

        assert [letter.to for letter in mail.outbox] == [["Anna@Example.org"]]
        assertContains(client.get(link_in_mail("your-data")), "My father was there.")

    def test_does_not_tell_whether_anything_is_kept(self, client, comment):
        known, unknown = ask(client), ask(client, "nobody@example.org")

        assert known.content == unknown.content
        assert len(mail.outbox) == 1

    @pytest.mark.parametrize("email", ["", "anna", "anna@example.org\nBcc: x@example.org", "a" * 300 + "@example.org"])
    def test_says_what_is_wrong_with_an_address(self, client, email):
        assert client.post(ASK, {"email": email}).status_code == 422
        assert mail.outbox == []

    def test_nobody_can_fill_a_letter_box(self, client, comment):
        pages = [client.post(ASK, {"email": "anna@example.org"}, REMOTE_ADDR=f"198.51.100.{n}") for n in range(4)]

        assert [page.status_code for page in pages] == [303, 303, 303, 429]
        assertContains(pages[3], 'value="anna@example.org"', status_code=429)
        assert len(mail.outbox) == 3


class TestSeeing:
    @pytest.fixture
    def address(self, client, comment):
        ask(client)
        return link_in_mail("your-data")

    def test_ends_after_a_day(self, client, address, monkeypatch):
        later = (timezone.now() + timedelta(days=1, minutes=5)).timestamp()
        monkeypatch.setattr(signing.time, "time", lambda: later)

        for page in (address, f"{address}comments.json"):
            assertContains(client.get(page), "This link has ended", status_code=404)

    def test_cannot_be_made_up(self, client, comment):
        forged = signing.dumps("anna@example.org", salt="another")

        assert client.get(f"{ASK}{forged}/").status_code == 404

    def test_can_be_taken_along(self, client, address):
        response = client.get(f"{address}comments.json")

        assert json.loads(response.content)["comments"][0]["words"] == "My father was there."
        assert "attachment" in response["Content-Disposition"]
        assert response["Cache-Control"] == "private, no-store"

    def test_is_stored_nowhere(self, client, address):
        response = client.get(address)

        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert not response.cookies

    @pytest.mark.parametrize("choice", ["", "nonsense"])
    def test_erases_nothing_without_a_choice(self, client, address, comment, choice):
        assertContains(client.post(address, {"words": choice}), "Choose one of the two", status_code=422)
        assert Comment.objects.get(pk=comment.pk).user_email

    def test_erases_and_says_so(self, client, address, comment):
        page = client.post(address, {"words": "keep"}, follow=True)

        assertContains(page, "We have forgotten")
        assertNotContains(page, "My father was there.")
        assertContains(client.get(comment.record.article.get_absolute_url()), "[deleted]")

    def test_takes_the_words_too_if_asked(self, client, address, comment):
        CommentFactory(article=comment.record.article, answers=comment, user_email="bela@example.org")
        client.post(address, {"words": "remove"})

        page = client.get(comment.record.article.get_absolute_url())
        assertNotContains(page, "My father was there.")
        assertContains(page, "The writer has taken this comment back.")
        assert Comment.objects.with_record().get(pk=comment.pk).record.state == State.REMOVED_BY_WRITER
