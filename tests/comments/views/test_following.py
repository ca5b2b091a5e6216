import pytest
from django.core import mail

from comments.models import Comment, Follow, State
from comments.tasks import tell, tell_followers
from tests.comments.conftest import link_in_mail
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


def follower(article, email="imre@example.org", thread=None, **values):
    known = {"token": f"token-{email.partition('@')[0]}-{thread and thread.pk}", "confirmed_at": article.created_at}
    return Follow.objects.create(article=article, email=email, thread=thread, **{**known, **values})


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Publishes a new comment and lets the mails go."""

    def publish(article, answers=None, state=State.PUBLISHED, **values):
        with django_capture_on_commit_callbacks(execute=True):
            return CommentFactory(article=article, answers=answers, state=state, **values)

    return publish


def told():
    return sorted(letter.to[0] for letter in mail.outbox)


class TestTheMail:
    def test_goes_to_those_of_the_article_and_of_the_thread(self, article, publish):
        first, second = CommentFactory(article=article), CommentFactory(article=article)
        follower(article, "whole@example.org")
        follower(article, "first@example.org", first)
        follower(article, "second@example.org", second)
        publish(article, first)

        assert told() == ["first@example.org", "whole@example.org"]

    def test_comes_once_to_whoever_follows_both(self, article, publish):
        first = CommentFactory(article=article)
        follower(article)
        follower(article, thread=first)
        publish(article, first)

        assert told() == ["imre@example.org"]

    def test_does_not_come_to_the_writer(self, article, publish):
        follower(article, "anna@example.org")
        publish(article, user_email="Anna@example.org")

        assert told() == []

    def test_comes_when_it_is_published_and_only_the_first_time(
        self, article, publish, django_capture_on_commit_callbacks
    ):
        follower(article)
        comment = publish(article, state=State.AWAITING_MODERATOR)
        assert told() == []

        for state in (State.PUBLISHED, State.AWAITING_MODERATOR, State.PUBLISHED):
            with django_capture_on_commit_callbacks(execute=True):
                comment.move_to(state)
        tell_followers.enqueue(comment.pk)

        assert told() == ["imre@example.org"]

    @pytest.mark.parametrize("values", [{"confirmed_at": None}, {"ended_at": "2026-01-01T00:00Z"}])
    def test_does_not_come_to_who_never_confirmed_or_has_ended_it(self, article, publish, values):
        follower(article, **values)
        publish(article)

        assert told() == []

    def test_does_not_come_of_what_another_site_had(self, article, publish):
        follower(article)
        publish(article, record={"imported_from": "the old site"})

        assert told() == []

    def test_is_not_sent_of_what_has_been_removed_meanwhile(self, article):
        follow, comment = follower(article), CommentFactory(article=article, state=State.REMOVED_BY_WRITER)
        tell.enqueue(follow.pk, comment.pk)

        assert told() == []

    def test_that_fails_costs_no_other(self, article, publish, monkeypatch):
        def send(letter, *args, **kwargs):
            if letter.to == ["bad@example.org"]:
                raise OSError("The server does not take it.")
            mail.outbox.append(letter)

        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send)
        for email in ("a@example.org", "bad@example.org", "c@example.org"):
            follower(article, email)
        publish(article)

        assert told() == ["a@example.org", "c@example.org"]

    def test_is_ended_by_one_click_of_the_mail_program(self, article, publish, client):
        follow = follower(article)
        publish(article)
        headers = mail.outbox[0].message()

        assert headers["List-Unsubscribe"] == f"<http://testserver/comments/following/{follow.token}/stop/>"
        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        browser = type(client)(enforce_csrf_checks=True)
        assert browser.post(link_in_mail("following"), {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert not Follow.objects.active().exists()

    def test_has_no_line_of_a_title_in_its_headers(self, article, publish):
        article.title = "Twelve\r\nBcc: all@example.org\r\ndays"
        article.save()
        follower(article)
        publish(article, user_name="Anna\nBcc: all@example.org")
        headers = mail.outbox[0].message()

        assert mail.outbox[0].subject == "A new comment on “Twelve Bcc: all@example.org days”"
        assert headers["Bcc"] is None


class TestThePage:
    def test_shows_all_that_the_address_follows_and_ends_any(self, article, open_article, client):
        follow, other = follower(article), follower(open_article, token="another")
        follower(article, "stranger@example.org")
        address = f"/comments/following/{follow.token}/"
        page = client.get(address)
        assert "Twelve days in Budapest" in page.text
        assert "Tanks in Prague" in page.text
        assert "stranger" not in page.text

        client.post(address, {"end": other.token})
        assert Follow.objects.active().filter(email="imre@example.org").get() == follow

    def test_ends_all_at_once_and_only_of_this_address(self, article, open_article, client):
        follow = follower(article)
        follower(open_article, token="another")
        stranger = follower(article, "stranger@example.org")
        client.post(f"/comments/following/{follow.token}/", {"all": "1", "end": stranger.token})

        assert list(Follow.objects.active()) == [stranger]

    def test_of_one_address_does_not_end_what_another_follows(self, article, client):
        follow, stranger = follower(article), follower(article, "stranger@example.org")
        client.post(f"/comments/following/{follow.token}/", {"end": stranger.token})

        assert stranger in Follow.objects.active()

    def test_of_ending_asks_before_it_ends(self, article, client):
        address = f"/comments/following/{follower(article).token}/stop/"
        assert "End the mails?" in client.get(address).text
        assert Follow.objects.active().exists()

        assert "No more mails" in client.post(address, follow=True).text

    def test_is_not_opened_by_a_guess(self, client):
        assert client.get("/comments/following/x/").status_code == 404
        assert client.post("/comments/following/x/stop/").status_code == 404


def test_one_mail_confirms_comment_and_following(article, send, confirm, publish):
    send(article, follow="thread")
    confirm()
    assert Follow.objects.active().get().thread == Comment.objects.get()

    publish(article, Comment.objects.get(), user_email="imre@example.org")
    assert mail.outbox[-1].to == ["anna@example.org"]
    assert "Follow" not in mail.outbox[-1].subject


def test_whoever_ended_it_can_begin_again_and_is_asked_again(article, send, confirm):
    ended = follower(article, "anna@example.org", ended_at="2026-01-01T00:00Z")
    send(article, follow="article")
    assert not Follow.objects.active().exists()

    confirm()
    assert Follow.objects.active().get() == ended
