import json
from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from comments.confirming import ask
from comments.defence.learning import learn
from comments.models import Comment, CommentReport, Confirmation, Follow, State, WordCount
from comments.personal_data import DELETED, as_json, collect, erase
from gallery.models import TakedownRequest
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db

ANNA = "anna@example.org"


def found(comment):
    return Comment.objects.with_record().get(pk=comment.pk)


def everything_of_anna():
    """A public comment with an answer by somebody else, one that waits, a follow, a report, a request."""
    comment = CommentFactory(words="My father was there.", record={"writer": "anna", "ip_hash": "place"})
    answer = CommentFactory(
        article=comment.record.article, answers=comment, user_name="Béla", user_email="bela@example.org"
    )
    waiting = CommentFactory(words="Not yet seen.", user_email="Anna@Example.org", state=State.AWAITING_MODERATOR)
    Follow.objects.create(article=comment.record.article, email=ANNA, token="t")
    Confirmation.objects.create(email=ANNA, expires_at=timezone.now())
    CommentReport.objects.create(comment=answer, cause="abuse", words="He shouts.", email=ANNA)
    TakedownRequest.objects.create(
        pages="http://testserver/", kind="copyright", name="Anna Kiss", email=ANNA, right="My picture."
    )
    return comment, answer, waiting


class TestSeeing:
    def test_finds_all_that_is_kept_however_the_address_is_capitalised(self):
        comment, _, waiting = everything_of_anna()

        data = collect("ANNA@example.org")

        assert data.comments == [comment, waiting]
        assert [len(data.follows), len(data.reports), len(data.takedowns)] == [1, 1, 1]

    def test_finds_nothing_of_others(self):
        everything_of_anna()

        assert not collect("anna@example.com")
        assert not collect("%@example.org")

    def test_can_be_taken_along_as_json(self):
        everything_of_anna()

        taken = json.loads(json.dumps(as_json(collect(ANNA)), cls=DjangoJSONEncoder))

        assert [comment["words"] for comment in taken["comments"]] == ["My father was there.", "Not yet seen."]
        assert taken["comments"][0]["hash_of_the_internet_address"] == "place"
        assert taken["reports"][0]["words"] == "He shouts."
        assert taken["requests_about_pictures"][0]["right"] == "My picture."

    def test_a_hundred_comments_cost_no_more_queries(self, django_assert_num_queries):
        article = ArticleFactory()
        for size in (1, 30):
            for _ in range(size):
                CommentFactory(article=article)
            with django_assert_num_queries(5):
                as_json(collect(ANNA))


class TestErasing:
    def test_keeps_the_words_without_the_name_if_asked(self):
        comment, answer, _ = everything_of_anna()

        erase(ANNA, keep_words=True)

        left = found(comment)
        assert (left.user_name, left.user_email, left.comment) == (DELETED, "", "My father was there.")
        assert (left.record.writer, left.record.ip_hash, left.record.state) == ("", "", State.PUBLISHED)
        assert found(answer).user_name == "Béla"

    def test_takes_the_words_away_and_leaves_the_thread(self):
        comment, answer, _ = everything_of_anna()

        erase(ANNA, keep_words=False)

        left = found(comment)
        assert (left.comment, left.record.html, left.record.state) == ("", "", State.REMOVED_BY_WRITER)
        assert (left.is_public, left.is_removed) == (False, True)
        assert found(answer).parent_id == comment.pk
        assert found(answer) in Comment.objects.public()

    @pytest.mark.parametrize("keep_words", [True, False])
    def test_leaves_no_trace_but_the_request_about_a_picture(self, keep_words):
        *_, waiting = everything_of_anna()

        erase(ANNA, keep_words=keep_words)

        assert not Comment.objects.filter(pk=waiting.pk).exists()
        data = collect(ANNA)
        assert [data.comments, data.follows, data.reports, len(data.takedowns)] == [[], [], [], 1]
        assert not Confirmation.objects.exists()
        assert CommentReport.objects.get().words == "He shouts."

    def test_words_that_a_moderator_removed_do_not_come_back(self):
        removed = CommentFactory(state=State.REMOVED, record={"reason": "It attacks a person."})

        erase(ANNA, keep_words=True)

        assert found(removed).comment == ""
        assert found(removed).record.state == State.REMOVED

    def test_unlearns_the_words(self):
        CommentFactory(words="Casino bonus", state=State.SPAM)
        learn(Comment.objects.with_record(), State.SPAM)

        erase(ANNA, keep_words=True)

        assert set(WordCount.objects.values_list("spam", flat=True)) == {0}

    def test_the_history_of_the_desk_forgets_the_words(self, editor):
        comment = CommentFactory()
        kind = ContentType.objects.get_for_model(Comment, for_concrete_model=False)
        LogEntry.objects.create(
            user=editor, content_type=kind, object_id=comment.pk, object_repr=str(comment), action_flag=CHANGE
        )

        erase(ANNA, keep_words=True)

        assert LogEntry.objects.get().object_repr == DELETED


class TestAddresses:
    def test_are_forgotten_after_some_days(self, settings):
        settings.ADDRESSES_KEPT_DAYS = 14
        old, new = timezone.now() - timedelta(days=15), timezone.now() - timedelta(days=13)
        comments = [CommentFactory(record={"ip_hash": "place", "received_at": moment}) for moment in (old, new)]
        CommentReport.objects.create(comment=comments[0], cause="spam", ip_hash="place", reported_at=old)

        call_command("forget_addresses")

        assert [found(comment).record.ip_hash for comment in comments] == ["", "place"]
        assert CommentReport.objects.get().ip_hash == ""

    def test_that_came_in_the_clear_from_elsewhere_go_at_once(self):
        comment = CommentFactory(ip_address="203.0.113.7")

        call_command("forget_addresses")

        assert found(comment).ip_address is None


def test_the_comments_of_a_deleted_article_go_with_it():
    comment = CommentFactory()
    comment.record.article.delete()

    assert not Comment.objects.exists()
    assert not collect(ANNA)


class TestWhatNobodyConfirmed:
    def asked(self, days_ago, **values):
        """A question whose link ended so many days ago."""
        ended = timezone.now() - timedelta(days=days_ago)
        return Confirmation.objects.create(email=f"{days_ago}@example.org", expires_at=ended, **values)

    def test_goes_some_days_after_its_link_ended(self):
        for days_ago in (3, 5):
            CommentFactory(state=State.AWAITING_CONFIRMATION, record={"confirmation": self.asked(days_ago)})

        call_command("forget_unconfirmed")

        assert [comment.record.confirmation.email for comment in Comment.objects.with_record()] == ["3@example.org"]

    def test_goes_though_the_address_confirmed_another(self):
        question = self.asked(5, answered_at=timezone.now())
        CommentFactory(state=State.PUBLISHED, words="Mine.", record={"confirmation": question})
        CommentFactory(state=State.AWAITING_CONFIRMATION, words="Not mine.", record={"confirmation": question})

        call_command("forget_unconfirmed")

        assert [comment.comment for comment in Comment.objects.all()] == ["Mine."]

    def test_stays_as_long_as_a_moderator_has_to_decide(self):
        CommentFactory(state=State.AWAITING_MODERATOR, record={"confirmation": self.asked(90)})

        call_command("forget_unconfirmed")

        assert Comment.objects.exists()

    def test_followings_go_too_and_the_address_is_never_asked_again(self):
        article = ArticleFactory()
        for token, confirmed_at in (("never", None), ("confirmed", timezone.now())):
            question = self.asked(90 + len(token))
            Follow.objects.create(
                article=article, email=question.email, token=token, confirmation=question, confirmed_at=confirmed_at
            )

        call_command("forget_unconfirmed")

        assert [follow.token for follow in Follow.objects.all()] == ["confirmed"]
        assert ask("95@example.org") is None
