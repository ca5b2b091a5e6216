"""An article on paper: all its pictures, no navigation."""

import io

import pytest
from pypdf import PdfReader


@pytest.fixture(scope="module")
def printed(chromium, site, path_of):
    """The long article as it comes out of the printer, unscrolled: (the page, its PDF)."""
    context = chromium.new_context(base_url=site, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(path_of("a long article"))
    page.emulate_media(media="print")
    yield page, PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    context.close()


def pictures_on(sheet):
    """How often a picture is drawn on a sheet; pictures of one file count each time that they are drawn."""
    resources = sheet["/Resources"].get("/XObject", {})
    images = {name for name, thing in resources.items() if thing.get_object()["/Subtype"] == "/Image"}
    return sum(operator == b"Do" and operands[0] in images for operands, operator in sheet.get_contents().operations)


def test_every_picture_of_an_article_is_printed_though_nobody_scrolled_to_it(printed):
    page, paper = printed
    shown = page.evaluate(
        "[...document.querySelectorAll('main img')].filter((image) => image.checkVisibility()).length"
    )

    assert sum(pictures_on(sheet) for sheet in paper.pages) >= shown >= 25


def test_the_words_and_notes_are_printed_and_the_navigation_is_not(printed):
    page, paper = printed
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in paper.pages)

    for words in ("Twelve days in Budapest", "Sources and notes", "Failed Illusions", "CC BY-SA 4.0"):
        assert words in text
    for words in ("Skip to the content", "You might like these", "See also"):
        assert words not in text
    assert page.locator("nav:visible, button.theme:visible, .skip:visible").count() == 0


def test_no_picture_is_cut_by_the_end_of_a_sheet(printed):
    page, _ = printed

    cut = page.evaluate("""[...document.querySelectorAll("main figure.figure")]
      .filter((figure) => getComputedStyle(figure).breakInside !== "avoid").length""")

    assert cut == 0


def test_a_sheet_is_filled(printed):
    _, paper = printed

    lengths = [len(sheet.extract_text()) + 900 * pictures_on(sheet) for sheet in paper.pages]

    assert min(lengths[:-1]) > 500


def test_ink_is_black_on_white_even_for_a_reader_who_likes_it_dark(reader):
    page = reader(color_scheme="dark")
    page.goto("/")

    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
