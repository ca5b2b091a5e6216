import json
import re

import pytest
import reversion
from django.urls import reverse

from articles.models import Article
from articles.versions.recording import announce
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CastFactory,
    CastMemberFactory,
    HeadingFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
    SeeAlsoFactory,
)

pytestmark = pytest.mark.django_db


def record(article, *, is_new=False):
    with reversion.create_revision():
        reversion.add_to_revision(article)
        if is_new:
            announce(article)


@pytest.fixture
def article(article):
    """Published in two versions: at two, then at three; a small change afterwards."""
    article.authorships.create(author=AuthorFactory())
    article.topics.set(["Hungary"])
    prose = ProseFactory(parent=article, html="<p>The march began at two.</p>", ordering=10)
    HeadingFactory(parent=article, text="The radio", ordering=20)
    PictureFactory(parent=article, photo__ready=True, ordering=30)
    CastMemberFactory(block=CastFactory(parent=article, ordering=40))
    record(article)
    prose.html = "<p>The march began at three.</p>"
    prose.save()
    article.topics.set(["Hungary", "Refugees"])
    record(article, is_new=True)
    return Article.objects.get(pk=article.pk)


def address(article, name, *args):
    return reverse(f"articles:{name}", args=[article.slug, *args])


def page_of(client, article, name, *args):
    response = client.get(address(article, name, *args))
    assert response.status_code == 200
    return response.content.decode()


class TestFormerVersion:
    def test_reads_as_it_did_and_says_that_it_is_former(self, client, article):
        page = page_of(client, article, "version", 1)

        assert "The march began at two." in page
        assert "began at three" not in page
        assert "This is a former version." in page
        assert "Refugees" not in page
        assert '<a class="p-author h-card"' in page

    def test_is_left_alone_by_search_engines_which_are_led_to_the_present(self, client, article):
        page = page_of(client, article, "version", 1)

        assert '<meta name="robots" content="noindex">' in page
        assert re.search(rf'<link rel="canonical" href="[^"]*{article.get_absolute_url()}">', page)

    def test_the_newest_is_the_article_itself(self, client, article):
        response = client.get(address(article, "version", 2))

        assert (response.status_code, response["Location"]) == (302, article.get_absolute_url())

    @pytest.mark.parametrize("name", ["version", "changes"])
    @pytest.mark.parametrize("number", [0, 3, 10**30])
    def test_one_that_never_was_is_not_found(self, client, article, name, number):
        assert client.get(address(article, name, number)).status_code == 404

    def test_goes_with_the_article(self, client, article):
        Article.objects.update(status="unpublished")

        for name, *args in (("version", 1), ("changes", 2), ("corrections",), ("version_citation", 1, "bib")):
            assert client.get(address(article, name, *args)).status_code == 404

    def test_moves_with_the_article(self, client, article):
        former = address(article, "version", 1)
        article.slug = "elsewhere"
        article.save()

        response = client.get(former)

        assert (response.status_code, response["Location"]) == (301, "/articles/elsewhere/v/1/")

    def test_a_withdrawn_picture_is_a_tombstone_there(self, client, article):
        photo = article.articles_picture_set.get().photo
        photo.withdraw("Its owner objected.")

        page = page_of(client, article, "version", 1)

        assert 'class="tombstone"' in page
        assert "/media/pictures/" not in page

    def test_what_no_longer_exists_is_left_out(self, client, article):
        picture = article.articles_picture_set.get()
        picture.delete()
        picture.photo.delete()

        assert "began at two" in page_of(client, article, "version", 1)

    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_the_same_queries_however_long(self, client, size, django_assert_num_queries):
        article = ArticleFactory()
        for _ in range(size):
            PictureFactory(parent=article, photo=PhotoFactory(ready=True))
            ProseFactory(parent=article)
        record(article)
        record(article, is_new=True)
        client.get(address(article, "version", 1))

        with django_assert_num_queries(7):
            client.get(address(article, "version", 1))


class TestChanges:
    def test_are_told_word_by_word(self, client, article):
        page = page_of(client, article, "changes", 2)

        assert '<del><span class="hidden">removed: </span>two.' in page
        assert '<ins><span class="hidden">added: </span>three.' in page
        assert "Put this block back" not in page

    def test_of_the_first_there_are_none(self, client, article):
        assert "there was nothing before it" in page_of(client, article, "changes", 1)

    def test_tell_nothing_of_a_link_to_a_draft(self, client, article):
        SeeAlsoFactory(parent=article, article=ArticleFactory(title="Not yet written", draft=True))
        record(article, is_new=True)

        assert "Not yet written" not in page_of(client, article, "changes", 3)


class TestCorrections:
    def test_stand_at_the_foot_in_the_list_in_feeds_and_in_structured_data(self, client, article):
        article.revision_notes.create(text="The march began at three, not at two.", version_number=2)
        text = "The march began at three, not at two."

        page = page_of(client, article, "article")

        assert text in page_of(client, article, "corrections")
        assert text in page_of(client, article, "changes", 2)
        assert text in client.get("/feeds/articles.atom").content.decode()
        graph = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])["@graph"]
        assert graph[0]["correction"][0]["text"] == text
        assert graph[0]["dateModified"] >= graph[0]["correction"][0]["datePublished"][:19]
        assert '<section class="corrections"' in page

    def test_where_there_are_none_it_is_said(self, client, article):
        assert "has had to be corrected" in page_of(client, article, "corrections")
        assert '<section class="corrections"' not in page_of(client, article, "article")


class TestCiting:
    def test_the_article_says_which_version_it_is(self, client, article):
        page = page_of(client, article, "article")

        assert f'<a href="{address(article, "version", 2)}" rel="nofollow">version 2</a>' in page

    def test_one_that_has_no_version_yet_says_nothing_of_it(self, client):
        assert "Versions and corrections" not in page_of(client, ArticleFactory(), "article")

    @pytest.mark.parametrize(
        ("form", "words"), [("bib", "version = {1}"), ("ris", "ET  - 1"), ("json", '"version": "1"')]
    )
    def test_files_name_the_version_and_its_address(self, client, article, form, words):
        file = page_of(client, article, "version_citation", 1, form)

        assert words in file
        assert address(article, "version", 1) in file
