"""What an editor does all day in the form of an article, counted in steps, in a real browser."""

import pytest
from django.urls import reverse

from articles.models import Article, ContestedFact, Picture, Writing
from gallery.models import Photo
from tests.factories import (
    ArticleFactory,
    ContestedFactFactory,
    EstimateFactory,
    HeadingFactory,
    PhotoFactory,
    PictureFactory,
)
from tests.pictures import file_of, gradient

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    return ArticleFactory(title="Twelve days in Budapest", draft=True)


@pytest.fixture
def desk(signed_in):
    signed_in.set_default_timeout(30_000)
    return signed_in


def open_form(page, article):
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.locator("html[data-blocks]").wait_for()


def save(page):
    page.locator("input[name=_continue]").first.click()
    page.locator(".messagelist .success").wait_for()


def files(count):
    return [
        {"name": f"boots-{number}.jpg", "mimeType": "image/jpeg", "buffer": file_of(gradient(300, 200 + number))}
        for number in range(count)
    ]


def test_twenty_files_become_twenty_blocks_in_one_step(desk, article):
    HeadingFactory(parent=article, text="The march")
    open_form(desk, article)

    desk.set_input_files("#block-pictures input", files(20))
    desk.get_by_text("20 of 20 pictures stand in the article now").wait_for()
    save(desk)

    shown = [block.photo.title for block in Picture.objects.order_by("ordering")]
    assert shown == [f"boots {number}" for number in range(20)]


def test_a_picture_moves_to_another_section_by_one_press_on_its_block(desk, article):
    HeadingFactory(parent=article, text="The march", ordering=10)
    picture = PictureFactory(parent=article, photo=PhotoFactory(ready=True), ordering=20)
    flight = HeadingFactory(parent=article, text="The flight", ordering=30)
    open_form(desk, article)

    desk.locator(f"#block-picture-{picture.pk} .block-toggle").focus()
    desk.keyboard.press("Alt+Shift+ArrowDown")
    save(desk)

    picture.refresh_from_db()
    flight.refresh_from_db()
    assert picture.ordering > flight.ordering


def test_a_block_is_duplicated_with_its_rows(desk, article):
    fact = ContestedFactFactory(parent=article, claim="Hungarians killed", ordering=10)
    EstimateFactory(block=fact, low=2500, high=3000, label="The figure usual today")
    open_form(desk, article)

    desk.locator(f"#block-contestedfact-{fact.pk} [data-action=duplicate]").click()
    save(desk)

    copy = ContestedFact.objects.exclude(pk=fact.pk).get()
    assert (copy.claim, [row.label for row in copy.rows.all()]) == ("Hungarians killed", ["The figure usual today"])


def test_a_caption_is_changed_everywhere_in_one_field(desk, article):
    photo = PhotoFactory(title="Boots Square", caption="Boots.", ready=True)
    PictureFactory(parent=article, photo=photo)
    PictureFactory(photo=photo)
    desk.goto(reverse("admin:gallery_photo_change", args=[photo.pk]))

    desk.fill("#id_caption", "Two bronze boots.")
    desk.locator("input[name=_save]").first.click()
    desk.locator(".messagelist .success").wait_for()

    assert Photo.objects.get().caption == "Two bronze boots."
    assert not Picture.objects.exclude(caption="").exists()


def test_after_a_crash_what_was_written_is_offered_back(desk, article):
    open_form(desk, article)
    desk.locator("html[data-writing]").wait_for()
    desk.fill("#id_title", "Thirteen days in Budapest")
    desk.get_by_text("a private copy was kept at").wait_for()
    assert Writing.objects.get().title == "Thirteen days in Budapest"

    again = desk.context.new_page()
    again.set_default_timeout(30_000)
    open_form(again, article)
    again.locator("html[data-writing]").wait_for()
    again.get_by_role("button", name="Restore it").click()
    again.get_by_text("These are the words that were not saved.").wait_for()
    save(again)

    assert Article.objects.get(pk=article.pk).title == "Thirteen days in Budapest"
