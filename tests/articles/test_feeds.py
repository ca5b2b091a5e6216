import json
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article
from articles.prose import mark
from comments.models import Comment
from gallery.models import Topic
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
    SeriesFactory,
    SourceFactory,
    TopicFactory,
)

from .test_pages import article_with_every_block

pytestmark = pytest.mark.django_db

ATOM, MEDIA = "{http://www.w3.org/2005/Atom}", "{http://search.yahoo.com/mrss/}"
DC, CONTENT = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/rss/1.0/modules/content/}"
FORMS = ["atom", "rss", "json"]


@pytest.fixture
def article():
    """An article with an author, a topic, a picture, a link within the site and a note."""
    SourceFactory(key="gati-2006")
    article = ArticleFactory(
        title="Twelve days in Budapest",
        slug="twelve-days",
        publish_at="2026-10-23T08:00Z",
        lead_photo=PhotoFactory(ready=True, alt_text="A tank between tall houses."),
        topics=["Hungary"],
    )
    article.authorships.create(author=AuthorFactory())
    link = '<a href="/people/imre-nagy/">Imre Nagy</a>'
    ProseFactory(parent=article, html=f"<p>{link} spoke.{mark('gati-2006', 'ch. 6')}</p>")
    return article


def parsed(page):
    return ElementTree.fromstring(page.content)  # noqa: S314 (our own feed)


def entry_of(client, address="/feeds/articles.atom"):
    return parsed(client.get(address)).find(f"{ATOM}entry")


def titles(client, form, address="/feeds/articles."):
    """The titles of a feed's articles, in order, whatever its format."""
    page = client.get(address + form)
    if form == "json":
        return [item["title"] for item in page.json()["items"]]
    return [entry.findtext("title") or entry.findtext(f"{ATOM}title") for entry in _entries(parsed(page))]


def _entries(root):
    return root.findall(f"{ATOM}entry") or root.findall("channel/item")


class TestAtom:
    def test_names_what_never_changes_and_where_it_is(self, client, article):
        root = parsed(client.get("/feeds/articles.atom"))

        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert root.findtext(f"{ATOM}id") == "tag:testserver,2026:articles"
        assert links["self"] == "http://testserver/feeds/articles.atom"
        assert root.findtext(f"{ATOM}updated") == "2026-10-23T08:00:00+00:00"

    def test_the_id_of_an_article_outlives_its_title_and_address(self, client, article):
        before = entry_of(client).findtext(f"{ATOM}id")
        article = Article.objects.get()
        article.title, article.slug = "Thirteen days", "thirteen-days"
        article.save()

        assert entry_of(client).findtext(f"{ATOM}id") == before == f"tag:testserver,2026:article-{article.pk}"

    def test_says_who_wrote_it_when_about_what_and_in_which_language(self, client, article):
        Article.objects.update(language="hu", revised_at=datetime(2026, 11, 4, tzinfo=UTC))
        entry = entry_of(client)

        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Anna Kiss"
        assert entry.findtext(f"{ATOM}published") == "2026-10-23T08:00:00+00:00"
        assert entry.findtext(f"{ATOM}updated") == "2026-11-04T00:00:00+00:00"
        assert entry.find(f"{ATOM}category").get("term") == "Hungary"
        assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "hu"

    def test_leads_to_the_comments(self, client, article):
        links = {link.get("rel"): link.get("href") for link in entry_of(client).findall(f"{ATOM}link")}

        assert links["replies"] == "http://testserver/articles/twelve-days/comments.atom"

    def test_names_the_owner_and_the_licence_of_its_picture(self, client, article):
        media = entry_of(client).find(f"{MEDIA}content")

        assert media.get("url").startswith("http://testserver/media/")
        assert (media.get("width"), media.get("height")) == ("480", "320")
        assert media.findtext(f"{MEDIA}credit") == "Fortepan / Gyula Nagy"
        assert media.find(f"{MEDIA}license").get("href") == "https://creativecommons.org/licenses/by-sa/3.0/"


class TestRss:
    def test_has_the_whole_text_and_every_author(self, client, article):
        article.authorships.create(author=AuthorFactory(name="The editors", slug="editors"), ordering=1)
        item = parsed(client.get("/feeds/articles.rss")).find("channel/item")

        assert [creator.text for creator in item.findall(f"{DC}creator")] == ["Anna Kiss", "The editors"]
        assert "spoke.<sup>[1]</sup></p>" in item.findtext(f"{CONTENT}encoded")
        assert item.find("guid").attrib == {"isPermaLink": "false"}
        assert item.findtext("description") == article.standfirst


class TestJsonFeed:
    def test_has_the_fields_of_version_1_1(self, client, article):
        page = client.get("/feeds/articles.json")
        feed = json.loads(page.content)
        (item,) = feed["items"]

        assert page["Content-Type"] == "application/feed+json; charset=utf-8"
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == "http://testserver/feeds/articles.json"
        assert item["id"] == f"tag:testserver,2026:article-{article.pk}"
        assert item["authors"] == [{"name": "Anna Kiss"}]
        assert item["tags"] == ["Hungary"]
        assert item["image"].startswith("http://testserver/media/")
        assert item["date_published"] == "2026-10-23T08:00:00+00:00"


class TestText:
    def test_leads_home_from_wherever_it_is_read(self, client, article):
        html = entry_of(client).findtext(f"{ATOM}content")

        assert '<a href="http://testserver/people/imre-nagy/">' in html
        assert 'href="/' not in html
        assert 'src="/' not in html

    def test_of_all_ten_kinds_of_block_is_clean(self, client):
        article_with_every_block()
        oldest = _entries(parsed(client.get("/feeds/articles.atom")))[-1]
        html = oldest.findtext(f"{ATOM}content")

        for unwanted in ("<button", "<script", "<template", "<details", "class=", "style=", "id="):
            assert unwanted not in html
        for wanted in (
            "<h2>The march</h2>",
            "<blockquote",
            "<figcaption>",
            "2,500",
            "See also:",
            "<cite>",
            "Imre Nagy",
        ):
            assert wanted in html

    def test_a_withdrawn_picture_is_not_even_named(self, client, article):
        PictureFactory(parent=article, photo__ready=True, photo__caption="The boots.").photo.withdraw("It is mine.")

        assertNotContains(client.get("/feeds/articles.atom"), "The boots.")

    def test_a_disturbing_picture_stays_on_its_page(self, client, article):
        block = PictureFactory(parent=article, photo__ready=True, photo__content_note="Shows the dead")
        html = entry_of(client).findtext(f"{ATOM}content")

        assert f'Shows the dead: <a href="http://testserver{block.photo.get_absolute_url()}">' in html
        assert html.count("<img") == 1

    @pytest.mark.parametrize("form", FORMS)
    def test_that_no_xml_can_hold_breaks_no_feed(self, client, form):
        ArticleFactory(title="Who \x0b“won”? ]]> & <b>why</b>", standfirst="\x0cBecause <i>they</i> & others")

        assert titles(client, form) == ["Who \x0b“won”? ]]> & <b>why</b>".replace("\x0b", "")]


@pytest.mark.parametrize("form", FORMS)
class TestEveryFormat:
    def test_holds_what_every_reader_may_open_newest_first(self, client, form):
        ArticleFactory(title="Berlin", publish_at="2026-06-17T08:00Z")
        ArticleFactory(title="Budapest", publish_at="2026-10-23T08:00Z")
        ArticleFactory(title="Not yet written", draft=True)
        ArticleFactory(title="Tomorrow's", publish_at="2126-10-23T08:00Z")

        assert titles(client, form) == ["Budapest", "Berlin"]

    def test_an_editor_finds_no_draft_in_it_either(self, editor_client, form):
        ArticleFactory(draft=True)

        assert titles(editor_client, form) == []

    def test_ends_after_twenty(self, client, form):
        ArticleFactory.create_batch(22)

        assert len(titles(client, form)) == 20

    def test_of_a_topic_an_author_or_a_series_holds_only_theirs(self, client, form):
        by = ArticleFactory(title="By Anna")
        by.authorships.create(author=AuthorFactory())
        ArticleFactory(title="On Hungary", topics=["Hungary"])
        ArticleFactory(title="Part 1", series=SeriesFactory(slug="empire"), part=1)

        for address, title in (
            ("topics/hungary", "On Hungary"),
            ("authors/anna-kiss", "By Anna"),
            ("series/empire", "Part 1"),
        ):
            assert titles(client, form, f"/feeds/{address}.") == [title]

    def test_of_a_topic_without_articles_is_empty_and_says_the_same_each_time(self, client, form):
        TopicFactory(name="Trials")
        address = f"/feeds/topics/trials.{form}"

        assert titles(client, form, "/feeds/topics/trials.") == []
        assert client.get(address).content == client.get(address).content

    def test_is_not_sent_again_to_whoever_has_it(self, client, article, settings, form):
        settings.STORES_PAGES = True
        cache.clear()
        first = client.get(f"/feeds/articles.{form}")
        for condition in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
            assert client.get(f"/feeds/articles.{form}", headers=condition).status_code == 304

    def test_costs_no_more_queries_for_many_long_articles(self, client, form, django_assert_max_num_queries):
        used = []
        for count in (1, 6):
            for _ in range(count):
                article_with_every_block().authorships.create(author=AuthorFactory())
            with django_assert_max_num_queries(18) as queries:
                client.get(f"/feeds/articles.{form}")
            used.append(len(queries))

        assert used[0] == used[1]


@pytest.mark.parametrize(
    "address",
    [
        "articles.xml",
        "articles.atom.bak",
        "topics/nothing.atom",
        "people/imre-nagy.atom",
        "topics/hungary.xml",
        "authors/nobody.rss",
        "series/none.json",
    ],
)
def test_other_feeds_are_not_found(client, address):
    TopicFactory(name="Hungary")

    assert client.get(f"/feeds/{address}").status_code == 404


def test_a_feed_follows_its_topic_to_another_address(client):
    topic = Topic.objects.get(pk=TopicFactory(name="Hungary").pk)
    topic.slug = "hungarians"
    topic.save()

    assert client.get("/feeds/topics/hungary.rss")["Location"] == "/feeds/topics/hungarians.rss"


def test_pages_lead_to_their_feeds(client, article):
    assertContains(
        client.get("/"), 'type="application/feed+json" title="Illustrated History" href="/feeds/articles.json"'
    )
    assertContains(client.get("/topics/hungary/"), 'href="/feeds/topics/hungary.rss"')
    assertContains(client.get("/articles/twelve-days/"), 'type="application/atom+xml" title="Illustrated History"')


class TestPages:
    """RFC 5005, section 3."""

    @pytest.fixture(autouse=True)
    def three_pages(self, monkeypatch):
        monkeypatch.setattr("articles.feeds.LENGTH", 2)
        for number in range(1, 6):
            ArticleFactory(title=f"Part {number}", publish_at=f"2026-10-{number:02}T08:00Z", topics=["Hungary"])

    def test_of_atom_lead_to_each_other(self, client):
        found = {}
        for number in (1, 2, 3):
            address = "/feeds/topics/hungary.atom" + (f"?page={number}" if number > 1 else "")
            root = parsed(client.get(address))
            links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
            found[number] = {way: links.get(way, "").rpartition("/")[2] for way in ("self", "previous", "next")}
        assert found == {
            1: {"self": "hungary.atom", "previous": "", "next": "hungary.atom?page=2"},
            2: {"self": "hungary.atom?page=2", "previous": "hungary.atom", "next": "hungary.atom?page=3"},
            3: {"self": "hungary.atom?page=3", "previous": "hungary.atom?page=2", "next": ""},
        }

    @pytest.mark.parametrize("form", FORMS)
    def test_hold_every_article_once(self, client, form):
        found = []
        for number in (1, 2, 3):
            page = client.get(f"/feeds/articles.{form}?page={number}")
            text = page.content.decode()
            found += [part for part in ("Part 5", "Part 4", "Part 3", "Part 2", "Part 1") if part in text]

        assert found == ["Part 5", "Part 4", "Part 3", "Part 2", "Part 1"]

    def test_of_json_and_rss_name_the_next(self, client):
        assert client.get("/feeds/articles.json").json()["next_url"] == "http://testserver/feeds/articles.json?page=2"
        assert "next_url" not in client.get("/feeds/articles.json?page=3").json()
        assertContains(
            client.get("/feeds/articles.rss"),
            'href="http://testserver/feeds/articles.rss?page=2" rel="next"',
        )

    @pytest.mark.parametrize("number", ["0", "-1", "4", "1000000000", "x", "", "٢"])
    def test_that_are_not_there_are_not_found(self, client, number):
        assert client.get(f"/feeds/articles.atom?page={number}").status_code == 404


def test_an_entry_says_how_many_comments_there_are(client, article):
    for is_public in (True, True, False):
        Comment.on(article, "I was there.", user_name="Anna", is_public=is_public).save()
    links = {link.get("rel"): link for link in entry_of(client).findall(f"{ATOM}link")}

    assert links["replies"].get("{http://purl.org/syndication/thread/1.0}count") == "2"
