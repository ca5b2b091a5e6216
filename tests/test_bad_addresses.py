"""Whatever stands in an address: a page with the right status and a way on, never an error of the site."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from tests.factories import ArticleFactory, EventFactory, KeyFigureFactory, PhotoFactory, TopicFactory

pytestmark = pytest.mark.django_db

# As they stand in an address.
ODD = [
    quote("\0"),  # null
    quote("Na\0gy"),  # nulls among letters
    quote("\u202eהונגריה אלמגר\u202c"),  # right to left
    quote("المجر ١٩٥٦"),  # Arabic
    quote("🔥👩‍👩‍👧"),  # emoji
    "%ED%A0%BD",  # half an emoji
    "%FF%FE",  # not UTF-8
    quote('foo" OR * - ( AND'),  # operators
    quote("NEAR(a b, 2) AND title:* ^x {y} a:b & | ! <-> :*"),  # FTS
    quote("'; DROP TABLE articles_article; --"),  # SQL
    quote("<script>alert(1)</script>"),  # markup
    quote("{{ 7*7 }}{% debug %}"),  # template
    quote("the of and"),  # only stop words
    quote("   "),  # blank
    quote("Budapest " * 1111),  # 10,000 characters
    quote('()*"-' * 2000),  # 10,000 signs
    quote("e" + "\u0301" * 3000),  # combining marks
    quote("MCMLVI"),  # Roman
    quote("١٩٥٦"),  # another script's digits
    quote("9" * 5000),  # a huge number
]
NUMBERS = ["0", "-1", "1000000000", "99999999999999999999", "1.5", "1e3", "NaN", "", "٣", " 1", "0x1", "+1", "1_000"]
LISTS = [
    "/topics/hungary/",
    "/authors/anna-kiss/",
    "/series/empire/",
    "/archive/2026/",
    "/archive/2026/10/",
    "/pictures/",
    "/albums/",
    "/chronology/1956/",
    "/chronology/longer/",
    "/search/?q=budapest",
]


@pytest.fixture(autouse=True)
def site():
    """A site with one of everything, on Hungary in 1956."""
    from tests.factories import AlbumPhotoFactory, AuthorFactory, SeriesFactory  # noqa: PLC0415

    topic = TopicFactory(name="Hungary")
    article = ArticleFactory(
        slug="twelve-days",
        publish_at="2026-10-23T08:00Z",
        topics=["Hungary"],
        series=SeriesFactory(slug="empire"),
        part=1,
    )
    article.authorships.create(author=AuthorFactory())
    KeyFigureFactory(slug="imre-nagy")
    EventFactory(article=article)
    AlbumPhotoFactory(album__slug="october")
    PhotoFactory(ready=True)
    TopicFactory(name="Trials")
    return topic


def is_answered(client, address, *statuses):
    response = client.get(address)
    assert response.status_code in statuses, (response.status_code, address[:200])
    if response.status_code == 404:
        assert b'href="/"' in response.content, "no way on"
    return response


class TestTimes:
    @pytest.mark.parametrize(
        "year",
        ["0", "0000", "-44", "-0043", "99999", "999999999999", "1956x", "XXXX", "195x", "1950S", "..", "0bc"],
    )
    def test_a_year_that_cannot_be_is_not_found(self, client, year):
        is_answered(client, f"/chronology/{year}/", 404)

    @pytest.mark.parametrize("year", ["1", "44-bc", "2999", "1950s"])
    def test_a_year_that_can_be_has_a_page_though_nothing_happened(self, client, year):
        is_answered(client, f"/chronology/{year}/", 200, 404)

    @pytest.mark.parametrize("month", ["0", "00", "13", "99", "-1", "October", "٠١"])
    def test_a_month_that_cannot_be_is_not_found(self, client, month):
        is_answered(client, f"/chronology/1956/{month}/", 404)
        is_answered(client, f"/archive/2026/{quote(month)}/", 404)

    @pytest.mark.parametrize("year", ["0", "0000", "-44", "99999", "9999", "1956"])
    def test_a_year_without_articles_is_not_in_the_archive(self, client, year):
        is_answered(client, f"/archive/{year}/", 404)
        is_answered(client, f"/archive/{year}/10/", 404)

    @pytest.mark.parametrize("day", ["2-30", "0-0", "13-1", "10-99", "-10-23", "10-23-1956", "99999999999-1"])
    def test_a_day_that_is_in_no_year_is_not_found(self, client, day):
        is_answered(client, f"/on-this-day/{day}/", 404)


class TestPages:
    @pytest.mark.parametrize("address", LISTS)
    def test_what_is_no_number_of_a_page_breaks_no_list(self, client, address):
        joint = "&" if "?" in address else "?"
        for number in NUMBERS:
            is_answered(client, f"{address}{joint}page={quote(number)}", 404, 200)

    @pytest.mark.parametrize("address", LISTS)
    def test_below_the_first_and_beyond_the_last_there_is_nothing(self, client, address):
        joint = "&" if "?" in address else "?"
        for number in ("-1", "1000000000", "0"):
            is_answered(client, f"{address}{joint}page={number}", 404)

    def test_of_a_discussion_the_nearest_page_is_shown(self, client):
        for number in NUMBERS:
            is_answered(client, f"/articles/twelve-days/?discussion={quote(number)}", 200)

    def test_of_the_map_of_the_site_there_is_the_file_or_none(self, client):
        for number in NUMBERS:
            is_answered(client, f"/sitemap-articles.xml?p={quote(number)}", 404, 200)


class TestNames:
    @pytest.mark.parametrize(
        "address",
        [
            "/topics/atlantis/",
            "/people/nobody/",
            "/authors/nobody/",
            "/series/none/",
            "/albums/none/",
            "/articles/none/",
            "/articles/none/comments.atom",
            "/articles/none/citation.bib",
            "/feeds/topics/atlantis.atom",
            "/feeds/people/imre-nagy.atom",
            "/iiif/article/99999999999999999999/manifest.json",
            "/pictures/99999999999999999999-tank/",
            "/comments/99999999999999999999/",
            "/sitemap-nothing.xml",
        ],
    )
    def test_who_or_what_is_not_known_is_not_found(self, client, address):
        is_answered(client, address, 404)

    @pytest.mark.parametrize("form", ["atom", "rss", "json"])
    def test_the_feed_of_a_topic_without_articles_is_a_feed(self, client, form):
        assert b"Trials" in is_answered(client, f"/feeds/topics/trials.{form}", 200).content

    def test_the_page_of_a_topic_without_articles_says_so(self, client):
        assert b"No article on this topic" in is_answered(client, "/topics/trials/", 200).content

    @pytest.mark.parametrize(
        "address",
        [
            "/{}/",
            "/{}",
            "/articles/{}/",
            "/people/{}/",
            "/topics/{}/",
            "/chronology/{}/",
            "/chronology/1956/{}/",
            "/on-this-day/{}/",
            "/feeds/topics/{}.atom",
            "/feeds/{}/hungary.atom",
            "/feeds/articles.{}",
            "/articles/twelve-days/citation.{}",
            "/pictures/rights/{}/",
            "/comments/mine/{}/appeal/",
            "/comments/decide/{}/",
            "/comments/your-data/{}/",
            "/media/{}",
            "/sitemap-{}.xml",
        ],
    )
    def test_no_path_is_too_odd(self, client, address):
        for odd in ODD:
            is_answered(client, address.format(odd), 404, 400, 410, 200, 301, 302)


class TestQuestions:
    @pytest.mark.parametrize(
        "address",
        [
            "/search/?q={}",
            "/search/?q=tank&kind={}",
            "/search/?q=tank&topic={}",
            "/search/?q=tank&person={}",
            "/search/?q=tank&decade={}",
            "/search/?q=tank&sort={}",
            "/search/suggestions/?q={}",
            "/pictures/?topic={}",
            "/pictures/?decade={}",
            "/pictures/?person={}",
            "/pictures/?place={}",
            "/pictures/?licence={}",
            "/pictures/?right={}",
            "/articles/twelve-days/?pictures={}",
            "/articles/twelve-days/?order={}",
            "/report/?address={}",
            "/?page={}",
            "/?{}",
        ],
    )
    def test_no_question_is_too_odd(self, client, address):
        for odd in ODD:
            is_answered(client, address.format(odd), 200, 404, 400)


@pytest.mark.parametrize("name", ["articles:search", "articles:pictures", "articles:home"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options", "head"])
def test_no_way_of_asking_breaks_a_page(client, name, method):
    assert getattr(client, method)(reverse(name)).status_code < 500
