import pytest
from django.db import IntegrityError

from articles.models import Article
from comments.models import Comment, CommentRecord, State
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db


def words(comments):
    return [comment.comment for comment in comments]


def test_the_public_ones_are_published_and_nothing_else():
    for state in State:
        CommentFactory(words=state.value, state=state, record={"state": state, "reason": "Off the subject."})

    assert words(Comment.objects.public()) == ["published"]
    assert words(Comment.objects.awaiting()) == ["waiting"]


def test_each_article_has_its_own():
    budapest, prague = ArticleFactory(), ArticleFactory()
    CommentFactory(article=budapest, words="I was there.")
    CommentFactory(article=prague, words="So was I.")

    assert words(Comment.objects.for_object(budapest)) == ["I was there."]


def test_those_on_a_draft_are_not_among_those_on_published_articles():
    CommentFactory(article=ArticleFactory(draft=True))
    shown = CommentFactory()

    assert list(Comment.objects.public().on_published()) == [shown]


def test_the_columns_of_the_storage_follow_the_state():
    comment = CommentFactory(state=State.AWAITING_MODERATOR)

    assert comment.move_to(State.PUBLISHED)
    assert Comment.objects.get(pk=comment.pk).is_public
    assert not comment.move_to(State.PUBLISHED)
    assert comment.move_to(State.REMOVED, reason="It insults another reader.")
    assert Comment.objects.get(pk=comment.pk).is_removed


def test_none_is_refused_without_a_reason():
    comment = CommentFactory(state=State.AWAITING_MODERATOR)

    with pytest.raises(IntegrityError):
        comment.move_to(State.REFUSED)


def test_saving_a_comment_does_not_publish_the_hidden_answers_to_it():
    comment = CommentFactory()
    hidden = CommentFactory(article=comment.record.article, answers=comment, state=State.AWAITING_MODERATOR)

    comment.save()
    comment.move_to(State.PUBLISHED)
    type(comment).__mro__[1].objects.get(pk=comment.pk).save()

    assert list(Comment.objects.public()) == [comment]
    assert not Comment.objects.get(pk=hidden.pk).is_public
    assert Comment.objects.get(pk=comment.pk).nested_count == 0


def test_an_answer_stands_at_the_third_level_at_most():
    first = CommentFactory()
    article, answers = first.record.article, [first]
    for _ in range(4):
        answers.append(CommentFactory(article=article, answers=answers[-1]))

    assert [answer.level for answer in answers] == [0, 1, 2, 2, 2]
    assert {answer.thread_id for answer in answers} == {first.pk}
    assert answers[4].parent_id == answers[1].pk
    assert answers[4].record.in_answer_to == answers[3]


def test_the_words_shown_follow_the_words_written():
    comment = CommentFactory(words="I was there.")
    comment.comment = "I was *there* <script>alert(1)</script>"
    comment.save()

    assert CommentRecord.objects.get(pk=comment.pk).html == (
        "<p>I was <em>there</em> &lt;script&gt;alert(1)&lt;/script&gt;</p>"
    )


@pytest.mark.parametrize("delete", [Article.delete, lambda article: Article.objects.filter(pk=article.pk).delete()])
def test_an_article_takes_its_discussion_with_it(delete):
    comment = CommentFactory()
    CommentFactory(article=comment.record.article, answers=comment)
    other = CommentFactory()

    delete(comment.record.article)

    assert list(Comment.objects.all()) == [other]
    assert CommentRecord.objects.count() == 1
