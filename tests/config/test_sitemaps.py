import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.models import Article
from tests.factories import (
    AlbumFactory,
    AlbumPhotoFactory,
    ArticleFactory,
    AuthorFactory,
    KeyFigureFactory,
    PhotoFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db
NAMES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
}


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://history.example.org"


@pytest.fixture
def read(client):
    """The words of every element of a kind in a sitemap."""

    def fetch(address, kind="map:loc"):
        response = client.get(address)
        assert response["Content-Type"] == "application/xml"
        return [element.text for element in ET.fromstring(response.content).iterfind(f".//{kind}", NAMES)]  # noqa: S314

    return fetch


def test_the_index_names_the_file_of_each_section(read):
    AlbumPhotoFactory()

    assert read("/sitemap.xml") == [
        "https://history.example.org/sitemap-pictures.xml",
        "https://history.example.org/sitemap-albums.xml",
    ]


def test_an_empty_site_has_an_empty_index(read):
    assert read("/sitemap.xml") == []


def test_every_picture_is_there_with_its_page_its_file_and_its_last_change(read):
    photo = PhotoFactory(ready=True)

    assert read("/sitemap-pictures.xml") == [f"https://history.example.org{photo.get_absolute_url()}"]
    assert read("/sitemap-pictures.xml", "image:image/image:loc")[0].endswith("-480.jpg")
    assert read("/sitemap-pictures.xml", "map:lastmod")[0][:10] == photo.updated_at.date().isoformat()


def test_what_readers_may_not_see_is_not_there(read):
    PhotoFactory()
    PhotoFactory(ready=True, rights="unknown", rights_uri="")
    PhotoFactory(ready=True, withdrawn_at=timezone.now(), withdrawal_reason="Its owner objected.")
    AlbumFactory()

    assert read("/sitemap-pictures.xml") == read("/sitemap-albums.xml") == []


def test_a_disturbing_picture_is_named_by_its_page_alone(read):
    PhotoFactory(ready=True, content_note="Shows the dead")

    assert len(read("/sitemap-pictures.xml")) == 1
    assert read("/sitemap-pictures.xml", "image:image") == []


def test_a_large_section_has_several_files(read, monkeypatch):
    monkeypatch.setattr("gallery.sitemaps.SiteSitemap.limit", 2)
    PhotoFactory.create_batch(3, ready=True)

    assert read("/sitemap.xml")[1].endswith("/sitemap-pictures.xml?p=2")
    assert len(read("/sitemap-pictures.xml?p=2")) == 1


@pytest.mark.parametrize(
    "address", ["/sitemap-secrets.xml", *(f"/sitemap-pictures.xml?p={p}" for p in (0, -1, 9, "x"))]
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_more_pictures_cost_no_more_queries(client, django_assert_num_queries):
    for size in (2, 20):
        PhotoFactory.create_batch(size, ready=True)
        with django_assert_num_queries(2):
            client.get("/sitemap-pictures.xml")


def test_articles_people_topics_series_and_authors_are_there(read):
    article = ArticleFactory(slug="twelve-days", series=SeriesFactory(slug="empire"), part=1, topics=["Hungary"])
    article.authorships.create(author=AuthorFactory())
    KeyFigureFactory(slug="imre-nagy")

    found = [read(f"/sitemap-{section}.xml") for section in ("articles", "people", "topics", "series", "authors")]

    paths = ["articles/twelve-days", "people/imre-nagy", "topics/hungary", "series/empire", "authors/anna-kiss"]
    assert found == [[f"https://history.example.org/{path}/"] for path in paths]


def test_a_draft_leads_to_nothing(read):
    draft = ArticleFactory(draft=True, series=SeriesFactory(), part=1, topics=["Hungary"])
    draft.authorships.create(author=AuthorFactory())

    assert read("/sitemap.xml") == []


def test_an_article_changed_last_when_it_was_saved_or_when_its_moment_came(read):
    saved, came = datetime(2026, 10, 1, 8, tzinfo=UTC), datetime(2026, 10, 23, 8, tzinfo=UTC)
    for publish_at, updated_at in ((came, saved), (saved, came)):
        article = ArticleFactory(publish_at=publish_at)
        Article.objects.filter(pk=article.pk).update(updated_at=updated_at)

    days = [moment[:10] for moment in read("/sitemap-articles.xml", "map:lastmod")]

    assert days == ["2026-10-23", "2026-10-23"]
    assert read("/sitemap.xml", "map:lastmod")[0][:10] == "2026-10-23"


def test_an_article_names_its_lead_picture(read):
    ArticleFactory(lead_photo=PhotoFactory(ready=True))
    ArticleFactory(lead_photo=PhotoFactory(ready=True, content_note="Shows the dead"))

    assert len(read("/sitemap-articles.xml", "image:image/image:loc")) == 1


def test_more_articles_cost_no_more_queries(client, django_assert_num_queries):
    for size in (2, 20):
        ArticleFactory.create_batch(size, lead_photo=PhotoFactory(ready=True), topics=["Hungary"])
        for section, queries in (("articles", 3), ("topics", 2)):
            with django_assert_num_queries(queries):
                client.get(f"/sitemap-{section}.xml")


def test_the_index_of_a_larger_site_costs_no_more_queries(client, django_assert_num_queries):
    for size in (2, 20):
        ArticleFactory.create_batch(size, lead_photo=PhotoFactory(ready=True), topics=["Hungary"])
        PhotoFactory.create_batch(size, ready=True)
        with django_assert_num_queries(13):
            client.get("/sitemap.xml")


def test_what_readers_may_not_see_has_not_changed_the_map(read):
    changed = datetime(2026, 10, 23, 8, tzinfo=UTC)
    for factory, hidden in ((ArticleFactory, {"draft": True}), (PhotoFactory, {"ready": True, "rights": "unknown"})):
        shown = factory(**({"publish_at": changed} if factory is ArticleFactory else {"ready": True}))
        type(shown).objects.filter(pk=shown.pk).update(updated_at=changed)
        factory(**hidden, **({"rights_uri": ""} if "rights" in hidden else {}))

    assert {moment[:10] for moment in read("/sitemap.xml", "map:lastmod")} == {"2026-10-23"}
