"""Notes of those who work on an article."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import ReviewNote
from tests.articles.test_publishing import send
from tests.factories import ArticleFactory, HeadingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return ArticleFactory(draft=True)


def write(client, article, text="Who says so?", **values):
    return client.post(reverse("admin:articles_article_note", args=[article.pk]), {"text": text, **values})


def test_a_note_on_a_block_stands_with_it_and_says_who_wrote_it(article, editor_client, editor):
    heading = HeadingFactory(parent=article, text="The march")

    assertContains(write(editor_client, article, kind="heading", number=heading.pk), "Who says so?")

    note = ReviewNote.objects.get()
    assert (note.block_kind, note.block_number, note.written_by) == ("heading", heading.pk, editor)
    desk = editor_client.get(reverse("admin:articles_article_change", args=[article.pk]))
    assertContains(desk, f'data-block="heading:{heading.pk}"')


def test_outlives_saving_and_its_block(article, editor_client):
    heading = HeadingFactory(parent=article, text="The march")
    write(editor_client, article, kind="heading", number=heading.pk)

    send(editor_client, article, title="Thirteen days")
    heading.delete()

    desk = editor_client.get(reverse("admin:articles_article_change", args=[article.pk]))
    assertContains(desk, "On: heading: The march")


def test_is_settled_and_opened_again(article, editor_client, editor):
    write(editor_client, article)
    note = ReviewNote.objects.get()
    address = reverse("admin:articles_article_settle", args=[article.pk, note.pk])

    assertContains(editor_client.post(address), "settled by editor")
    note.refresh_from_db()
    assert note.resolved_by == editor
    assertNotContains(editor_client.post(address), "settled by")


def test_is_never_public(article, editor_client):
    article.status = "published"
    article.save()
    write(editor_client, article, text="Is the widow still alive?")

    assertNotContains(editor_client.get(article.get_absolute_url()), "Is the widow still alive?")


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"text": "  "}, 422),
        ({"text": "x" * 5_001}, 422),
        ({"kind": "heading", "number": "0"}, 404),
        ({"kind": "user", "number": "1"}, 404),
        ({"kind": "heading", "number": "x"}, 404),
    ],
)
def test_what_cannot_be_is_refused(article, editor_client, values, status):
    assert write(editor_client, article, **values).status_code == status
    assert not ReviewNote.objects.exists()


def test_nobody_else_writes_or_settles_one(article, client, django_user_model):
    note = article.review_notes.create(text="Who says so?")
    client.force_login(django_user_model.objects.create_user("anna", is_staff=True))

    assert write(client, article).status_code in (302, 403, 404)
    address = reverse("admin:articles_article_settle", args=[article.pk, note.pk])
    assert client.post(address).status_code in (302, 403, 404)
    assert ReviewNote.objects.get().resolved_at is None


def test_more_notes_cost_no_more_queries(article, editor_client, editor, django_assert_max_num_queries):
    address = reverse("admin:articles_article_change", args=[article.pk])
    editor_client.get(address)
    for size in (2, 20):
        for _ in range(size):
            article.review_notes.create(text="Who says so?", written_by=editor, resolved_by=editor)
        with django_assert_max_num_queries(40):
            editor_client.get(address)
