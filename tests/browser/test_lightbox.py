"""The pictures of an article, large and one at a time."""

import re
import time

import pytest

from tests.factories import ArticleFactory, GroupedPictureFactory, PhotoFactory, PictureFactory
from tests.pictures import file_of, gradient, upload

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    """An article with a lead picture, one in the text, and a group of two."""
    article = ArticleFactory(lead_photo=PhotoFactory(title="Boots Square", caption="Only the boots stayed."))
    wide = PhotoFactory(title="The flag", caption="A hole in the flag.", file=upload(file_of(gradient(1400, 900))))
    PictureFactory(parent=article, photo=wide, ordering=10)
    for title in ("The telegram", "The map"):
        GroupedPictureFactory(block__parent=article, block__ordering=20, photo__title=title, photo__caption=title)
    return article


@pytest.fixture
def opened(page, article):
    """The article's page with its second picture open."""
    page.goto(article.get_absolute_url(), wait_until="networkidle")
    page.locator(".body .figure > a").first.click()
    page.locator(".lightbox[open]").wait_for()
    return page


def eventually(condition):
    """Wait for what the browser does in its own time; its own waiting would need `eval`, which the pages forbid."""
    until = time.monotonic() + 10
    while not condition() and time.monotonic() < until:
        time.sleep(0.1)
    assert condition()


def caption(page):
    return page.locator("[data-lightbox=caption]")


def test_shows_caption_credit_and_rights_and_its_place_among_all(opened):
    words = caption(opened).inner_text()

    assert "A hole in the flag." in words
    assert "Fortepan / Gyula Nagy" in words
    assert "CC BY-SA 3.0" in words
    assert opened.locator("[data-lightbox=count]").inner_text() == "2 of 4"


def test_goes_round_by_keys(opened):
    for key, expected in [
        ("ArrowRight", "The telegram"),
        ("End", "The map"),
        ("ArrowRight", "Only the boots stayed."),
        ("ArrowLeft", "The map"),
        ("Home", "Only the boots stayed."),
    ]:
        opened.keyboard.press(key)

        assert expected in caption(opened).inner_text()


def test_goes_on_by_buttons(opened):
    opened.get_by_label("Next picture").click()
    opened.get_by_label("Next picture").click()
    opened.get_by_label("Previous picture").click()

    assert "The telegram" in caption(opened).inner_text()


def test_escape_closes_it_and_the_focus_is_on_the_picture_last_seen(opened):
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("Escape")

    eventually(lambda: "the-telegram" in opened.evaluate("document.activeElement.href || ''"))
    assert opened.locator(".lightbox[open]").count() == 0
    assert "#" not in opened.url


def test_has_an_address_that_opens_it_again(opened, chromium):
    address = opened.url
    assert address.endswith("#picture-2")

    elsewhere = chromium.new_page()
    elsewhere.goto(address, wait_until="networkidle")
    elsewhere.locator(".lightbox[open]").wait_for()

    assert "A hole in the flag." in caption(elsewhere).inner_text()
    elsewhere.close()


def test_zooms_to_the_largest_file(opened):
    opened.keyboard.press("+")
    eventually(lambda: "-1280." in opened.locator(".lightbox img").evaluate("image => image.currentSrc"))

    assert opened.get_by_label("Full size").get_attribute("aria-pressed") == "true"
    opened.keyboard.press("-")
    assert opened.get_by_label("Full size").get_attribute("aria-pressed") == "false"


def test_the_whole_picture_is_in_view(opened):
    stage = opened.locator("[data-lightbox=stage]")

    assert stage.evaluate("stage => stage.scrollHeight <= stage.clientHeight && stage.scrollWidth <= stage.clientWidth")


def test_the_focus_stays_in_it(opened):
    for _ in range(12):
        opened.keyboard.press("Tab")

        assert opened.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('.lightbox')"
        )


def test_leads_to_the_picture_s_own_page(opened):
    opened.get_by_text("All about this picture").click()

    opened.wait_for_url(re.compile(r"/pictures/\d+-the-flag/$"))


def test_a_finger_turns_the_page(chromium, live_server, article):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, base_url=live_server.url)
    page = context.new_page()
    page.goto(article.get_absolute_url() + "#picture-2", wait_until="networkidle")
    page.locator(".lightbox[open]").wait_for()

    page.locator("[data-lightbox=stage]").evaluate(
        """stage => {
          const touch = (x) => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 300 })
          stage.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(300)] }))
          stage.dispatchEvent(new TouchEvent("touchend", { changedTouches: [touch(80)] }))
        }"""
    )

    assert "The telegram" in caption(page).inner_text()
    context.close()


def test_without_script_the_same_link_leads_to_the_picture_s_page(chromium, live_server, article):
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto(article.get_absolute_url(), wait_until="networkidle")

    page.locator(".body .figure > a").first.click()

    page.wait_for_url(re.compile(r"/pictures/\d+-the-flag/$"))
    context.close()


def test_the_picture_that_is_large_can_be_reported_from_the_page_it_stands_on(opened, article):
    opened.keyboard.press("ArrowRight")
    opened.get_by_role("link", name="Report it", exact=True).click()

    assert opened.get_by_role("link", name="The telegram").is_visible()
    assert opened.locator("[name=pages]").input_value().endswith(article.get_absolute_url())
