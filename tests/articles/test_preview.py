"""How an unsaved article looks to readers."""

import json
import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Heading, SearchDocument
from tests.articles.test_admin import article_form
from tests.factories import ArticleFactory, HeadingFactory, PhotoFactory, PictureFactory

pytestmark = pytest.mark.django_db

NEW = "admin:articles_article_preview_new"
STORED = "admin:articles_article_preview"


def shown(response):
    """The page in the frame."""
    data = re.search(r'<script id="preview-page"[^>]*>(.*?)</script>', response.content.decode(), re.DOTALL)
    return json.loads(data[1])


def with_heading(text, **values):
    block = "articles_heading_set"
    return article_form(
        **{f"{block}-TOTAL_FORMS": "1", f"{block}-0-region": "main", f"{block}-0-ordering": "10"},
        **{f"{block}-0-text": text},
        **values,
    )


def test_shows_what_was_never_saved(editor_client):
    page = shown(editor_client.post(reverse(NEW), with_heading("The march", title="Thirteen days")))

    assert "Thirteen days" in page
    assert "The march" in page


def test_stores_nothing_and_lets_nothing_be_found_or_kept(editor_client):
    response = editor_client.post(reverse(NEW), with_heading("The march"))

    assert not Article.objects.exists()
    assert not Heading.objects.exists()
    assert not SearchDocument.objects.exists()
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_of_a_public_article_leaves_what_readers_see(editor_client, client):
    article = ArticleFactory(title="Twelve days", slug="twelve-days")
    HeadingFactory(parent=article, text="The march")

    page = shown(
        editor_client.post(
            reverse(STORED, args=[article.pk]), article_form(title="Thirteen days", slug="thirteen-days")
        )
    )

    assert "Thirteen days" in page
    assert "data-read" not in page
    article.refresh_from_db()
    assert (article.title, article.slug) == ("Twelve days", "twelve-days")
    assertContains(client.get("/articles/twelve-days/"), "Twelve days")


def test_says_what_is_wrong_in_form_and_blocks(editor_client):
    response = editor_client.post(reverse(NEW), with_heading("", title=""))

    assertContains(response, "This cannot be shown yet")
    assertContains(response, "Title: This field is required.")
    assertContains(response, "Heading: Text: This field is required.")


def test_shows_pictures_whose_right_is_not_yet_known_and_no_withdrawn_ones(editor_client):
    article = ArticleFactory(draft=True)
    unknown, gone = (
        PhotoFactory(ready=True, rights="unknown", rights_uri=""),
        PhotoFactory(ready=True, caption="The boots."),
    )
    PictureFactory(parent=article, photo=unknown)
    PictureFactory(parent=article, photo=gone)
    gone.withdraw("Its owner objects.")

    page = shown(editor_client.get(reverse(STORED, args=[article.pk])))

    assert unknown.alt_text in page
    assert "The boots." not in page


def test_a_form_without_its_blocks_is_answered_in_a_sentence(editor_client):
    response = editor_client.post(reverse(NEW), {"title": "Twelve days"})

    assertContains(response, "This cannot be shown yet")


def test_is_for_those_who_may_change_it(client, django_user_model):
    article = ArticleFactory(draft=True, title="Twelve days")
    client.force_login(django_user_model.objects.create_user("anna", is_staff=True))

    for address in (reverse(STORED, args=[article.pk]), reverse(NEW)):
        assert client.post(address, article_form()).status_code in (302, 403, 404)


def test_a_longer_article_costs_no_more_queries(editor_client, django_assert_max_num_queries):
    article = ArticleFactory(draft=True)
    editor_client.get(reverse(STORED, args=[article.pk]))
    for size in (2, 20):
        HeadingFactory.create_batch(size, parent=article)
        with django_assert_max_num_queries(40):
            assertNotContains(editor_client.get(reverse(STORED, args=[article.pk])), "This cannot be shown yet")
