import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.delivery import edition, schedule
from tests.factories import ArticleFactory, PhotoFactory, PictureFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _store(settings):
    settings.STORES_PAGES = True
    edition.bump()


@pytest.fixture
def article():
    return ArticleFactory(title="Twelve days in Budapest")


def queries(client, address, **headers):
    """How many queries a page takes."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address, headers=headers)
    assert response.status_code == 200
    return len(captured)


def text_of(response):
    body = response.content
    return (brotli.decompress(body) if response.get("Content-Encoding") == "br" else body).decode()


def test_a_page_asked_for_again_asks_the_database_nothing(client, article):
    assert queries(client, article.get_absolute_url()) > 5
    assert queries(client, article.get_absolute_url()) == 0


def test_it_says_the_same_to_those_who_read_brotli_and_those_who_do_not(client, article):
    address = article.get_absolute_url()
    first, plain = client.get(address), client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "br"
    assert text_of(first) == text_of(plain) == text_of(packed)
    assert plain["ETag"] != packed["ETag"]


def test_it_is_sent_smaller_from_the_second_time_on(client, article):
    accepting = {"Accept-Encoding": "br"}
    first = client.get(article.get_absolute_url(), headers=accepting)
    second = client.get(article.get_absolute_url(), headers=accepting)
    assert len(second.content) < len(first.content)


def test_it_keeps_its_headers(client, article):
    client.get(article.get_absolute_url())
    again = client.get(article.get_absolute_url())
    assert again["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'self'" in again["Content-Security-Policy"]
    assert again["X-Content-Type-Options"] == "nosniff"
    assert again["Vary"] == "Accept-Encoding"
    assert again["Cache-Control"] == "public, max-age=0"


def test_a_reader_who_has_it_gets_304(client, article):
    etag = client.get(article.get_absolute_url())["ETag"]
    response = client.get(article.get_absolute_url(), headers={"If-None-Match": etag})
    assert response.status_code == 304
    assert response.content == b""


def test_a_change_of_the_title_shows_at_once(client, article):
    client.get(article.get_absolute_url())
    article.title = "Thirteen days in Budapest"
    article.save()
    assert "Thirteen days in Budapest" in text_of(client.get(article.get_absolute_url()))


def test_a_withdrawn_picture_is_gone_at_once(client, article):
    photo = PhotoFactory(title="Boots Square", caption="Only the boots stayed.")
    PictureFactory(parent=article, photo=photo, caption="")
    assert "Only the boots stayed." in text_of(client.get(article.get_absolute_url()))
    photo.withdraw("The photographer objects.")
    assert "Only the boots stayed." not in text_of(client.get(article.get_absolute_url()))


def test_an_article_comes_at_its_moment_though_nobody_does_anything(client, monkeypatch):
    moment = timezone.now() + timezone.timedelta(hours=1)
    ArticleFactory(title="Published at eight", publish_at=moment)
    assert 3500 < schedule.seconds_until_change() <= 3600


def test_an_article_goes_at_its_moment(client):
    moment = timezone.now() + timezone.timedelta(minutes=10)
    ArticleFactory(publish_at=timezone.now() - timezone.timedelta(days=1), unpublish_at=moment)
    assert 500 < schedule.seconds_until_change() <= 600


def test_without_a_schedule_a_page_is_rendered_once_a_day():
    assert schedule.seconds_until_change() == 86_400


def test_an_editor_sees_the_page_as_it_is_rendered_now(editor_client, article):
    assert queries(editor_client, article.get_absolute_url()) == queries(editor_client, article.get_absolute_url()) > 5


def test_an_editors_draft_is_stored_for_nobody(client, editor_client):
    draft = ArticleFactory(status="draft", title="Unfinished")
    assert editor_client.get(draft.get_absolute_url()).status_code == 200
    editor_client.logout()
    assert client.get(draft.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("query", ["?q=Nagy", "?page=0", "?utm_source=newsletter", "?pictures=ask&pictures=all"])
def test_what_nobody_will_ask_again_is_not_stored(client, article, query):
    address = article.get_absolute_url() + query
    assert queries(client, address) == queries(client, address) > 5


def test_who_saves_data_is_not_given_the_page_with_its_pictures(client, article):
    client.get(article.get_absolute_url())
    response = client.get(article.get_absolute_url(), headers={"Save-Data": "on"})
    assert response.status_code == 302


def test_pictures_on_request_are_a_page_of_their_own(client, article):
    PictureFactory(parent=article)
    client.get(article.get_absolute_url())
    assert "Pictures on request" in text_of(client.get(article.get_absolute_url() + "?pictures=ask"))


def test_a_page_that_is_not_there_is_not_stored(client):
    assert client.get("/articles/no-such/").status_code == 404
    ArticleFactory(slug="no-such", title="No such")
    assert client.get("/articles/no-such/").status_code == 200


def test_a_page_that_sets_a_cookie_is_not_stored(client):
    address = "/admin/login/"
    client.get(address)
    client.cookies.clear()
    assert "csrftoken" in client.get(address).cookies


def test_a_shared_cache_keeps_it_as_long_as_the_site_says(client, article, settings):
    settings.SHARED_CACHE_SECONDS = 60
    response = client.get(article.get_absolute_url())
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60, stale-while-revalidate=60"
