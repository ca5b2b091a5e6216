import threading

import pytest
from django.db import connection

from comments.models import Comment, CommentReport, State, WordCount
from comments.moderation import Decision, decide, waiting
from tests.factories import ArticleFactory, CommentFactory

WAITING = {"state": State.AWAITING_MODERATOR}


@pytest.mark.django_db
def test_what_waits_is_counted_in_two_queries(django_assert_num_queries):
    article = ArticleFactory()
    CommentFactory(article=article, **WAITING)
    CommentFactory(article=article, record={"appealed_at": "2026-10-23T12:00Z"}, **WAITING)
    reported = CommentFactory(article=article)
    for place in "ab":
        CommentReport.objects.create(comment=reported, cause="spam", ip_hash=place)

    with django_assert_num_queries(2):
        assert waiting() == {"waiting": 2, "appealed": 1, "reported": 1}


@pytest.mark.django_db
def test_deciding_about_nothing_does_nothing(editor):
    assert decide([], Decision(State.PUBLISHED, editor)) == []


@pytest.mark.skipif(connection.vendor == "sqlite", reason="A database in memory has no second connection.")
@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_decide_each_comment_once(editor):
    article = ArticleFactory()
    pks = [CommentFactory(article=article, words=f"Casino {n}", **WAITING).pk for n in range(8)]
    changed, start = [], threading.Barrier(2)

    def moderate(state):
        start.wait()
        changed.extend((comment.pk, state) for comment in decide(pks, Decision(state, editor)))
        connection.close()

    threads = [threading.Thread(target=moderate, args=[State.SPAM]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(pk for pk, _ in changed) == pks
    assert WordCount.objects.get(word="casino").spam == 8
    assert Comment.objects.filter(record__state=State.SPAM).count() == 8
