import pytest
from django.contrib.contenttypes.models import ContentType

from comments.models import Comment
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def comment_on(article, text, **values):
    return Comment.objects.create(
        content_type=ContentType.objects.get_for_model(article),
        object_pk=str(article.pk),
        site_id=1,
        user_name="Anna Kiss",
        user_email="anna@example.org",
        comment=text,
        **values,
    )


def words(comments):
    return [comment.comment for comment in comments]


def test_the_public_ones_are_neither_waiting_nor_removed():
    article = ArticleFactory()
    comment_on(article, "I was there.", is_public=True)
    comment_on(article, "Cheap watches!", is_public=True, is_removed=True)
    comment_on(article, "Not yet seen.", is_public=False)

    assert words(Comment.objects.public()) == ["I was there."]
    assert words(Comment.objects.awaiting()) == ["Not yet seen."]


def test_each_article_has_its_own():
    budapest, prague = ArticleFactory(), ArticleFactory()
    comment_on(budapest, "I was there.")
    comment_on(prague, "So was I.")

    assert words(Comment.objects.for_object(budapest)) == ["I was there."]
