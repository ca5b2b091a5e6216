"""A page keeps its form whatever editors put into it."""

import pytest

from articles.models import Picture, PictureGroup
from gallery.models import Photo
from tests.factories import (
    ArticleFactory,
    CastMemberFactory,
    ChronologyEntryFactory,
    EstimateFactory,
    ExcerptFactory,
    GroupedPictureFactory,
    HeadingFactory,
    PhotoFactory,
    PictureFactory,
    PictureGroupFactory,
    ProseFactory,
    PullQuoteFactory,
    SeeAlsoFactory,
    SeriesFactory,
)
from tests.pictures import file_of, gradient, upload

from .layout import out_of_form

SENTENCE = "On 23 October 1956 the students of Budapest marched to the statue of General Bem. "
LONG_TITLE = (SENTENCE * 4)[:300]
# A word that Hungarians like to show to guests: 44 letters.
LONG_WORD = "Megszentségteleníthetetlenségeskedéseitekért"
HUNGARIAN = "Árvíztűrő tükörfúrógép: a népfelkelés tizenkét napja, ahogyan a Corvin közben átélték. " * 20
ARABIC = "في الثالث والعشرين من أكتوبر عام 1956 سار الطلاب في بودابست إلى تمثال الجنرال بيم. " * 20


def picture_of(width, height, **facts):
    """A picture of that size with its renditions."""
    return PhotoFactory(file=upload(file_of(gradient(width, height))), **facts)


def article_with_pictures(photo, **facts):
    """An article that shows the picture in every way there is, between paragraphs."""
    article = ArticleFactory(lead_photo=photo, **facts)
    for placement in Picture.Placement.values:
        ProseFactory(parent=article, html=f"<p>{SENTENCE * 6}</p>")
        PictureFactory(parent=article, photo=photo, placement=placement)
    for layout in PictureGroup.Layout.values:
        ProseFactory(parent=article, html=f"<p>{SENTENCE * 6}</p>")
        GroupedPictureFactory.create_batch(3, block=PictureGroupFactory(parent=article, layout=layout), photo=photo)
    return article


def article_of_words(words, language, **facts):
    """An article with all that is made of words, in one language."""
    article = ArticleFactory(
        title=words[:90], standfirst=words[:300], language=language, series=SeriesFactory(), part=1, **facts
    )
    for number in range(3):
        HeadingFactory(parent=article, text=words[number : number + 80])
        ProseFactory(parent=article, html=f"<p>{words}</p>")
    PullQuoteFactory(parent=article, words=words[:200], speaker=words[:40], language=language)
    ExcerptFactory(parent=article, title=words[:80], html=f"<p>{words}</p>", language=language)
    ChronologyEntryFactory(block__parent=article, event__what=words[:200], event__place=words[:60])
    EstimateFactory(block__parent=article, block__claim=words[:80], label=words[:120])
    CastMemberFactory(block__parent=article, figure__name=words[:60], caption=words[:200])
    SeeAlsoFactory(parent=article, article__title=words[:120])
    return article


@pytest.fixture
def wrong_with(page):
    """What is out of form on the page at this address, on phones and on a wide screen."""

    def look(thing):
        address = thing if isinstance(thing, str) else thing.get_absolute_url()
        assert page.goto(address).status == 200
        return {width: found for width in (320, 390, 1440) if (found := _at(page, width))}

    return look


def _at(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    return out_of_form(page)


class TestTitles:
    def test_a_title_of_300_characters(self, wrong_with):
        other = ArticleFactory(title=LONG_TITLE, series=SeriesFactory(title=LONG_TITLE[:200]), part=1)
        article = ArticleFactory(title=LONG_TITLE, topics=["Hungary"], lead_photo=picture_of(600, 400))
        SeeAlsoFactory(parent=article, article=other)
        HeadingFactory(parent=article, text=LONG_TITLE[:200])

        assert [wrong_with(address) for address in (article, "/", "/topics/hungary/")] == [{}, {}, {}]

    def test_a_word_that_is_wider_than_a_phone(self, wrong_with):
        article = article_of_words(f"{LONG_WORD} {LONG_WORD} " * 5, "hu")

        assert [wrong_with(address) for address in (article, "/", "/people/")] == [{}, {}, {}]


class TestPictures:
    @pytest.mark.parametrize("caption", ["Budapest", SENTENCE * 25], ids=["one word", "2,000 characters"])
    def test_a_caption_of(self, wrong_with, caption):
        photo = picture_of(600, 400, caption=caption, credit_line=caption[:255], place=caption[:200])

        assert wrong_with(article_with_pictures(photo)) == {}
        assert wrong_with(photo) == {}

    @pytest.mark.parametrize(("width", "height"), [(300, 1800), (1800, 300), (40, 30)])
    def test_a_picture_of_a_strange_shape(self, wrong_with, width, height):
        photo = picture_of(width, height)

        assert wrong_with(article_with_pictures(photo)) == {}
        assert wrong_with(photo) == {}

    @pytest.mark.parametrize("width", [390, 1440])
    def test_a_picture_six_times_as_high_as_wide_fits_on_one_screen(self, page, width):
        article = article_with_pictures(picture_of(300, 1800))
        page.set_viewport_size({"width": width, "height": 900})

        page.goto(article.get_absolute_url())

        heights = page.locator("main picture img").evaluate_all(
            "(images) => images.map((image) => [image.closest('figure').className, image.clientHeight])"
        )
        assert [found for found in heights if found[1] > 900] == []

    def test_a_picture_that_is_still_in_the_making(self, wrong_with):
        photo = picture_of(600, 400, caption=SENTENCE)
        article = article_with_pictures(photo)
        Photo.objects.update(renditions_ready_at=None, rendition_key="", rendition_sizes={})

        assert [wrong_with(address) for address in (article, "/", photo)] == [{}, {}, {}]

    def test_a_picture_with_a_long_warning(self, wrong_with):
        photo = picture_of(300, 1800, content_note=SENTENCE[:200] * 2)

        assert wrong_with(article_with_pictures(photo)) == {}

    def test_two_hundred_pictures_of_which_few_are_fetched_at_once(self, page, wrong_with):
        article, photos = ArticleFactory(), [picture_of(600 + number, 400) for number in range(20)]
        for number in range(200):
            PictureFactory(parent=article, photo=photos[number % 20], placement=Picture.Placement.values[number % 4])
        asked = []
        page.on("request", lambda request: asked.append(request.resource_type))

        assert wrong_with(article) == {}
        assert asked.count("image") < 20


class TestWords:
    @pytest.mark.parametrize(("language", "words"), [("hu", HUNGARIAN), ("ar", ARABIC)])
    def test_another_language(self, wrong_with, language, words):
        article = article_of_words(words, language)

        assert [wrong_with(address) for address in (article, "/")] == [{}, {}]

    def test_arabic_stands_from_right_to_left_with_its_pictures_on_the_other_side(self, page, wrong_with):
        article = article_with_pictures(picture_of(600, 400, caption=ARABIC[:80]), title=ARABIC[:60], language="ar")

        assert wrong_with(article) == {}
        middle = page.locator("figure.side").evaluate("({ offsetLeft, offsetWidth }) => offsetLeft + offsetWidth / 2")
        assert middle < 720

    def test_an_article_with_nothing_in_it(self, wrong_with):
        article = ArticleFactory(standfirst="")

        assert wrong_with(article) == {}

    def test_an_article_without_sections_and_lead_picture(self, page, wrong_with):
        article = ArticleFactory()
        ProseFactory(parent=article, html=f"<p>{SENTENCE}</p>")

        assert wrong_with(article) == {}
        assert page.locator(".contents").count() == 0
