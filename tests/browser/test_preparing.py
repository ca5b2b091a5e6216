"""An editor prepares a change of a published article and puts it live; readers see it then and not before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import PreparedChange
from tests.factories import ArticleFactory, HeadingFactory

from .test_accessibility import violations_in_both_schemes
from .test_publishing import Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    article = ArticleFactory(title="Twelve days in Budapest")
    HeadingFactory(parent=article, text="The march")
    return article


@pytest.fixture
def desk(signed_in, article):
    """The form of the article with another title and a moment for it, kept as a prepared change."""
    desk = Desk(signed_in, article)
    signed_in.wait_for_load_state("networkidle")
    signed_in.locator("[name=title]").fill("Thirteen days in Budapest")
    signed_in.get_by_text("What did you change?").first.click()
    desk.steps += 1
    desk.fill("goes_live_at", f"{timezone.localtime() + timedelta(days=7):%Y-%m-%dT08:00}")
    desk.press("Keep as a prepared change")
    signed_in.get_by_role("heading", name="This article has a prepared change").wait_for()
    return desk


def title_for_readers(page, article):
    reader = page.context.browser.new_page()
    reader.goto(page.url.partition("/admin/")[0] + article.get_absolute_url())
    title = reader.locator("h1").inner_text()
    reader.close()
    return title


def test_preparing_a_change_takes_a_tab_a_field_and_a_button(desk, article):
    assert desk.steps == 3
    assert PreparedChange.objects.waiting().get().article == article
    assert title_for_readers(desk.page, article) == "Twelve days in Budapest"


def test_it_is_put_live_by_one_press(desk, article):
    desk.page.get_by_role("button", name="Put it live now").click()
    desk.page.locator(".messagelist .success").wait_for()

    assert title_for_readers(desk.page, article) == "Thirteen days in Budapest"


@pytest.mark.parametrize("width", [390, 1440])
def test_its_words_above_the_form_are_open_to_all(desk, width):
    desk.page.set_viewport_size({"width": width, "height": 900})
    desk.page.wait_for_load_state("networkidle")

    assert violations_in_both_schemes(desk.page) == []
