"""A whole illustrated article made in one form: sections, pictures from one drop, captions, people; then published."""

import pytest

from articles.models import Article, Cast, Heading, State
from tests.factories import ArticleFactory, KeyFigureFactory

from .test_article_form import files
from .test_editing import Desk

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = ("Imre Nagy", "János Kádár", "Pál Maléter")


@pytest.fixture
def desk(signed_in):
    for name in PEOPLE:
        KeyFigureFactory(name=name)
    signed_in.set_default_timeout(30_000)
    return Desk(signed_in, ArticleFactory(title="Twelve days in Budapest", draft=True))


def write_sections(desk, count):
    for number in range(count):
        desk.add("Heading", Heading).locator("input[name$=-text]").fill(f"Day {number + 1}")


def drop_pictures(desk, count):
    desk.page.set_input_files("#block-pictures input", files(count))
    desk.page.get_by_text(f"{count} of {count} pictures stand in the article now").wait_for()


def write_captions(desk):
    captions = desk.page.locator("[name^=articles_picture_set-][name$=-caption]:not([name*=__prefix__])")
    for number in range(captions.count()):
        caption = captions.nth(number)
        if not caption.is_visible():
            caption.locator("xpath=ancestor::*[contains(@class, 'inline-related')]").locator(".block-toggle").click()
        caption.fill(f"What stood in the square on day {number + 1}.")


def name_people(desk):
    cast = desk.add("Cast of key figures", Cast)
    for name in PEOPLE:
        cast.locator(".block-rows-add").click()
        desk.choose(cast.locator(".block-row").last, name)


def preview(desk):
    with desk.page.context.expect_page() as opened:
        desk.page.locator("input[type=submit][value=Preview]").first.click()
    opened.value.locator(".preview-stage").wait_for()
    return opened.value.frame_locator(".preview-stage iframe")


def test_an_article_of_ten_sections_and_twenty_pictures_takes_one_form(desk):
    write_sections(desk, 10)
    drop_pictures(desk, 20)
    write_captions(desk)
    name_people(desk)

    seen = preview(desk)
    seen.get_by_role("heading", name="Pál Maléter").or_(seen.locator(".cast .name", has_text="Pál Maléter")).wait_for()
    seen.locator("main h2", has_text="Day ").nth(9).wait_for()

    desk.page.locator("input[type=submit][value='Publish now']").first.click()
    desk.page.locator(".messagelist .success").wait_for()

    article = Article.objects.get()
    assert article.state == State.PUBLISHED
    assert article.articles_heading_set.count() == 10
    assert article.articles_picture_set.exclude(caption="").count() == 20
    assert [row.figure.name for row in article.articles_cast_set.get().rows.all()] == list(PEOPLE)
