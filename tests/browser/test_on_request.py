"""Text first: each picture waits to be asked for. Works without a script."""

import re

import pytest

from tests.factories import ArticleFactory, PhotoFactory, PictureFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    article = ArticleFactory(lead_photo=PhotoFactory())
    PictureFactory(parent=article)
    return article


@pytest.fixture
def plain(chromium, live_server):
    """A page of a browser without scripts, and the addresses of the pictures that it fetched."""
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    fetched = []
    page.on("request", lambda request: fetched.append(request.url) if "/media/" in request.url else None)
    yield page, fetched
    context.close()


def test_nothing_is_fetched_until_it_is_asked_for(plain, article):
    page, fetched = plain
    page.goto(article.get_absolute_url() + "?pictures=ask", wait_until="networkidle")
    page.wait_for_load_state("networkidle")
    assert fetched == []

    page.locator(".body .asked").click()
    page.wait_for_url(re.compile(r"/pictures/\d+-"))
    page.wait_for_load_state("networkidle")

    # The picture's page shows, besides, the article in which it stands.
    asked_for = article.articles_picture_set.get().photo
    assert asked_for.rendition_key in fetched[0]


def test_with_a_script_it_comes_in_its_place(page, article):
    page.goto(article.get_absolute_url() + "?pictures=ask", wait_until="networkidle")

    page.locator(".body .asked").click()

    page.locator(".body .figure img").wait_for()
    assert page.locator(".asked").count() == 1
    assert "/articles/" in page.url


def test_one_link_shows_all(plain, article):
    page, fetched = plain
    page.goto(article.get_absolute_url() + "?pictures=ask", wait_until="networkidle")

    page.get_by_text("Show all").click()
    page.wait_for_load_state("networkidle")

    assert len(fetched) >= 1
    assert page.locator(".asked").count() == 0


def test_a_browser_that_saves_data_gets_the_text_first(chromium, live_server, article):
    context = chromium.new_context(base_url=live_server.url, extra_http_headers={"Save-Data": "on"})
    page = context.new_page()

    page.goto(article.get_absolute_url(), wait_until="networkidle")
    assert page.url.endswith("?pictures=ask")

    page.get_by_text("Show all").click()
    page.wait_for_url(re.compile(r"pictures=all$"))
    assert page.locator(".asked").count() == 0
    context.close()
