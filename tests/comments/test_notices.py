from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail, signing
from django.utils import timezone
from pytest_django.asserts import assertContains

from comments.deciding import deciding_token
from comments.models import Comment, CommentReport, State
from comments.moderation import Decision, decide
from tests.comments.conftest import link_in_mail
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

WAITING = {"state": State.AWAITING_MODERATOR}


@pytest.fixture
def moderator(django_user_model):
    made = django_user_model.objects.create_user("béla", "bela@example.org", "x", is_staff=True)
    made.groups.add(Group.objects.get(name="Moderators"))
    return made


@pytest.fixture
def written(django_capture_on_commit_callbacks):
    """Makes a comment, and lets the mails go."""

    def written(**values):
        with django_capture_on_commit_callbacks(execute=True):
            return CommentFactory(**{**WAITING, **values})

    return written


@pytest.fixture
def decided(django_capture_on_commit_callbacks, moderator):
    """Lets the moderator decide, and lets the mails go."""

    def decided(comments, state, reason=""):
        with django_capture_on_commit_callbacks(execute=True):
            decide([comment.pk for comment in comments], Decision(state, moderator, reason))

    return decided


def state(comment):
    return Comment.objects.with_record().get(pk=comment.pk).record.state


class TestModerators:
    def test_are_told_of_a_comment_that_waits_with_the_reasons(self, moderator, written):
        written(words="My father was there.", record={"suspicions": ["It has 3 links."]})

        (letter,) = mail.outbox
        assert letter.to == ["bela@example.org"]
        assert "My father was there." in letter.body
        assert "It has 3 links." in letter.body
        assert "&" not in letter.body

    def test_are_told_once_of_each(self, moderator, written, django_capture_on_commit_callbacks):
        comment = written()
        with django_capture_on_commit_callbacks(execute=True):
            comment.save()
            comment.move_to(State.AWAITING_MODERATOR, pinned=True)

        assert len(mail.outbox) == 1

    def test_are_not_told_of_what_came_from_another_site(self, moderator, written):
        written(record={"imported_from": "history.blogspot.example"})

        assert mail.outbox == []

    def test_are_those_who_may_and_work_here(self, moderator, written, django_user_model):
        django_user_model.objects.create_user("anna", "anna@example.org", "x", is_staff=True)
        django_user_model.objects.create_superuser("gone", "gone@example.org", "x", is_active=False)
        django_user_model.objects.create_superuser("silent", "", "x")
        written()

        assert [letter.to for letter in mail.outbox] == [["bela@example.org"]]

    def test_get_no_more_mails_than_they_can_read(self, moderator, written):
        for number in range(25):
            written(words=f"Comment {number}")

        assert len(mail.outbox) == 20
        assert "More comments wait than we send mails about" in mail.outbox[-1].body


class TestReports:
    def test_the_first_on_a_comment_is_told_of_with_its_words(self, moderator, django_capture_on_commit_callbacks):
        comment = CommentFactory(words="He was a traitor.")
        with django_capture_on_commit_callbacks(execute=True):
            CommentReport.objects.create(comment=comment, cause="abuse", words="He is my uncle.", ip_hash="a")
            CommentReport.objects.create(comment=comment, cause="abuse", words="Shame!", ip_hash="b")

        (letter,) = mail.outbox
        assert letter.to == ["bela@example.org"]
        assert "He is my uncle." in letter.body
        assert "He was a traitor." in letter.body

    def test_after_a_decision_the_next_is_told_of_again(self, moderator, django_capture_on_commit_callbacks):
        comment = CommentFactory()
        CommentReport.objects.create(comment=comment, cause="abuse", ip_hash="a", state="dismissed")
        with django_capture_on_commit_callbacks(execute=True):
            CommentReport.objects.create(comment=comment, cause="abuse", ip_hash="b")

        assert len(mail.outbox) == 1


class TestLinkOfTheMail:
    @pytest.fixture
    def comment(self, moderator, written):
        return written(words="My father was there.")

    def test_shows_the_comment_and_decides_nothing(self, client, comment):
        assertContains(client.get(link_in_mail("decide")), "My father was there.")
        assert state(comment) == State.AWAITING_MODERATOR

    def test_publishes_in_the_name_of_its_moderator(self, client, comment, moderator):
        page = client.post(link_in_mail("decide"), {"decide": "published"}, follow=True)

        assertContains(page, "Decided by béla")
        assert state(comment) == State.PUBLISHED
        assert Comment.objects.get(pk=comment.pk).record.decided_by == moderator

    def test_refuses_with_a_reason_only(self, client, comment):
        assertContains(client.post(link_in_mail("decide"), {"decide": "refused"}), "Say why", status_code=422)
        client.post(link_in_mail("decide"), {"decide": "refused", "reason": "Off the subject."})

        assert state(comment) == State.REFUSED

    def test_changes_nothing_that_is_decided(self, client, comment, decided):
        decided([comment], State.SPAM)
        client.post(link_in_mail("decide", 0), {"decide": "published"})

        assert state(comment) == State.SPAM

    @pytest.mark.parametrize("choice", ["", "removed", "withdrawn", "\x00"])
    def test_offers_three_decisions(self, client, comment, choice):
        assert client.post(link_in_mail("decide"), {"decide": choice}).status_code == 422
        assert state(comment) == State.AWAITING_MODERATOR

    def test_ends_after_a_week(self, client, comment, monkeypatch):
        address = link_in_mail("decide")
        later = (timezone.now() + timedelta(days=8)).timestamp()
        monkeypatch.setattr(signing.time, "time", lambda: later)

        assertContains(client.get(address), "This link has ended", status_code=404)
        assert client.post(address, {"decide": "published"}).status_code == 404

    def test_ends_when_its_moderator_no_longer_is_one(self, client, comment, moderator):
        moderator.groups.clear()

        assert client.post(link_in_mail("decide"), {"decide": "published"}).status_code == 404
        assert state(comment) == State.AWAITING_MODERATOR

    def test_cannot_be_made_up(self, client, comment, moderator):
        forged = signing.dumps([comment.pk, moderator.pk], salt="another")
        for token in (forged, "x", deciding_token(987, moderator.pk), signing.dumps("x", salt="comments.decide")):
            assert client.get(f"/comments/decide/{token}/").status_code == 404

    def test_needs_no_session_and_sets_no_cookie(self, client, comment):
        response = client.get(link_in_mail("decide"))

        assert not response.cookies
        assert response["Cache-Control"] == "private, no-store"


class TestWriters:
    CONFIRMED = {"confirmed_at": timezone.now(), "moderators_told_at": timezone.now()}

    @pytest.mark.parametrize(
        ("decision", "words"),
        [
            (State.PUBLISHED, "is published"),
            (State.REFUSED, "The reason: Off the subject."),
            (State.REMOVED, "was removed by a moderator"),
        ],
    )
    def test_are_told_what_was_decided(self, written, decided, decision, words):
        comment = written(record=self.CONFIRMED)
        decided([comment], decision, "" if decision == State.PUBLISHED else "Off the subject.")

        (letter,) = mail.outbox
        assert letter.to == ["anna@example.org"]
        assert words in letter.body
        assert "/comments/mine/" in letter.body

    def test_of_spam_are_told_nothing(self, written, decided):
        decided([written(record=self.CONFIRMED)], State.SPAM)

        assert mail.outbox == []

    def test_who_never_confirmed_their_address_get_no_mail(self, written, decided):
        decided([written(record={"moderators_told_at": timezone.now()})], State.REFUSED, "Off the subject.")

        assert mail.outbox == []

    def test_each_of_a_hundred_gets_one_mail(self, written, decided):
        decided([written(record=self.CONFIRMED) for _ in range(10)], State.PUBLISHED)

        assert len(mail.outbox) == 10


class TestWhoReported:
    @pytest.fixture
    def reported(self):
        comment = CommentFactory(words="Cheap watches.", article__title="Twelve days in Budapest")
        for email in ("eva@example.org", ""):
            CommentReport.objects.create(comment=comment, cause="spam", words="Watches again.", email=email)
        mail.outbox.clear()
        return comment

    @pytest.mark.parametrize(("state", "words"), [(State.SPAM, "it is no longer there"), (State.PUBLISHED, "It stays")])
    def test_and_left_an_address_is_told_what_came_of_it_once(self, reported, decided, state, words):
        decided([reported], state)
        decided([reported], State.REMOVED, "It advertises something.")

        (letter,) = [letter for letter in mail.outbox if letter.to == ["eva@example.org"]]
        assert letter.subject == "Your report of a comment on “Twelve days in Budapest”"
        assert words in letter.body

    def test_is_sent_nothing_that_somebody_else_wrote_and_is_forgotten_then(self, reported, decided):
        decided([reported], State.SPAM)

        (letter,) = [letter for letter in mail.outbox if letter.to == ["eva@example.org"]]
        assert "atches" not in letter.body + letter.alternatives[0][0]
        assert not CommentReport.objects.exclude(email="").exists()

    def test_waits_as_long_as_nothing_is_decided(self, reported, decided):
        decided([reported], State.AWAITING_MODERATOR)

        assert "eva@example.org" not in [letter.to[0] for letter in mail.outbox]
        assert CommentReport.objects.exclude(email="").exists()
