"""No page keeps anybody out: axe-core's rules of WCAG 2.2 AA and its best practices, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Dark and light differ in nothing but colour.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]


def violations(page, rules):
    """What axe-core finds wrong with the page as it stands, one sentence for each element."""
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def violations_in_both_schemes(page):
    # Colours that fade into each other have no contrast yet.
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    in_light = violations(page, ALL_RULES)
    page.emulate_media(color_scheme="dark")
    return in_light + violations(page, COLOUR_RULES)


@pytest.mark.parametrize("width", [390, 1440])
def test_every_kind_of_page_is_open_to_all(reader, path, width):
    page = reader(width)

    page.goto(path)

    assert violations_in_both_schemes(page) == []


def test_an_empty_site_is_open_to_all(page):
    page.goto("/")

    assert violations_in_both_schemes(page) == []


def test_an_article_with_a_note_and_its_contents_opened_is_open_to_all(reader, path_of):
    page = reader(390)
    page.goto(path_of("a short article"))

    page.locator("details.contents summary").click()
    page.locator(".mark button").first.click()

    assert violations_in_both_schemes(page) == []
