"""Stored pages are forgotten when what readers see of a discussion changes, and by nothing else in it."""

import pytest
from django.utils import timezone

from comments.editing import change, take_back
from comments.models import Comment, CommentRecord, State
from comments.models.seen import unseen
from comments.moderation import Decision, decide
from comments.notices import tell_moderators
from comments.personal_data import erase
from comments.tasks import tell_followers
from config.delivery import edition
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db(transaction=True)

UNSEEN = [State.AWAITING_CONFIRMATION, State.AWAITING_MODERATOR, State.REFUSED, State.SPAM]
SEEN = [State.PUBLISHED, State.REMOVED, State.REMOVED_BY_WRITER]


def told(action) -> bool:
    """Whether stored pages are forgotten after something was done."""
    before = edition.current()
    action()
    return edition.current() != before


def comment_in(state, **record):
    return CommentFactory(state=state, record={"reason": "It advertises something.", **record})


@pytest.fixture
def moderator(django_user_model):
    return django_user_model.objects.create_superuser("moderator", "moderator@example.org", "correct horse battery")


class TestANewComment:
    @pytest.mark.parametrize("state", UNSEEN)
    def test_that_nobody_sees_leaves_the_pages(self, state):
        article = ArticleFactory()
        assert not told(lambda: CommentFactory(article=article, state=state, record={"reason": "Advertising."}))

    @pytest.mark.parametrize("state", SEEN)
    def test_that_somebody_sees_changes_them(self, state):
        article = ArticleFactory()
        assert told(lambda: CommentFactory(article=article, state=state, record={"reason": "Advertising."}))

    def test_sent_by_a_reader_leaves_the_pages_until_it_is_confirmed(self, article, send, confirm):
        assert not told(lambda: send(article))
        assert Comment.objects.get().record.state == State.AWAITING_CONFIRMATION
        assert told(confirm)


class TestADecision:
    @pytest.mark.parametrize("former", UNSEEN)
    @pytest.mark.parametrize("state", [State.SPAM, State.REFUSED])
    def test_against_what_nobody_saw_leaves_the_pages(self, moderator, former, state):
        pk = comment_in(former).pk
        assert not told(lambda: decide([pk], Decision(state, moderator, reason="It advertises something.")))

    @pytest.mark.parametrize("former", UNSEEN)
    def test_to_publish_changes_them(self, moderator, former):
        pk = comment_in(former).pk
        assert told(lambda: decide([pk], Decision(State.PUBLISHED, moderator)))

    @pytest.mark.parametrize("state", [State.SPAM, State.REFUSED, State.REMOVED, State.AWAITING_MODERATOR])
    def test_against_what_was_seen_changes_them(self, moderator, state):
        pk = comment_in(State.PUBLISHED).pk
        assert told(lambda: decide([pk], Decision(state, moderator, reason="It advertises something.")))

    def test_about_many_changes_them_if_one_was_seen(self, moderator):
        pks = [comment_in(state).pk for state in (State.AWAITING_MODERATOR, State.PUBLISHED)]
        assert told(lambda: decide(pks, Decision(State.SPAM, moderator)))


class TestAWriter:
    def test_changing_what_waits_leaves_the_pages(self):
        comment = comment_in(State.AWAITING_MODERATOR)
        assert not told(lambda: change(comment, "I was in the square that night."))

    def test_changing_what_was_published_meanwhile_changes_them_and_leaves_it_published(self):
        comment = comment_in(State.AWAITING_MODERATOR)
        Comment.objects.with_record().get(pk=comment.pk).move_to(State.PUBLISHED)

        assert told(lambda: change(comment, "I was in the square that night."))
        assert CommentRecord.objects.get().state == State.PUBLISHED

    @pytest.mark.parametrize("action", [lambda comment: change(comment, "Not so."), take_back])
    def test_changing_what_is_published_changes_them(self, action):
        comment = comment_in(State.PUBLISHED)
        assert told(lambda: action(comment))

    def test_erasing_changes_them(self):
        comment = comment_in(State.PUBLISHED)
        assert told(lambda: erase(comment.user_email, keep_words=False))


class TestNoWayPastIt:
    @pytest.mark.parametrize(
        "write",
        [
            lambda: Comment.objects.update(is_public=True),
            lambda: CommentRecord.objects.update(state=State.PUBLISHED),
            lambda: CommentRecord.objects.update(pinned=True),
            lambda: Comment.objects.all().delete(),
            lambda: Comment.objects.with_record().get().save(),
        ],
    )
    def test_a_write_of_which_nobody_says_anything_changes_them(self, write):
        comment_in(State.AWAITING_MODERATOR)
        assert told(write)

    def test_a_state_that_readers_see_is_no_excuse(self):
        comment_in(State.AWAITING_MODERATOR)

        def publish():
            with unseen(State.AWAITING_MODERATOR), unseen(State.AWAITING_MODERATOR, State.PUBLISHED):
                CommentRecord.objects.update(state=State.PUBLISHED)

        assert told(publish)

    def test_another_table_is_none(self):
        article = ArticleFactory()

        def rename():
            with unseen():
                type(article).objects.update(title="Thirteen days in Budapest")

        assert told(rename)


def test_what_is_noted_of_mails_leaves_the_pages():
    comment = comment_in(State.PUBLISHED, followers_told_at=None)
    waiting = comment_in(State.AWAITING_MODERATOR)
    CommentRecord.objects.update(followers_told_at=None, moderators_told_at=None)

    assert not told(lambda: [tell_followers.call(comment.pk), tell_moderators.call(waiting.pk)])
    assert CommentRecord.objects.filter(followers_told_at__lte=timezone.now()).count() == 1
