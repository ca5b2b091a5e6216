"""The checklist in the form of an article, and how it stops publishing without losing a word."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Prose
from tests.factories import ArticleFactory, PhotoFactory, PictureFactory, ProseFactory
from tests.sent_form import sent_form

pytestmark = pytest.mark.django_db


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def sent(client, article, **values):
    return sent_form(client.get(change(article)).content.decode(), "article_form") | values


@pytest.fixture
def unready():
    """A draft whose lead picture has no alternative text."""
    photo = PhotoFactory(title="Boots Square", alt_text="", ready=True)
    return ArticleFactory(draft=True, title="Twelve days", lead_photo=photo)


def test_each_finding_leads_to_its_field_or_block(editor_client, unready):
    picture = PictureFactory(parent=unready, photo=PhotoFactory(title="The flag", date=""))

    response = editor_client.get(change(unready))

    assertContains(response, 'href="#id_lead_photo"')
    assertContains(response, f'href="#block-picture-{picture.pk}"')
    assertContains(response, f'id="block-picture-{picture.pk}"')


def test_a_finished_article_lacks_nothing(editor_client):
    article = ArticleFactory(draft=True, lead_photo=PhotoFactory(ready=True))
    assertContains(editor_client.get(change(article)), "Nothing is missing.")


def test_errors_stop_publishing_and_what_was_written_is_saved(editor_client, unready):
    ProseFactory(parent=unready)
    form = sent(editor_client, unready, _publish="Publish now")
    form["articles_prose_set-0-html"] = "<p>The words of this evening.</p>"

    response = editor_client.post(change(unready), form, follow=True)

    assertContains(response, "Saved, but not published: The lead picture “Boots Square” has no alternative text")
    assert not Article.objects.published().exists()
    assert Prose.objects.get().html == "<p>The words of this evening.</p>"


def test_a_new_article_is_kept_as_a_draft(editor_client):
    photo = PhotoFactory(alt_text="", ready=True)
    page = editor_client.get(reverse("admin:articles_article_add")).content.decode()
    form = sent_form(page, "article_form") | {
        "title": "Twelve days",
        "slug": "twelve-days",
        "standfirst": "A march.",
        "lead_photo": str(photo.pk),
        "_publish": "Publish now",
    }

    response = editor_client.post(reverse("admin:articles_article_add"), form, follow=True)

    assertContains(response, "Saved, but not published")
    assert Article.objects.get().status == "draft"


def test_warnings_do_not_stop_it(editor_client):
    article = ArticleFactory(draft=True, lead_photo=PhotoFactory(date="", ready=True))

    response = editor_client.post(change(article), sent(editor_client, article, _publish="Publish now"), follow=True)

    assertNotContains(response, "not published")
    assert Article.objects.published().exists()


def test_what_is_fixed_in_the_same_form_is_published(editor_client, unready):
    form = sent(editor_client, unready, _publish="Publish now", lead_photo=str(PhotoFactory(ready=True).pk))

    editor_client.post(change(unready), form)

    assert Article.objects.published().exists()


def test_several_at_once_are_held_to_the_same_rules(editor_client, unready):
    response = editor_client.post(
        reverse("admin:articles_article_changelist"),
        {"action": "publish_ticked", "_selected_action": [unready.pk]},
        follow=True,
    )

    assertContains(response, "has no alternative text")
    assert not Article.objects.published().exists()
