import re
from datetime import timedelta
from html import escape, unescape

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from comments.models import Comment, Follow, SitePolicy, State
from tests.comments.conftest import filled_in
from tests.factories import ArticleFactory, AuthorFactory, CommentFactory

pytestmark = pytest.mark.django_db

WORDS = "He said “no”, and <b>went</b> home & wept."


def typed(page):
    """What stands in the fields of a page: nothing of it may be lost."""
    fields = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page.text))
    return fields | {"comment": unescape(re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page.text, re.DOTALL)[1])}


def value(page, name):
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page.text)[0]
    return re.search(r'value="([^"]*)"', tag)[1]


def assert_nothing_is_lost(page, sentence, words=WORDS):
    assert page.status_code == 422
    assert escape(sentence) in page.text or sentence in page.text
    assert typed(page)["comment"] == words
    assert value(page, "name") == "Anna Kiss"
    assert value(page, "email") == "anna@example.org"
    assert not Comment.objects.exists()


class TestStates:
    def test_published_at_once(self, open_article, send, client):
        page = send(open_article, comment="I was there.")

        assert page.status_code == 303
        assert "<strong>Published.</strong>" in client.get(page.url).text
        assert "I was there." in client.get(open_article.get_absolute_url()).text
        assert not mail.outbox

    def test_confirmed_by_mail(self, article, send, client):
        page = client.get(send(article).url)

        assert "One step is left: confirm it by mail" in page.text
        assert Comment.objects.get().record.state == State.AWAITING_CONFIRMATION
        assert [letter.to for letter in mail.outbox] == [["anna@example.org"]]

    def test_read_by_a_moderator_first(self, article, send, client):
        article.discussion = "moderated"
        article.save()

        assert "Waiting for a moderator" in client.get(send(article).url).text
        assert list(Comment.objects.awaiting()) == list(Comment.objects.all())

    def test_refused_quietly_looks_like_waiting(self, open_article, send, client):
        page = client.get(send(open_article, honeypot="http://watches.example").url)

        assert "Waiting for a moderator" in page.text
        assert Comment.objects.get().record.state == State.SPAM

    def test_a_moderator_s_own_is_published_at_once(self, article, editor_client, editor):
        editor.first_name, editor.last_name = "Anna", "Kiss"
        editor.save()
        article.authorships.create(author=AuthorFactory(name="Anna Kiss"))
        data = filled_in(article, name="", email="")

        editor_client.post("/articles/twelve-days/comments/new/", data)

        comment = Comment.objects.get()
        assert (comment.user_name, comment.record.state, comment.record.role) == ("Anna Kiss", "published", "author")

    def test_anonymous_where_the_site_allows_it_waits_for_a_moderator(self, article, send):
        SitePolicy(anonymous=True).save()

        assert send(article, name="", email="").status_code == 303
        assert Comment.objects.get().record.state == State.AWAITING_MODERATOR
        assert not mail.outbox

    def test_anonymous_is_not_taken_elsewhere(self, article, send):
        page = send(article, name="", email="")

        assert "Give a name" in page.text
        assert not Comment.objects.exists()


class TestNothingTypedIsLost:
    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"seconds_ago": 60 * 60 * 24}, "The form had been open for long."),
            ({"security_hash": "0" * 40}, "The form had been open for long."),
            ({"security_hash": "é"}, "The form had been open for long."),
            ({"timestamp": "9" * 500}, "The form had been open for long."),
            ({"timestamp": "-1"}, "The form had been open for long."),
            ({"timestamp": ""}, "The form had been open for long."),
            ({"object_pk": "999"}, "The form had been open for long."),
            ({"content_type": "auth.user"}, "The form had been open for long."),
            ({"once": "x" * 100}, "The form had been open for long."),
            ({"seconds_ago": 0}, "That was quicker than people type."),
            ({"reply_to": "999"}, "The comment that you answer is no longer there."),
            ({"reply_to": "-1"}, "The comment that you answer is no longer there."),
            ({"reply_to": "1' OR 1=1"}, "The comment that you answer is no longer there."),
            ({"reply_to": "9" * 30}, "The comment that you answer is no longer there."),
        ],
    )
    def test_when_the_form_is_old_or_forged(self, article, send, values, sentence):
        assert_nothing_is_lost(send(article, comment=WORDS, **values), sentence)

    def test_and_sent_once_more_it_is_stored(self, article, send):
        page = send(article, comment=WORDS, seconds_ago=60 * 60 * 24)
        fresh = filled_in(article, once=value(page, "once"), comment=typed(page)["comment"])

        assert send(article, fresh).status_code == 303
        assert Comment.objects.get().comment == WORDS

    def test_when_the_signature_is_that_of_another_article(self, article, send):
        other = filled_in(ArticleFactory(), comment=WORDS)

        assert_nothing_is_lost(send(article, other), "The form had been open for long.")

    def test_when_it_answers_a_comment_of_another_article(self, article, send):
        elsewhere = CommentFactory()
        page = send(article, comment=WORDS, reply_to=str(elsewhere.pk))

        assert "The comment that you answer is no longer there." in page.text
        assert Comment.objects.get() == elsewhere

    def test_when_it_answers_a_hidden_comment(self, article, send):
        hidden = CommentFactory(article=article, state=State.AWAITING_MODERATOR)
        page = send(article, comment=WORDS, reply_to=str(hidden.pk))

        assert "The comment that you answer is no longer there." in page.text
        assert typed(page)["comment"] == WORDS

    def test_when_the_discussion_closed_meanwhile(self, article, send):
        data = filled_in(article, comment=WORDS)
        article.comments_open_until = timezone.now() - timedelta(seconds=1)
        article.save()
        page = send(article, data)

        assert "The discussion closed while you were writing." in page.text
        assert typed(page)["comment"] == WORDS
        assert not Comment.objects.exists()

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"name": " \u202e "}, "Give a name"),
            ({"email": "anna"}, "Enter a valid email address."),
            ({"email": "anna@example.org\nBcc: all@example.org"}, "Enter a valid email address."),
            ({"comment": " \n\u200e\u202e"}, "Write something first."),
            ({"comment": "x" * 1_000_000}, "It may have 10000 characters; it has 1000000."),
            ({"follow": "everything"}, "Select a valid choice."),
        ],
    )
    def test_when_something_is_missing_or_wrong(self, article, send, values, sentence):
        page = send(article, **{"comment": WORDS, **values})

        assert page.status_code == 422
        assert sentence in page.text
        assert Comment.objects.count() == 0
        if "comment" not in values:
            assert typed(page)["comment"] == WORDS

    def test_when_it_comes_from_another_site(self, article):
        browser = Client(enforce_csrf_checks=True, headers={"Origin": "https://evil.example"})
        page = browser.post("/articles/twelve-days/comments/new/", filled_in(article, comment=WORDS))

        assert_nothing_is_lost(page, "We could not see that the form came from this page.")

    def test_when_it_comes_too_often(self, article, send):
        for number in range(4):
            assert send(article, comment=f"The witness number {number} speaks.").status_code == 303
        page = send(article, comment=WORDS)

        assert page.status_code == 429
        assert int(page["Retry-After"]) > 0
        assert typed(page)["comment"] == WORDS

    def test_in_the_preview(self, article, send):
        page = send(article, comment="I was *there*.", follow="thread", preview="1")

        assert page.status_code == 200
        assert "<p>I was <em>there</em>.</p>" in page.text
        assert typed(page)["comment"] == "I was *there*."
        assert re.search(r'value="thread" checked', page.text)
        assert not Comment.objects.exists()


class TestSentTwice:
    def test_is_one_comment_and_one_private_page(self, article, send):
        data = filled_in(article)

        assert send(article, data).url == send(article, data).url
        assert Comment.objects.count() == 1
        assert len(mail.outbox) == 1

    def test_with_other_words_is_two(self, open_article, send):
        data = filled_in(open_article)
        send(open_article, data)
        send(open_article, data | {"comment": "And I was in Győr the day after."})

        assert Comment.objects.count() == 2


class TestAddress:
    def test_of_the_form_says_what_is_answered(self, article, client):
        comment = CommentFactory(article=article, words="Which square was it?")
        page = client.get(f"/articles/twelve-days/comments/new/?reply_to={comment.pk}")

        assert "Which square was it?" in page.text
        assert f'name="reply_to" value="{comment.pk}"' in page.text

    def test_is_stored_by_nobody(self, article, client):
        page = client.get("/articles/twelve-days/comments/new/")

        assert page["Cache-Control"] == "private, no-store"
        assert "noindex" in page["X-Robots-Tag"]
        assert settings.CSRF_COOKIE_NAME in page.cookies

    def test_is_none_of_a_draft(self, client):
        article = ArticleFactory(draft=True)

        assert client.get(f"/articles/{article.slug}/comments/new/").status_code == 404

    def test_of_a_closed_discussion_says_so(self, article, client):
        article.discussion = "off"
        article.save()

        assert "New comments on this article are not taken." in client.get("/articles/twelve-days/comments/new/").text

    @pytest.mark.parametrize(
        "path", ["/comments/post/", "/comments/api/comment/", "/comments/flag/1/", "/comments/sent/"]
    )
    def test_of_the_storage_s_own_pages_leads_nowhere(self, client, path):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


class TestFollowing:
    def test_at_once_published_still_asks_by_mail_first(self, open_article, send):
        send(open_article, follow="article")

        assert [letter.to for letter in mail.outbox] == [["anna@example.org"]]
        assert not Follow.objects.active().exists()

    def test_needs_an_address(self, open_article, send):
        SitePolicy(anonymous=True).save()

        assert "To get mails, give the address" in send(open_article, email="", follow="thread").text
