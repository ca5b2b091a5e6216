import io
import re

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from articles.cards import drawing, lettering, making
from articles.cards.drawing import Words
from articles.models import Article, Card
from gallery.models import Photo
from tests.factories import ArticleFactory, AuthorFactory, KeyFigureFactory, PhotoFactory, TopicFactory
from tests.pictures import file_of, upload

pytestmark = pytest.mark.django_db

SITE = "Illustrated History"


@pytest.fixture
def now(django_capture_on_commit_callbacks):
    """Does something, and all that follows when it is committed."""

    def do(action):
        with django_capture_on_commit_callbacks(execute=True):
            return action()

    return do


@pytest.fixture
def photo(now):
    return now(lambda: PhotoFactory(alt_text="A tank.", focal_x=0.2))


@pytest.fixture
def article(now, photo):
    photo.refresh_from_db()
    return now(lambda: ArticleFactory(title="Twelve days in Budapest", slug="twelve-days", lead_photo=photo))


def told(client, address="/articles/twelve-days/"):
    """What other sites are told of the picture of a page."""
    page = client.get(address).content.decode()
    return dict(re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[\w:]*)" content="([^"]*)">', page))


def name_told(client, address="/articles/twelve-days/"):
    return told(client, address)["og:image"].removeprefix("http://testserver/media/")


class TestOfAnArticle:
    def test_is_there_when_the_article_is_saved(self, client, article):
        found = told(client)

        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert found["og:image:alt"] == "Twelve days in Budapest. A tank."
        assert found["twitter:card"] == "summary_large_image"
        with default_storage.open(name_told(client)) as file:
            card = Image.open(file)
            assert (card.size, card.format) == ((1200, 630), "JPEG")

    def test_says_whose_picture_it_is_in_the_file_too(self, client, article):
        with default_storage.open(name_told(client)) as file:
            assert b"Fortepan / Gyula Nagy" in file.read()

    def test_is_kept_for_ever_under_its_name(self, client, article):
        response = client.get(told(client)["og:image"])
        response.close()

        assert "immutable" in response["Cache-Control"]

    def test_of_another_title_is_another_and_the_former_is_gone(self, client, article, now):
        former = name_told(client)
        article.title = "Thirteen days in Budapest"
        now(article.save)

        assert name_told(client) != former
        assert not default_storage.exists(former)

    @pytest.mark.parametrize("change", [{"focal_x": 0.9}, {"credit_line": "MTI / László Almási"}])
    def test_follows_its_picture(self, client, article, photo, now, change):
        former = name_told(client)
        photo = Photo.objects.get()
        for name, value in change.items():
            setattr(photo, name, value)
        now(photo.save)

        assert name_told(client) != former
        assert default_storage.exists(name_told(client))
        assert not default_storage.exists(former)

    def test_follows_changes_of_many_pictures_at_once(self, client, article, now):
        former = name_told(client)
        now(lambda: Photo.objects.update(focal_x=0.9))

        assert name_told(client) != former

    def test_is_never_shown_when_it_is_no_longer_true(self, client, article):
        former = name_told(client)
        Article.objects.update(title="Thirteen days in Budapest")  # and no task has run yet

        assert name_told(client) != former
        assert name_told(client).startswith("cards/site-")

    def test_goes_with_the_picture_and_comes_back_with_it(self, client, article, now):
        former, photo = name_told(client), Photo.objects.get()
        now(lambda: photo.withdraw("Its owner objected."))

        assert not default_storage.exists(former)
        assert name_told(client) != former
        assert told(client)["og:image:alt"] == "Twelve days in Budapest"
        now(photo.reinstate)
        assert name_told(client) == former
        assert default_storage.exists(former)

    def test_a_picture_withdrawn_while_it_is_drawn_leaves_nothing(self, article, now, monkeypatch):
        photo, save = Photo.objects.get(), default_storage.save
        Card.objects.all().delete()
        name = making.card_name(article)
        default_storage.delete(name)

        def save_late(name, content):
            photo.withdraw("Its owner objected.")
            return save(name, content)

        monkeypatch.setattr(default_storage, "save", save_late)
        making.make_card(article.pk)

        assert not default_storage.exists(name)

    def test_of_a_disturbing_picture_shows_words_alone(self, client, article, now):
        photo = Photo.objects.get()
        photo.content_note = "Shows the dead"
        now(photo.save)

        assert name_told(client).startswith("cards/")
        assert "A tank" not in told(client)["og:image:alt"]

    def test_goes_with_the_article(self, client, article, now):
        name = name_told(client)
        now(article.delete)

        assert not default_storage.exists(name)

    def test_of_a_draft_is_not_made(self, now):
        article = now(lambda: ArticleFactory(draft=True))

        assert not Card.objects.filter(article=article).exists()

    def test_a_command_makes_what_is_lacking(self):
        ArticleFactory.create_batch(2)
        ArticleFactory(draft=True)
        call_command("make_cards", verbosity=0)

        assert Card.objects.count() == 2
        assert not making.make_card(Card.objects.first().pk)

    def test_another_run_makes_those_anew_that_are_no_longer_true(self, article):
        Article.objects.update(title="Thirteen days in Budapest")
        former = Card.objects.get().name
        call_command("make_cards", verbosity=0)
        assert Card.objects.get().name == former
        call_command("make_cards", all=True, verbosity=0)
        assert Card.objects.get().name != former

    def test_thousands_made_at_once_wait_for_it(self, now):
        now(lambda: Article.objects.bulk_create(ArticleFactory.build_batch(3)))

        assert not Card.objects.exists()


class TestOfOtherPages:
    def test_has_the_portrait_the_lead_picture_or_the_card_of_the_site(self, client, photo):
        photo.refresh_from_db()
        KeyFigureFactory(slug="imre-nagy", portrait=photo)
        ArticleFactory(lead_photo=photo, topics=["Hungary"])
        TopicFactory(name="Trials")
        AuthorFactory()

        for address in ("/people/imre-nagy/", "/topics/hungary/", "/"):
            assert name_told(client, address).startswith("pictures/"), address
        for address in ("/topics/trials/", "/authors/anna-kiss/", "/people/", "/chronology/", "/archive/"):
            assert name_told(client, address).startswith("cards/site-"), address
            assert default_storage.exists(name_told(client, address))

    def test_a_storage_that_does_not_answer_breaks_no_page(self, client, monkeypatch):
        def fail(*args):
            raise OSError("No space left on device")

        monkeypatch.setattr(making, "_made_for_site", fail)

        assert client.get("/people/").status_code == 200
        assert told(client, "/people/") == {}


def ink(card, box):
    """How many pixels of a part are not paper."""
    part = card.crop(box).convert("L")
    return sum(part.histogram()[:160])


@pytest.fixture
def gradient():
    return Image.open(upload(file_of(Image.linear_gradient("L").rotate(90).resize((1280, 640)).convert("RGB"))))


class TestDrawing:
    def test_the_picture_is_cropped_around_its_focus(self, gradient):
        words = Words("Suez", SITE)
        left, right = (drawing.draw(words, gradient, (focus, 0.5)) for focus in (0, 1))

        assert left.getpixel((1000, 300))[0] < 100 < right.getpixel((1000, 300))[0]

    @pytest.mark.parametrize(
        "title",
        [
            "S",
            "What the archives that were opened in 1992 have told us of who knew what, and when " * 4,
            "Megszentségteleníthetetlenségeskedéseitekért" * 6,
            "Twelve\x00 days\u202e in\n Budapest 🔥",
            "",
        ],
    )
    def test_no_title_runs_out_of_its_place(self, gradient, title):
        credit = "Magyar Nemzeti Múzeum Történeti Fényképtár / Gyula Nagy " * 6
        card = drawing.draw(Words(title, SITE, credit), gradient)

        assert ink(card, (0, 0, drawing.MARGIN - 2, 630)) == 0
        assert ink(card, (560 - drawing.MARGIN + 6, 0, 560, 630)) == 0
        assert ink(card, (0, 630 - drawing.MARGIN + 8, 560, 630)) == 0

    def test_a_long_title_ends_in_an_ellipsis(self):
        face = lettering.face_for("a", lettering.DISPLAY)
        setting = lettering.fitted("Budapest " * 100, face, drawing.TITLES, 400, 300)

        assert setting.lines[-1].endswith("…")
        assert setting.height <= 300

    @pytest.mark.skipif(not lettering._system_path(), reason="No font with Hebrew letters is installed.")
    def test_a_script_from_right_to_left_begins_at_the_right(self, gradient):
        card = drawing.draw(Words("המהפכה ההונגרית", SITE), gradient)

        assert ink(card, (640, 0, 1200, 630)) > ink(card, (1100, 0, 1200, 630)) > 0
        assert card.getpixel((10, 300)) != card.getpixel((650, 10))
        assert card.getpixel((650, 10)) == (250, 246, 236)

    def test_what_no_font_has_letters_for_is_left_out(self, gradient, monkeypatch):
        monkeypatch.setattr(lettering, "_system_path", lambda: "")
        without = drawing.draw(Words("", SITE), gradient)

        assert drawing.draw(Words("匈牙利一九五六", SITE), gradient).tobytes() == without.tobytes()

    def test_the_same_words_make_the_same_bytes(self):
        first, second = (drawing.as_jpeg(drawing.draw(Words("Suez", SITE))) for _ in range(2))

        assert first == second
        assert Image.open(io.BytesIO(first)).size == (1200, 630)
