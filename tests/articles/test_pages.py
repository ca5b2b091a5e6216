import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.views import defaults
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article
from articles.prose import mark
from tests.factories import (
    ArticleFactory,
    CastMemberFactory,
    ChronologyBlockFactory,
    ChronologyEntryFactory,
    ContestedFactFactory,
    EstimateFactory,
    EventFactory,
    ExcerptFactory,
    GroupedPictureFactory,
    HeadingFactory,
    KeyFigureFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
    PullQuoteFactory,
    SeeAlsoFactory,
    SeriesFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def article_with_every_block(pictures=6):
    """An article with all ten kinds of block, and so many pictures."""
    article = ArticleFactory(lead_photo=PhotoFactory(ready=True), series=SeriesFactory(), part=1)
    photo = PhotoFactory(ready=True)
    source = SourceFactory()
    for _ in range(pictures // 2):
        HeadingFactory(parent=article)
        ProseFactory(parent=article, html=f"<p>Nagy spoke.{mark(source.key, 'ch. 6')}</p>")
        PictureFactory(parent=article, photo=photo)
        GroupedPictureFactory(block__parent=article, photo=photo)
        CastMemberFactory(block__parent=article, figure__portrait=photo)
        ChronologyEntryFactory(block__parent=article)
        EstimateFactory(block__parent=article, source=source)
        PullQuoteFactory(parent=article, source=source)
        ExcerptFactory(parent=article, source=source)
        SeeAlsoFactory(parent=article, article__lead_photo=photo)
    return article


class TestArticlePage:
    def test_a_draft_is_not_found_by_readers(self, client):
        assert client.get(ArticleFactory(draft=True).get_absolute_url()).status_code == 404

    def test_an_editor_sees_a_draft_and_no_cache_keeps_it(self, editor_client):
        response = editor_client.get(ArticleFactory(draft=True).get_absolute_url())

        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]

    def test_says_what_it_is(self, client):
        article = ArticleFactory(title="Twelve days in Budapest", period="1956-10-23/1956-11-10", topics=["Hungary"])

        response = client.get(article.get_absolute_url())

        assertContains(response, "<h1", count=1)
        assertContains(response, "Twelve days in Budapest")
        assertContains(response, "23 October–10 November 1956")
        assertContains(response, 'href="/topics/hungary/"')

    def test_shows_the_blocks_in_the_editor_s_order(self, client):
        article = ArticleFactory()
        ProseFactory(parent=article, html="<p>The second.</p>", ordering=20)
        HeadingFactory(parent=article, text="The first", ordering=10)
        PullQuoteFactory(parent=article, words="The third.", ordering=30)

        text = client.get(article.get_absolute_url()).content.decode()

        body = text[text.index("body e-content") :]
        assert body.index("The first") < body.index("The second.") < body.index("The third.")

    def test_a_picture_says_what_who_when_and_by_what_right(self, client):
        block = PictureFactory(photo__ready=True, photo__caption="A tank comes down the boulevard.")

        response = client.get(block.parent.get_absolute_url())

        for words in ("A tank comes down the boulevard.", "Fortepan / Gyula Nagy", "25 October 1956", "CC BY-SA 3.0"):
            assertContains(response, words)
        assertContains(response, 'rel="license"')
        assertContains(response, 'width="600" height="400"')

    def test_words_for_this_place_stand_instead_of_the_caption(self, client):
        block = PictureFactory(photo__ready=True, photo__caption="A tank.", caption="The army command was taken.")

        response = client.get(block.parent.get_absolute_url())

        assertContains(response, "The army command was taken.")
        assertNotContains(response, "A tank.</")

    def test_a_picture_in_the_making_keeps_its_place(self, client):
        block = PictureFactory()

        response = client.get(block.parent.get_absolute_url())

        assertContains(response, "being prepared")
        assertContains(response, "600/400")
        assertNotContains(response, "/media/pictures/")

    def test_the_lead_picture_is_fetched_first_and_the_others_late(self, client):
        article = ArticleFactory(lead_photo=PhotoFactory(ready=True))
        PictureFactory(parent=article, photo__ready=True)

        text = client.get(article.get_absolute_url()).content.decode()

        images = re.findall(r"<img [^>]*>", text)
        assert "fetchpriority" in images[0]
        assert "loading" not in images[0]
        assert 'loading="lazy"' in images[1]
        assert text.index('rel="preload" as="image"') < text.index("</head>")

    def test_notes_are_numbered_through_the_whole_article(self, client):
        article = ArticleFactory()
        SourceFactory(key="gati-2006")
        ProseFactory(parent=article, html=f"<p>One.{mark('gati-2006', 'ch. 6')}</p>", ordering=10)
        ProseFactory(parent=article, html=f"<p>Two.{mark(note='It was cold.')}</p>", ordering=20)

        response = client.get(article.get_absolute_url())

        assertContains(response, 'id="mark-1"')
        assertContains(response, 'id="mark-2"')
        assertContains(response, "It was cold.")
        assertContains(response, "ch. 6")
        assertContains(response, "Failed Illusions")

    def test_uncertain_dates_are_said_in_words(self, client):
        article = ArticleFactory()
        block = ChronologyBlockFactory(parent=article)
        ChronologyEntryFactory(block=block, event=EventFactory(date="1956~"))
        ChronologyEntryFactory(block=block, event=EventFactory(date="1956-10-29/1956-11-03"))

        response = client.get(article.get_absolute_url())

        assertContains(response, "about 1956")
        assertContains(response, "29 October–3 November 1956")

    def test_a_chronology_is_in_the_order_of_its_dates(self, client):
        block = ChronologyBlockFactory()
        for date in ("1956-11-04", "1945-11", "1956-10-23"):
            ChronologyEntryFactory(block=block, event=EventFactory(date=date, what=f"What happened on {date}"))

        text = client.get(block.parent.get_absolute_url()).content.decode()

        assert text.index("on 1945-11") < text.index("on 1956-10-23") < text.index("on 1956-11-04")

    def test_disputed_numbers_are_there_as_text(self, client):
        block = ContestedFactFactory()
        EstimateFactory(block=block, low=30_000, high=30_000, label="Western textbooks before 1989")
        EstimateFactory(block=block, low=1_000, high=None, label="The press of the day")

        response = client.get(block.parent.get_absolute_url())

        for words in ("30,000", "Western textbooks before 1989", "at least 1,000"):
            assertContains(response, words)

    def test_a_disturbing_picture_waits_to_be_asked_for(self, client):
        block = PictureFactory(photo__ready=True, photo__content_note="Shows the dead")

        response = client.get(block.parent.get_absolute_url())

        assertContains(response, "Shows the dead")
        assertContains(response, "<details")

    def test_a_withdrawn_picture_leaves_no_address(self, client):
        block = PictureFactory(photo__ready=True)
        block.photo.withdraw("Its owner objected.")

        response = client.get(block.parent.get_absolute_url())

        assertContains(response, "Its owner objected.")
        assertNotContains(response, "/media/pictures/")

    def test_an_arabic_article_reads_from_the_right(self, client):
        assertContains(client.get(ArticleFactory(language="ar").get_absolute_url()), 'dir="rtl"')

    def test_markup_in_a_title_is_only_words(self, client):
        article = ArticleFactory(title="<script>alert(1)</script> & tanks")

        assertNotContains(client.get(article.get_absolute_url()), "<script>alert(1)")

    def test_links_to_drafts_are_not_shown(self, client):
        block = SeeAlsoFactory(article=ArticleFactory(title="Not yet written", draft=True))

        assertNotContains(client.get(block.parent.get_absolute_url()), "Not yet written")

    def test_sixty_pictures_cost_no_more_queries_than_six(self, client, django_assert_max_num_queries):
        few, many = article_with_every_block(6), article_with_every_block(60)
        used = []
        for article in (few, many):
            with django_assert_max_num_queries(30) as queries:
                client.get(article.get_absolute_url())
            used.append(len(queries))

        assert used[0] == used[1]


class TestHome:
    def test_leads_with_the_newest(self, client):
        ArticleFactory(title="Berlin, 17 June 1953", publish_at="2026-06-17T08:00Z")
        ArticleFactory(title="Twelve days in Budapest", publish_at="2026-10-23T08:00Z")

        text = client.get("/").content.decode()

        assert text.index("Twelve days in Budapest") < text.index("Berlin, 17 June 1953")

    def test_an_empty_site_says_so(self, client):
        assertContains(client.get("/"), "The first article is still being written.")

    def test_a_longer_list_costs_no_more_queries(self, client, django_assert_max_num_queries):
        for size in (2, 10):
            for _ in range(size):
                ArticleFactory(lead_photo=PhotoFactory(ready=True), topics=["Hungary"])
            with django_assert_max_num_queries(13):
                client.get("/")


class TestPeople:
    def test_stand_from_a_to_z_with_accents_folded(self, client):
        for name in ("Kádár, János", "Ács, Anna", "Nagy, Imre"):
            KeyFigureFactory(name=name, sort_name=name)

        text = client.get("/people/").content.decode()

        assert re.findall(r'<h2 id="letter-.">(.)</h2>', text) == ["A", "K", "N"]

    def test_nobody_yet_is_said(self, client):
        assert client.get("/people/").status_code == 200

    def test_a_longer_list_costs_no_more_queries(self, client, django_assert_num_queries):
        for size in (1, 10):
            KeyFigureFactory.create_batch(size, portrait=PhotoFactory(ready=True))
            with django_assert_num_queries(3):
                client.get("/people/")

    def test_a_person_has_a_page_with_articles_and_events(self, client):
        figure = KeyFigureFactory(slug="imre-nagy", biography="<p>A Communist for forty years.</p>")
        CastMemberFactory(figure=figure, block__parent=ArticleFactory(title="Twelve days in Budapest"))
        CastMemberFactory(figure=figure, block__parent=ArticleFactory(title="Not yet written", draft=True))
        EventFactory(what="He becomes prime minister").figures.add(figure)

        response = client.get("/people/imre-nagy/")

        for words in (
            "1896–1958",
            "A Communist for forty years.",
            "Twelve days in Budapest",
            "He becomes prime minister",
        ):
            assertContains(response, words)
        assertNotContains(response, "Not yet written")

    def test_an_unknown_person_is_not_found(self, client):
        assert client.get("/people/nobody/").status_code == 404


class TestTopics:
    def test_show_their_published_articles(self, client):
        ArticleFactory(title="Twelve days in Budapest", topics=["Hungary"])
        ArticleFactory(title="Not yet written", topics=["Hungary"], draft=True)
        ArticleFactory(title="Poland's October", topics=["Poland"])

        response = client.get("/topics/hungary/")

        assertContains(response, "Twelve days in Budapest")
        assertNotContains(response, "Not yet written")
        assertNotContains(response, "Poland")

    def test_a_topic_without_articles_says_so(self, client):
        assert client.get(TopicFactory(name="Trials").get_absolute_url()).status_code == 200

    def test_a_longer_list_costs_no_more_queries(self, client, django_assert_max_num_queries):
        for size in (1, 10):
            for _ in range(size):
                ArticleFactory(lead_photo=PhotoFactory(ready=True), topics=["Hungary"])
            with django_assert_max_num_queries(9):
                client.get("/topics/hungary/")


def test_a_page_that_is_not_there_is_said_kindly(client):
    ArticleFactory(title="Twelve days in Budapest")

    response = client.get("/articles/nothing-here/")

    assertContains(response, "There is nothing at this address", status_code=404)
    assertContains(response, "Twelve days in Budapest", status_code=404)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (defaults.permission_denied, "This page is not open to you"),
        (defaults.server_error, "Something went wrong on our side"),
    ],
)
def test_other_errors_are_said_kindly(rf, answer, words):
    arguments = [PermissionDenied()] if answer is defaults.permission_denied else []

    assert words in answer(rf.get("/"), *arguments).content.decode()


def test_reading_sets_no_cookie(client):
    article = article_with_every_block()

    for address in ("/", article.get_absolute_url(), "/people/"):
        assert not client.get(address).cookies
    assert Article.objects.visible_to(AnonymousUser()).exists()


class TestOnRequest:
    def test_each_picture_says_how_heavy_it_is(self, client):
        block = PictureFactory(photo__ready=True)

        response = client.get(block.parent.get_absolute_url() + "?pictures=ask")

        assertContains(response, "Show the picture (16 kB)")
        assertContains(response, "Show all (16 kB)")

    def test_the_first_picture_is_not_fetched_ahead(self, client):
        article = ArticleFactory(lead_photo=PhotoFactory(ready=True))

        assertNotContains(client.get(article.get_absolute_url() + "?pictures=ask"), 'rel="preload" as="image"')

    def test_saving_data_leads_there_and_says_on_what_it_depends(self, client):
        article = ArticleFactory()

        response = client.get(article.get_absolute_url(), headers={"Save-Data": "on"})

        assert response["Location"] == article.get_absolute_url() + "?pictures=ask"
        assert "Save-Data" in response["Vary"]


class TestPeopleInTheText:
    def test_are_introduced_once_at_their_first_mention(self, client):
        KeyFigureFactory(slug="imre-nagy", role="Prime minister of the revolution")
        link = '<a href="/people/imre-nagy/">Imre Nagy</a>'
        block = ProseFactory(html=f"<p>{link} spoke. {link} was heard.</p>")

        response = client.get(block.parent.get_absolute_url())

        assertContains(response, 'aria-label="Who is Imre Nagy?"', count=1)
        assertContains(response, 'id="who-imre-nagy"', count=1)
        assertContains(response, "Prime minister of the revolution")

    def test_a_link_to_nobody_known_is_only_a_link(self, client):
        block = ProseFactory(html='<p><a href="/people/nobody/">Nobody</a> spoke.</p>')

        assertNotContains(client.get(block.parent.get_absolute_url()), "Who is")


class TestCitingAndSharing:
    def test_the_article_says_how_to_cite_it(self, client):
        article = ArticleFactory(title="Twelve days in Budapest", publish_at="2026-10-23T08:00Z")

        response = client.get(article.get_absolute_url())

        assertContains(response, "Illustrated History, October 23, 2026.")

    @pytest.mark.parametrize(
        ("file_format", "beginning"), [("bib", "@online{twelve"), ("ris", "TY  - BLOG"), ("json", '[{"id"')]
    )
    def test_reference_managers_get_a_file(self, client, file_format, beginning):
        article = ArticleFactory(slug="twelve-days")

        response = client.get(f"/articles/twelve-days/citation.{file_format}")

        assert response.content.decode().startswith(beginning)
        assert f'filename="{article.slug}.{file_format}"' in response["Content-Disposition"]

    @pytest.mark.parametrize("address", ["/articles/twelve-days/citation.doc", "/articles/nothing/citation.bib"])
    def test_other_files_are_not_found(self, client, address):
        ArticleFactory(slug="twelve-days")

        assert client.get(address).status_code == 404

    def test_a_draft_is_not_cited(self, client):
        ArticleFactory(slug="twelve-days", draft=True)

        assert client.get("/articles/twelve-days/citation.bib").status_code == 404

    def test_a_title_cannot_break_a_share_link(self, client):
        article = ArticleFactory(title='Who "won"? & why <b>')

        assertContains(client.get(article.get_absolute_url()), "Who%20%22won%22%3F%20%26%20why%20%3Cb%3E")
