"""An editor sees what changed since Friday and puts it back; each press is counted, and the pages are open to all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from reversion.models import Revision

from articles.models import Article
from tests.factories import ArticleFactory, HeadingFactory

from .test_accessibility import violations_in_both_schemes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article(signed_in):
    """An article that was saved ten days ago under one title and today under another."""
    article = ArticleFactory(title="Twelve days in Budapest", draft=True)
    HeadingFactory(parent=article, text="The march")
    signed_in.goto(reverse("admin:articles_article_change", args=[article.pk]), wait_until="networkidle")
    save_as(signed_in, "Twelve days in Budapest, 1956")
    Revision.objects.update(date_created=timezone.now() - timedelta(days=10))
    save_as(signed_in, "Thirteen days in Budapest")
    return article


def save_as(page, title):
    page.fill("#id_title", title)
    with page.expect_navigation():
        page.locator("input[name=_continue]").first.click()
    page.locator(".messagelist .success").wait_for()


def press(page, name):
    with page.expect_navigation(wait_until="networkidle"):
        page.get_by_role("link", name=name, exact=True).first.click()


def test_what_changed_since_friday_is_seen_by_two_presses_and_put_back_by_two(signed_in, article):
    press(signed_in, "History")
    press(signed_in, "Friday")
    words = signed_in.locator(".history").inner_text()
    assert "Twelve" in words
    assert "Thirteen" in words

    press(signed_in, "Put the whole version back …")
    signed_in.get_by_role("button", name="Put it back").click()
    signed_in.locator(".messagelist .success").wait_for()

    assert Article.objects.get(pk=article.pk).title == "Twelve days in Budapest, 1956"


@pytest.mark.parametrize("width", [390, 1440])
def test_its_pages_are_open_to_all(signed_in, article, width):
    signed_in.set_viewport_size({"width": width, "height": 900})
    press(signed_in, "History")
    assert violations_in_both_schemes(signed_in) == []

    press(signed_in, "Friday")
    assert violations_in_both_schemes(signed_in) == []
