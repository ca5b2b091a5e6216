"""A draft shown to somebody without an account."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import SharedDraft
from config.delivery import edition
from tests.articles.test_publishing import send
from tests.factories import ArticleFactory, PhotoFactory, PictureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return ArticleFactory(draft=True, title="Twelve days in Budapest")


@pytest.fixture
def link(article, editor):
    return SharedDraft.for_days(article, 7, editor)


def test_is_made_by_one_click_that_saves_the_article_too(article, editor_client):
    response = send(editor_client, article, title="Thirteen days", share_days="3", _share="Make a link")

    link = SharedDraft.objects.get()
    assert link.expires_at - link.made_at == pytest.approx(timedelta(days=3), abs=timedelta(seconds=1))
    assertContains(response, f"http://testserver{link.get_absolute_url()}")
    assertContains(Client().get(link.get_absolute_url()), "Thirteen days")


def test_says_that_it_is_a_draft_and_who_shares_it(link, client):
    response = client.get(link.get_absolute_url())

    assertContains(response, "Draft, shared by editor until")
    assertContains(response, '<meta name="robots" content="noindex">')
    assertNotContains(response, 'rel="canonical"')


def test_is_kept_by_nobody(link, client, settings):
    settings.STORES_PAGES = True
    for _ in range(2):
        response = client.get(link.get_absolute_url())
        assert response["Cache-Control"] == "private, no-store"
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies

    link.revoke()
    assert client.get(link.get_absolute_url()).status_code == 410


def test_tells_its_maker_when_it_was_seen_last_and_empties_no_store(link, client, editor_client):
    before = edition.current()

    Client().get(link.get_absolute_url())

    link.refresh_from_db()
    assert link.last_seen_at is not None
    assert edition.current() == before
    desk = editor_client.get(reverse("admin:articles_article_change", args=[link.article_id]))
    assertContains(desk, f"{timezone.localtime(link.last_seen_at):%H:%M}")


def test_ends_after_its_days(link, client, monkeypatch):
    later = timezone.now() + timedelta(days=8)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assertContains(client.get(link.get_absolute_url()), "This link is over", status_code=410)


def test_is_taken_back_at_once(link, editor_client):
    address = reverse("admin:articles_article_revoke", args=[link.article_id, link.pk])

    assertContains(editor_client.post(address), "Revoked")
    assertContains(Client().get(link.get_absolute_url()), "has been taken back", status_code=410)


def test_leads_to_the_article_once_that_is_public(link, client, article):
    article.status = "published"
    article.save()

    assert client.get(link.get_absolute_url()).url == article.get_absolute_url()


@pytest.mark.parametrize("token", ["1", "MQ:forged", "x" * 500, "%00"])
def test_one_that_nobody_made_leads_nowhere(link, client, token):
    assert client.get(f"/shared/{token}/").status_code == 404


def test_shows_pictures_of_drafts_but_none_that_was_withdrawn(link, client, article):
    unknown, gone = (
        PhotoFactory(ready=True, rights="unknown", rights_uri=""),
        PhotoFactory(ready=True, caption="The boots."),
    )
    PictureFactory(parent=article, photo=unknown)
    PictureFactory(parent=article, photo=gone)
    gone.withdraw("Its owner objects.")

    response = client.get(link.get_absolute_url())

    assertContains(response, unknown.alt_text)
    assertNotContains(response, "The boots.")


def test_is_made_by_nobody_who_may_not_change_the_article(article, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("anna", is_staff=True))

    send(client, article, _share="Make a link")

    assert not SharedDraft.objects.exists()
