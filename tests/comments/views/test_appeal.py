import pytest
from pytest_django.asserts import assertContains, assertNotContains

from comments.models import Comment, State
from comments.secrets import own_token
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused():
    return CommentFactory(state=State.REFUSED, record={"state": State.REFUSED, "reason": "It advertises something."})


def private(comment, page=""):
    return f"/comments/mine/{own_token(comment)}/{page}"


def found(comment):
    return Comment.objects.with_record().get(pk=comment.pk)


def test_the_writer_of_a_refused_comment_sees_the_reason_and_may_object(client, refused):
    page = client.get(private(refused))

    assertContains(page, "It advertises something.")
    assertContains(page, "Object to this decision")


def test_it_comes_back_into_the_queue_with_what_they_say(client, refused, editor_client):
    client.post(private(refused, "appeal/"), {"words": "It was a question."})

    assert found(refused).record.state == State.AWAITING_MODERATOR
    assertContains(editor_client.get("/admin/comments/comment/?queue=appealed"), "It was a question.")
    assertContains(client.get(private(refused)), "You objected: “It was a question.”")


def test_they_may_do_so_once(client, refused):
    client.post(private(refused, "appeal/"), {"words": "It was a question."})
    found(refused).move_to(State.REFUSED, reason="It advertises something.")

    page = client.post(private(refused, "appeal/"), {"words": "Please!"})

    assert page.status_code == 422
    assertContains(page, "you have done so", status_code=422)
    assertContains(page, "Please!", status_code=422)
    assert found(refused).record.state == State.REFUSED
    assertContains(client.get(private(refused)), "this decision is final")


@pytest.mark.parametrize("words", ["", "  ", "x" * 2001])
def test_words_that_cannot_be_taken_come_back(client, refused, words):
    assert client.post(private(refused, "appeal/"), {"words": words}).status_code == 422
    assert found(refused).record.state == State.REFUSED


@pytest.mark.parametrize("state", [State.PUBLISHED, State.SPAM, State.AWAITING_MODERATOR, State.REMOVED_BY_WRITER])
def test_there_is_nothing_to_object_to_otherwise(client, state):
    comment = CommentFactory(state=state)

    assertNotContains(client.get(private(comment)), "Object to this decision")
    client.post(private(comment, "appeal/"), {"words": "Please!"})
    assert found(comment).record.state == state


def test_it_is_the_writer_s_alone(client, refused):
    other = CommentFactory()
    forged = private(other, "appeal/").replace(f"/{other.pk}-", f"/{refused.pk}-")

    assert client.post(forged, {"words": "Please!"}).status_code == 404
