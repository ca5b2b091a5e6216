from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from comments.models import Comment, Confirmation, Follow, State
from comments.policy import Rule
from comments.tasks import ask_to_confirm
from tests.comments.conftest import link_in_mail
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


def only():
    return Comment.objects.with_record().get()


class TestLink:
    def test_publishes_when_its_button_is_pressed_and_not_when_it_is_opened(self, article, send, confirm, client):
        send(article)
        client.get(link_in_mail("confirm"))
        assert only().record.state == State.AWAITING_CONFIRMATION

        assert "<strong>Published.</strong>" in confirm().text
        assert only().is_public

    def test_pressed_six_times_publishes_once(self, article, send, confirm):
        send(article)
        for _ in range(6):
            assert confirm(link_in_mail("confirm")).status_code == 200

        assert Comment.objects.count() == 1

    def test_is_short_and_stored_as_a_hash(self, article, send):
        send(article, comment="x" * 9000)
        link = link_in_mail("confirm")

        assert len(link) < 50
        assert link.split("/")[-2] not in Confirmation.objects.get().token_hash

    def test_outlives_the_secret_key(self, article, send, confirm):
        send(article)
        with override_settings(SECRET_KEY="another" * 9):
            confirm()

        assert only().is_public

    def test_ends_after_three_days(self, article, send, client):
        send(article)
        Confirmation.objects.update(expires_at=timezone.now())
        page = client.get(link_in_mail("confirm"))

        assert page.status_code == 404
        assert "This link has ended" in page.text

    def test_leaves_out_what_is_not_ticked(self, article, send, client):
        send(article, comment="I was in the square.")
        send(article, comment="I never wrote this.")
        mine = Comment.objects.get(comment="I was in the square.")
        client.post(link_in_mail("confirm"), {"comment": [mine.pk, "x", "-1", "9" * 40]})

        assert list(Comment.objects.public()) == [mine]

    def test_confirms_nothing_of_another_address(self, article, send, client):
        send(article)
        other = CommentFactory(article=article, state=State.AWAITING_CONFIRMATION)
        client.post(link_in_mail("confirm"), {"comment": [other.pk]})

        assert not Comment.objects.public().exists()


class TestCheckedAgain:
    def test_a_discussion_closed_meanwhile_stays_closed(self, article, send, confirm):
        send(article)
        article.comments_open_until = timezone.now() - timedelta(seconds=1)
        article.save()
        page = confirm()

        assert "The discussion closed before you confirmed" in page.text
        assert "I was in the square that evening." in page.text
        assert not only().is_public

    def test_an_article_withdrawn_meanwhile_gets_no_comment(self, article, send, confirm):
        send(article)
        article.status = "draft"
        article.save()

        assert "The article is no longer on the site" in confirm().text
        assert not only().is_public

    @pytest.mark.parametrize("leave", [lambda it: it.delete(), lambda it: it.move_to(State.REMOVED, reason="Rude.")])
    def test_an_answer_to_a_comment_that_has_gone_is_not_published(self, article, send, confirm, leave):
        parent = CommentFactory(article=article)
        send(article, reply_to=str(parent.pk))
        leave(Comment.objects.get(pk=parent.pk))
        page = confirm()

        assert "The comment that you answered is no longer there." in page.text
        assert not Comment.objects.public().exists()


class TestThen:
    def test_a_newcomer_waits_for_a_moderator_and_the_next_time_does_not(self, article, send, confirm):
        article.discussion = Rule.NEWCOMERS
        article.save()
        send(article, comment="I was in the square that evening.")
        confirm()
        assert only().record.state == State.AWAITING_MODERATOR

        only().move_to(State.PUBLISHED)
        send(article, comment="And I remember the tram that burned.")
        confirm()
        assert Comment.objects.public().count() == 2

    def test_what_looked_suspicious_waits_for_a_moderator(self, article, send, confirm):
        send(article, comment="Three sources: https://a.example/1 https://a.example/2 https://a.example/3 of that day.")
        confirm()

        assert only().record.state == State.AWAITING_MODERATOR
        assert only().record.suspicions == ["It has 3 links."]


class TestAStranger:
    def test_gets_one_mail_however_much_comes_in_with_their_address(self, article, send):
        for number in range(3):
            send(article, comment=f"The witness number {number} speaks.", email="Stranger@example.org")

        assert len(mail.outbox) == 1

    def test_who_did_not_answer_gets_no_second_one_and_a_moderator_decides(self, article, send, client):
        send(article)
        Confirmation.objects.update(expires_at=timezone.now() - timedelta(days=90))
        page = client.get(send(article, comment="I write to you once more of that evening.").url)

        assert len(mail.outbox) == 1
        assert "Waiting for a moderator" in page.text

    def test_gets_no_second_one_when_the_task_runs_again(self, article, send):
        send(article)
        ask_to_confirm.enqueue(Confirmation.objects.get().pk)

        assert len(mail.outbox) == 1

    def test_who_ignores_it_follows_nothing(self, article, send):
        send(article, follow="article")

        assert Follow.objects.exists()
        assert not Follow.objects.active().exists()


class TestMail:
    def test_has_the_words_as_text_and_html_and_the_address_of_the_site(self, article, send):
        send(article, comment="He wrote *no* & <script>alert(1)</script>")
        letter = mail.outbox[0]

        assert letter.subject == "Please confirm: Illustrated History"
        assert "He wrote *no* & <script>alert(1)</script>" in letter.body
        assert "http://testserver/comments/confirm/" in letter.body
        html = letter.alternatives[0][0]
        assert "no* &amp; &lt;script&gt;" in html
        assert "do not write again" in html

    def test_carries_no_advertising_to_strangers(self, article, send):
        send(article, comment="Look at https://watches.example/ and www.pills.example now! " + "Cheap. " * 100)

        assert "watches" not in mail.outbox[0].body + mail.outbox[0].alternatives[0][0]
        assert mail.outbox[0].body.count("Cheap.") < 30

    def test_goes_to_the_scheme_and_host_of_the_settings(self, article, send):
        with override_settings(SITE_URL="https://history.example.org"):
            send(article)

        assert "https://history.example.org/comments/confirm/" in mail.outbox[0].body
        assert "http://" not in mail.outbox[0].body
