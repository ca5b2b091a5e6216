"""The editor's desk in a real browser: open to all in both colours, on a phone too, and one step to a new article."""

import pytest
from django.utils import timezone

from articles.models import Article, DailyReads
from gallery.bin.keeping import keep
from tests.factories import (
    ArticleFactory,
    LinkPlaceFactory,
    PhotoFactory,
    ProseFactory,
    SourceFactory,
    TakedownRequestFactory,
    TopicFactory,
)

from .test_accessibility import violations_in_both_schemes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _at_work():
    """A desk with something in every panel."""
    ArticleFactory(title="The radio in the night", draft=True)
    read = ArticleFactory(title="Twelve days in Budapest", lead_photo=PhotoFactory(ready=True))
    DailyReads.objects.create(article=read, day=timezone.localdate(), reads=30)
    PhotoFactory(alt_text="")
    TakedownRequestFactory()
    SourceFactory()
    LinkPlaceFactory(number=ProseFactory().pk)
    keep([TopicFactory()], None)


PAGES = {
    "the desk": "/admin/",
    "a list": "/admin/articles/article/",
    "the list of pictures": "/admin/gallery/photo/",
    "the list of broken links": "/admin/articles/outgoinglink/",
    "the bin": "/admin/gallery/binned/",
    "the record": "/admin/admin/logentry/",
    "a form": "/admin/articles/source/add/",
    "the help": "/admin/help/",
}


@pytest.mark.usefixtures("_at_work")
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_its_pages_are_open_to_all(signed_in, path, width):
    signed_in.set_viewport_size({"width": width, "height": 900})
    signed_in.goto(path)

    assert violations_in_both_schemes(signed_in) == []


def test_signing_in_is_open_to_all(page):
    page.goto("/admin/login/")

    assert violations_in_both_schemes(page) == []


@pytest.mark.usefixtures("_at_work")
def test_nothing_of_it_is_wider_than_a_phone(signed_in):
    signed_in.set_viewport_size({"width": 390, "height": 844})
    signed_in.goto("/admin/")

    assert signed_in.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_new_article_takes_its_title_and_one_key(signed_in):
    signed_in.goto("/admin/")
    signed_in.get_by_label("New article").fill("Gomułka speaks")
    signed_in.keyboard.press("Enter")
    signed_in.locator("#id_title").wait_for()

    assert signed_in.locator("#id_title").input_value() == "Gomułka speaks"
    assert Article.objects.get().slug == "gomulka-speaks"
