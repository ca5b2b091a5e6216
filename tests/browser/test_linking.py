"""Links in a real browser: selected words are led to a page of the site by its title, broken ones to a copy."""

import pytest

from articles.models import Prose
from tests.factories import (
    ArticleFactory,
    KeyFigureFactory,
    LinkPlaceFactory,
    OutgoingLinkFactory,
    PhotoFactory,
    ProseFactory,
)

from .test_accessibility import violations_in_both_schemes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DIALOG = "dialog.page-link-dialog"


@pytest.fixture
def article():
    article = ArticleFactory(title="Twelve days in Budapest", draft=True)
    ProseFactory(parent=article, html="<p>Twelve years later came Prague</p>")
    ArticleFactory(title="Tanks in Prague", slug="tanks-in-prague", draft=True)
    PhotoFactory(title="Prague, Wenceslas Square", ready=True)
    KeyFigureFactory(name="Imre Nagy", slug="imre-nagy")
    return article


@pytest.fixture
def text(signed_in, article):
    """The text in the form of the article; the cursor stands at its end."""
    signed_in.goto(f"/admin/articles/article/{article.pk}/change/", wait_until="networkidle")
    signed_in.locator(".order-machine-insert-target").first.wait_for()
    block = signed_in.locator(".inline-related[id^=articles_prose_set-]:not(.empty-form)")
    block.locator(".block-toggle").click()
    text = block.locator(".tiptap")
    text.click()
    block.locator(".tiptap.ProseMirror-focused").wait_for()
    signed_in.keyboard.press("Control+End")
    return text


def select_last_word(page):
    """The editor hears of a selection a moment after the browser has made it, and may lose it while it is busy."""
    wants_words = page.locator(".inline-related:not(.empty-form) [data-name=link]:not(.disabled)")
    for _ in range(40):
        page.keyboard.press("Control+End")
        page.keyboard.press("Control+Shift+ArrowLeft")
        page.wait_for_timeout(250)
        if wants_words.is_visible():
            return
    pytest.fail("No word could be selected.")


def saved(page):
    page.locator("input[name=_continue]").first.click()
    page.locator(".messagelist .success").wait_for()
    return Prose.objects.get().html


def chosen(page, title):
    page.locator(f"{DIALOG} [aria-selected=true]", has_text=title).wait_for()


def test_selected_words_that_name_a_page_are_led_there_in_two_steps(signed_in, text):
    select_last_word(signed_in)
    signed_in.keyboard.press("Control+Shift+K")
    chosen(signed_in, "Tanks in Prague")
    signed_in.keyboard.press("Enter")

    signed_in.locator(DIALOG).wait_for(state="detached")
    link = '<a href="/articles/tanks-in-prague/">Prague</a>'
    assert saved(signed_in) == f"<p>Twelve years later came {link}</p>"


def test_without_selected_words_its_title_is_written_and_the_text_goes_on(signed_in, text):
    signed_in.keyboard.type(", and ")
    signed_in.keyboard.press("Control+Shift+K")
    signed_in.keyboard.type("nagy")
    chosen(signed_in, "Imre Nagy")
    signed_in.keyboard.press("Enter")
    signed_in.keyboard.type(" was dead.")

    link = '<a href="/people/imre-nagy/">Imre Nagy</a>'
    assert saved(signed_in) == f"<p>Twelve years later came Prague, and {link} was dead.</p>"


def test_the_button_and_the_mouse_do_the_same(signed_in, text):
    select_last_word(signed_in)
    signed_in.locator("[data-name=pageLink]").first.click()
    picture = signed_in.locator(f"{DIALOG} [role=option]", has_text="Wenceslas Square")
    picture.locator("img").wait_for()
    picture.click()

    assert 'wenceslas-square/">Prague</a>' in saved(signed_in)


def test_the_arrow_keys_walk_the_list_and_escape_leaves_the_text_alone(signed_in, text):
    select_last_word(signed_in)
    signed_in.keyboard.press("Control+Shift+K")
    chosen(signed_in, "Tanks in Prague")
    field = signed_in.locator(f"{DIALOG} input")
    assert signed_in.locator(f"{DIALOG} small").first.inner_text() == "Article · Draft"
    assert field.get_attribute("aria-activedescendant") == "page-link-0"
    signed_in.keyboard.press("ArrowDown")
    chosen(signed_in, "Wenceslas Square")
    assert field.get_attribute("aria-activedescendant") == "page-link-1"
    signed_in.keyboard.press("ArrowDown")
    chosen(signed_in, "Tanks in Prague")
    signed_in.keyboard.press("Escape")
    signed_in.locator(DIALOG).wait_for(state="detached")
    signed_in.keyboard.press("ArrowRight")
    signed_in.keyboard.type("!")

    assert saved(signed_in) == "<p>Twelve years later came Prague!</p>"


def test_a_link_in_which_the_cursor_stands_leads_elsewhere(signed_in, text):
    select_last_word(signed_in)
    signed_in.keyboard.press("Control+Shift+K")
    chosen(signed_in, "Tanks in Prague")
    signed_in.keyboard.press("Enter")
    unlink = signed_in.locator(".inline-related:not(.empty-form) [data-name=unlink]")
    text.locator("p").click(position={"x": 4, "y": 8})
    unlink.wait_for(state="hidden")
    text.locator("a").click()
    unlink.wait_for()
    signed_in.keyboard.press("Control+Shift+K")
    signed_in.keyboard.type("imre")
    chosen(signed_in, "Imre Nagy")
    signed_in.keyboard.press("Enter")

    assert saved(signed_in) == '<p>Twelve years later came <a href="/people/imre-nagy/">Prague</a></p>'


def test_it_says_if_there_is_nothing_and_if_the_site_is_silent(signed_in, text):
    signed_in.keyboard.press("Control+Shift+K")
    signed_in.locator(f"{DIALOG} input").fill("warsaw pact")
    signed_in.get_by_text("Nothing has these words in its name.").wait_for()
    signed_in.keyboard.press("Enter")
    assert signed_in.locator(DIALOG).is_visible()
    signed_in.route("**/offered/**", lambda route: route.abort())
    signed_in.locator(f"{DIALOG} input").fill("prague")
    signed_in.get_by_text("The site did not answer.").wait_for()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.usefixtures("text")
def test_the_dialog_is_open_to_all(signed_in, width):
    signed_in.keyboard.press("Control+Shift+K")
    signed_in.locator(f"{DIALOG} input").fill("prague")
    chosen(signed_in, "Tanks in Prague")
    signed_in.set_viewport_size({"width": width, "height": 900})

    found = [violation for violation in violations_in_both_schemes(signed_in) if "page-link" in violation]
    assert found == []
    box = signed_in.locator(DIALOG).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_an_archived_copy_takes_the_place_of_a_broken_link_by_one_press(signed_in):
    address = "https://www.rev.hu/history_of_56/"
    prose = ProseFactory(html=f'<p><a href="{address}">the chronology</a></p>')
    link = OutgoingLinkFactory(address=address)
    LinkPlaceFactory(link=link, number=prose.pk)
    signed_in.goto("/admin/articles/outgoinglink/")
    signed_in.get_by_role("button", name="Lead there instead").click()
    signed_in.get_by_text("The archived copy stands in its place now; changed: 1.").wait_for()

    assert Prose.objects.get().html == f'<p><a href="{link.archived_url}">the chronology</a></p>'
