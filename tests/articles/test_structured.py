import json
import re

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.prose import mark
from comments.models import Comment
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CastMemberFactory,
    ChronologyBlockFactory,
    ChronologyEntryFactory,
    EventFactory,
    KeyFigureFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
    PullQuoteFactory,
    SeriesFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def told(client, address):
    """What the page tells search engines: one object, or the `@graph` of several by their type."""
    text = client.get(address).content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    found = json.loads(found)
    return {thing["@type"]: thing for thing in found["@graph"]} if "@graph" in found else found


def posting(client, **facts):
    return told(client, ArticleFactory(**facts).get_absolute_url())["BlogPosting"]


class TestArticle:
    def test_says_who_wrote_it_when_and_of_what_time(self, client):
        article = ArticleFactory(
            title="Twelve days in Budapest",
            publish_at="2026-10-23T08:00Z",
            revised_at="2026-11-04T08:00Z",
            period="1956-10-23/1956-11-10",
        )
        article.authorships.create(author=AuthorFactory())
        article.authorships.create(author=AuthorFactory(name="The editors", sort_name="The editors", slug="editors"))
        found = told(client, article.get_absolute_url())["BlogPosting"]

        assert found["headline"] == "Twelve days in Budapest"
        assert found["author"] == [
            {"@type": "Person", "name": "Anna Kiss", "url": f"{SITE}/authors/anna-kiss/"},
            {"@type": "Organization", "name": "The editors", "url": f"{SITE}/authors/editors/"},
        ]
        assert found["datePublished"] == "2026-10-23T08:00:00+00:00"
        assert found["dateModified"] == "2026-11-04T08:00:00+00:00"
        assert found["temporalCoverage"] == "1956-10-23/1956-11-10"

    def test_says_where_it_happened_by_the_towns_of_its_pictures_and_events(self, client):
        article = ArticleFactory()
        objected = {"withdrawn_at": timezone.now(), "withdrawal_reason": "Its owner objected."}
        withdrawn = PhotoFactory(ready=True, place="Moscow", **objected)
        for place in ("Kossuth Square, Budapest", "Corvin Passage, Budapest", "Vienna", ""):
            PictureFactory(parent=article, photo=PhotoFactory(ready=True, place=place))
        PictureFactory(parent=article, photo=withdrawn)
        ChronologyEntryFactory(block=ChronologyBlockFactory(parent=article), event=EventFactory(place="Andau, Vienna"))
        ChronologyEntryFactory(block=article.articles_chronologyblock_set.get(), event=EventFactory(place="Vienna"))

        found = told(client, article.get_absolute_url())["BlogPosting"]["spatialCoverage"]

        assert found == [{"@type": "Place", "name": "Vienna"}, {"@type": "Place", "name": "Budapest"}]

    def test_names_its_quotations_with_who_said_them_and_where_it_is_written(self, client):
        article = ArticleFactory()
        words = "Today at daybreak Soviet troops attacked our capital."
        source = SourceFactory(title="Failed Illusions", author="Gati, Charles")
        PullQuoteFactory(parent=article, words=words, speaker="Imre Nagy", source=source, language="en")
        PullQuoteFactory(parent=article, words="Ruszkik haza!", speaker="", source=None, language="hu")

        said, shouted = told(client, article.get_absolute_url())["BlogPosting"]["hasPart"]

        assert (said["@type"], said["text"], said["inLanguage"]) == ("Quotation", words, "en")
        assert said["spokenByCharacter"] == {"@type": "Person", "name": "Imre Nagy"}
        assert said["citation"]["name"] == "Failed Illusions"
        assert shouted == {"@type": "Quotation", "text": "Ruszkik haza!", "inLanguage": "hu"}

    @pytest.mark.parametrize(
        ("period", "said"), [("1956", "1956"), ("1956-10/..", "1956-10/.."), ("1956~", "about 1956"), ("", None)]
    )
    def test_gives_its_time_in_words_where_iso_has_none(self, client, period, said):
        assert posting(client, period=period).get("temporalCoverage") == said

    def test_names_what_it_draws_on(self, client):
        SourceFactory(key="gati-2006")
        block = ProseFactory(html=f"<p>Nagy spoke.{mark('gati-2006')}</p>")
        (source,) = told(client, block.parent.get_absolute_url())["BlogPosting"]["citation"]

        assert source == {
            "@type": "Book",
            "name": "Failed Illusions",
            "author": [{"@type": "Person", "name": "Gati, Charles"}],
            "datePublished": "2006",
        }

    def test_names_its_topics_and_the_people_of_its_cast_once(self, client):
        article = ArticleFactory(topics=["Hungary"])
        figure = KeyFigureFactory(name="Imre Nagy", slug="imre-nagy")
        for _ in range(2):
            CastMemberFactory(block__parent=article, figure=figure)

        assert told(client, article.get_absolute_url())["BlogPosting"]["about"] == [
            {"@type": "Thing", "name": "Hungary", "url": f"{SITE}/topics/hungary/"},
            {"@type": "Person", "@id": f"{SITE}/people/imre-nagy/", "name": "Imre Nagy"},
        ]

    def test_is_a_part_of_the_blog_and_of_its_series(self, client):
        found = posting(client, series=SeriesFactory(title="Empire and its satellites"), part=3)

        assert [whole["@type"] for whole in found["isPartOf"]] == ["Blog", "CreativeWorkSeries"]
        assert found["position"] == 3

    def test_means_its_lead_picture_by_the_id_that_the_picture_has(self, client):
        lead = PhotoFactory(ready=True)
        found = told(client, ArticleFactory(lead_photo=lead).get_absolute_url())

        assert found["BlogPosting"]["image"] == [{"@id": found["ImageObject"]["@id"]}]
        assert found["ImageObject"]["@id"] == f"{SITE}{lead.get_absolute_url()}#picture"

    def test_never_offers_a_withdrawn_or_disturbing_picture(self, client):
        dead = PhotoFactory(ready=True, content_note="Shows the dead", alt_text="The dead of the square.")
        article = ArticleFactory(lead_photo=dead)
        PictureFactory(parent=article, photo__ready=True).photo.withdraw("Its owner objected.")

        assert "image" not in told(client, article.get_absolute_url())["BlogPosting"]
        assertNotContains(client.get(article.get_absolute_url()), f'"og:image" content="{SITE}/media/pictures')

    def test_leads_from_the_home_page_by_its_first_topic(self, client):
        article = ArticleFactory(title="Twelve days", slug="twelve-days", topics=["Hungary"])
        steps = told(client, article.get_absolute_url())["BreadcrumbList"]["itemListElement"]

        assert [(step["position"], step["name"], step["item"]) for step in steps] == [
            (1, "Illustrated History", f"{SITE}/"),
            (2, "Hungary", f"{SITE}/topics/hungary/"),
            (3, "Twelve days", f"{SITE}/articles/twelve-days/"),
        ]

    def test_no_title_ends_the_script(self, client):
        title = "</script><script>alert(1)</script> & “tanks”"
        article = ArticleFactory(title=title)

        assert told(client, article.get_absolute_url())["BlogPosting"]["headline"] == title
        assertNotContains(client.get(article.get_absolute_url()), "<script>alert")

    def test_a_headline_ends_at_a_word_before_110_signs(self, client):
        headline = posting(client, title="Twelve days in Budapest " * 9)["headline"]

        assert len(headline) <= 110
        assert headline.endswith("Budapest Twelve days…")

    def test_of_nothing_but_a_title_is_told_too(self, editor_client):
        found = told(editor_client, ArticleFactory(draft=True).get_absolute_url())["BlogPosting"]

        assert "datePublished" not in found


class TestReferenceManagers:
    @pytest.fixture
    def page(self, client):
        article = ArticleFactory(title='Who "won"?', slug="who-won", publish_at="2026-10-23T08:00Z", topics=["Hungary"])
        for place, name in enumerate(("Nagy, Imre", "The editors")):
            author = AuthorFactory(name=name, sort_name=name, slug=f"author-{place}")
            article.authorships.create(author=author, ordering=place)
        return client.get("/articles/who-won/")

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("z:itemType", "blogPost"),
            ("citation_title", "Who &#34;won&#34;?"),
            ("citation_author", "Nagy, Imre;"),
            ("citation_author", "The editors"),
            ("citation_publication_date", "2026/10/23"),
            ("citation_public_url", f"{SITE}/articles/who-won/"),
            ("citation_language", "en"),
            ("citation_keywords", "Hungary"),
            ("DC.creator", "Nagy, Imre"),
            ("DC.date", "2026-10-23"),
        ],
    )
    def test_take_it_for_what_it_is(self, page, name, content):
        assertContains(page, f'<meta name="{name}" content="{content}">', count=1)

    def test_do_not_take_it_for_an_article_of_a_journal(self, page):
        assertNotContains(page, "citation_journal_title")

    @pytest.mark.parametrize("form", ["bib", "ris", "json"])
    def test_find_their_files(self, page, client, form):
        assertContains(page, f'href="/articles/who-won/citation.{form}">')
        assert client.get(f"/articles/who-won/citation.{form}").status_code == 200


class TestSharing:
    def test_names_its_topic(self, client):
        page = client.get(ArticleFactory(topics=["Hungary"]).get_absolute_url())

        assertContains(page, '<meta property="article:tag" content="Hungary">')


def test_a_person_is_told_with_certain_dates_alone(client):
    KeyFigureFactory(
        name="Imre Nagy",
        slug="imre-nagy",
        born="1896~",
        died="1958-06-16",
        other_names="Nagy Imre",
        same_as="https://www.wikidata.org/wiki/Q153750\nhttps://example.org/nagy",
    )
    found = told(client, "/people/imre-nagy/")["Person"]

    assert "birthDate" not in found
    assert found["deathDate"] == "1958-06-16"
    assert found["alternateName"] == ["Nagy Imre"]
    assert found["sameAs"] == ["https://www.wikidata.org/wiki/Q153750", "https://example.org/nagy"]


def test_the_home_page_says_how_to_search(client):
    found = told(client, "/")

    assert found["@type"] == "WebSite"
    assert found["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/search/?q={{words}}"


class TestLists:
    def steps(self, client, address):
        return [step["name"] for step in told(client, address)["BreadcrumbList"]["itemListElement"]]

    def test_a_person_is_found_by_way_of_all_people(self, client):
        KeyFigureFactory(name="Imre Nagy", slug="imre-nagy")

        assert self.steps(client, "/people/imre-nagy/") == ["Illustrated History", "People", "Imre Nagy"]

    def test_a_series_has_its_parts_in_order(self, client):
        series = SeriesFactory(slug="empire")
        for part in (2, 1):
            ArticleFactory(slug=f"part-{part}", series=series, part=part)
        parts = told(client, "/series/empire/")["CreativeWorkSeries"]["hasPart"]

        assert [(part["position"], part["@id"]) for part in parts] == [
            (1, f"{SITE}/articles/part-1/"),
            (2, f"{SITE}/articles/part-2/"),
        ]

    def test_a_topic_and_an_author_say_what_they_are(self, client):
        ArticleFactory(topics=["Hungary"]).authorships.create(author=AuthorFactory())

        assert told(client, "/topics/hungary/")["CollectionPage"]["about"] == {"@type": "Thing", "name": "Hungary"}
        assert told(client, "/authors/anna-kiss/")["Person"]["name"] == "Anna Kiss"
        assert self.steps(client, "/authors/anna-kiss/") == ["Illustrated History", "Anna Kiss"]


class TestEvents:
    @pytest.mark.parametrize(
        ("date", "start", "end"),
        [
            ("1956-10-23", "1956-10-23", None),
            ("1956-10-29/1956-11-03", "1956-10-29", "1956-11-03"),
            ("1956-10~", None, None),
        ],
    )
    def test_have_their_days_where_these_are_known(self, client, date, start, end):
        EventFactory(date=date, what="The march", place="Budapest").figures.add(KeyFigureFactory(slug="imre-nagy"))
        event = told(client, "/chronology/1956/")["Event"]

        assert (event.get("startDate"), event.get("endDate")) == (start, end)
        assert event["name"] == "The march"
        assert event["location"] == {"@type": "Place", "name": "Budapest"}
        assert event["about"][0]["@id"] == f"{SITE}/people/imre-nagy/"

    def test_of_a_day_are_told_on_its_page(self, client):
        EventFactory(what="The march")

        assert told(client, "/on-this-day/10-23/")["Event"]["name"] == "The march"


class TestDiscussion:
    def test_says_how_many_comments_there_are_and_where(self, client):
        article = ArticleFactory(slug="twelve-days")
        Comment.on(article, "I was there.", user_name="Anna", is_public=True).save()
        found = told(client, "/articles/twelve-days/")["BlogPosting"]

        assert found["commentCount"] == 1
        assert found["discussionUrl"] == f"{SITE}/articles/twelve-days/#discussion"

    def test_without_comments_says_nothing(self, client):
        assert "commentCount" not in posting(client)


def test_microformats_name_the_picture_of_an_article(client):
    article = ArticleFactory(lead_photo=PhotoFactory(ready=True))

    assertContains(
        client.get(article.get_absolute_url()), '<data class="u-photo" value="http://testserver/media/pictures/'
    )
