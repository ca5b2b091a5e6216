"""A comment is written where the reader is, and no word of it is lost on the way."""

import re

import pytest
from django.core.cache import cache

from articles.models import Article
from tests.factories import ArticleFactory, CommentFactory

WORDS = "I was in the square that evening, and the lights were still on."


@pytest.fixture(autouse=True)
def _empty_cache():
    """Nobody has said the same lately."""
    cache.clear()


@pytest.fixture
def article(db):
    return ArticleFactory(slug="twelve-days", discussion=Article.Discussion.OPEN)


@pytest.fixture
def at(page, article, live_server, settings):
    """The article's page, opened."""
    settings.SITE_URL = live_server.url
    CommentFactory(article=article, words="The lights were out.")
    page.goto(article.get_absolute_url(), wait_until="networkidle")  # scripts come after the page
    return page


def fill_in(page, words=WORDS):
    page.get_by_label("Your comment").fill(words)
    page.get_by_label("Name").fill("Anna Kiss")
    page.get_by_label("E-mail").fill("anna@example.org")
    page.wait_for_timeout(2100)  # who is quicker is taken for a machine


def test_the_form_opens_below_the_comment_that_is_answered_and_goes_out_in_place(at, article):
    at.get_by_role("link", name="Answer Anna Kiss").click()
    fill_in(at)
    at.get_by_role("button", name="Send").click()

    at.get_by_text("Published.").wait_for()
    assert at.url.endswith("/articles/twelve-days/")
    at.reload()
    assert at.locator(".depth-1 .words").inner_text() == WORDS


def test_preview_and_errors_come_in_place_with_every_word(at):
    at.get_by_role("link", name="Write a comment").first.click()
    fill_in(at, "I was *there*.")
    at.get_by_role("button", name="Preview").click()
    at.locator(".preview em").wait_for()
    at.get_by_label("E-mail").fill("anna@example")
    at.get_by_role("button", name="Send").click()

    at.get_by_text("Enter a valid email address.").wait_for()
    assert at.get_by_label("Your comment").input_value() == "I was *there*."


def test_what_was_begun_is_there_after_leaving_and_gone_after_sending(at):
    at.get_by_role("link", name="Write a comment").first.click()
    at.get_by_label("Your comment").fill(WORDS)
    at.reload()
    at.get_by_role("link", name="Write a comment").first.click()
    assert at.get_by_label("Your comment").input_value() == WORDS

    fill_in(at)
    at.get_by_role("button", name="Send").click()
    at.get_by_text("Published.").wait_for()
    at.reload()
    at.get_by_role("link", name="Write a comment").first.click()
    assert at.get_by_label("Your comment").input_value() == ""


def test_a_network_that_fails_costs_no_word(at):
    at.get_by_role("link", name="Write a comment").first.click()
    fill_in(at)
    at.route(re.compile("/comments/new/"), lambda route: route.abort())
    at.get_by_role("button", name="Send").click()

    at.get_by_text("That did not reach us.").wait_for()
    assert at.get_by_label("Your comment").input_value() == WORDS


def test_without_scripts_the_same_links_lead_to_pages(chromium, article, live_server, settings):
    settings.SITE_URL = live_server.url
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Write a comment").click()
    fill_in(page)
    page.get_by_role("button", name="Send").click()

    page.get_by_text("Published.").wait_for()
    context.close()
