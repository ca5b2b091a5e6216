"""Manifests for viewers and libraries elsewhere, held against a schema of the IIIF Presentation API 3.0."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.utils import timezone

from tests.factories import (
    AlbumFactory,
    AlbumPhotoFactory,
    ArticleFactory,
    DepictionFactory,
    GroupedPictureFactory,
    PhotoFactory,
    PictureFactory,
)

pytestmark = pytest.mark.django_db
SCHEMA = json.loads((Path(__file__).parent / "iiif-manifest.schema.json").read_text())


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://history.example.org"


@pytest.fixture
def manifest_of(client):
    """The manifest of an album or article, which the schema has passed."""

    def fetch(kind, pk):
        manifest = client.get(f"/iiif/{kind}/{pk}/manifest.json").json()
        jsonschema.validate(manifest, SCHEMA, cls=jsonschema.Draft202012Validator)
        return manifest

    return fetch


def canvas_of(manifest_of, **values):
    """The canvas of a picture, by way of an album."""
    return manifest_of("album", AlbumPhotoFactory(photo=PhotoFactory(ready=True, **values)).album.pk)["items"][0]


def labels(manifest):
    return [canvas["label"]["en-gb"][0] for canvas in manifest["items"]]


def test_an_album_is_a_manifest_in_its_order(manifest_of):
    album = AlbumFactory(title="Things that burned", description="None of these fires decided anything.")
    for place, title in ((2, "A bonfire of doctrine"), (1, "The leader in the fire")):
        AlbumPhotoFactory(album=album, ordering=place, photo__title=title, caption="At Heroes' Square.")

    manifest = manifest_of("album", album.pk)

    assert manifest["id"] == f"https://history.example.org/iiif/album/{album.pk}/manifest.json"
    assert manifest["label"] == {"en-gb": ["Things that burned"]}
    assert manifest["homepage"][0]["id"] == f"https://history.example.org{album.get_absolute_url()}"
    assert labels(manifest) == ["The leader in the fire", "A bonfire of doctrine"]
    assert manifest["items"][0]["summary"] == {"en-gb": ["At Heroes' Square."]}


def test_an_article_gives_each_picture_once_the_lead_first(manifest_of):
    article = ArticleFactory(title="Douze jours", language="fr", lead_photo=PhotoFactory(ready=True, title="Lead"))
    tank = PictureFactory(parent=article, photo__ready=True, photo__title="Tank", ordering=10).photo
    GroupedPictureFactory(block__parent=article, block__ordering=20, photo=tank)
    PictureFactory(parent=article, photo=article.lead_photo, ordering=30)

    manifest = manifest_of("article", article.pk)

    assert manifest["label"] == {"fr": ["Douze jours"]}
    assert labels(manifest) == ["Lead", "Tank"]


def test_a_canvas_has_the_form_of_the_picture_and_one_image_of_it(manifest_of):
    canvas = canvas_of(manifest_of)
    (page,) = canvas["items"]
    (annotation,) = page["items"]

    assert (canvas["width"], canvas["height"]) == (600, 400)
    assert annotation["target"] == canvas["id"]
    assert (annotation["body"]["width"], annotation["body"]["height"]) == (480, 320)
    assert annotation["body"]["id"].startswith("https://history.example.org/media/pictures/")


def test_each_picture_names_its_right_and_must_be_shown_with_its_credit(manifest_of):
    canvas = canvas_of(manifest_of)

    assert canvas["rights"] == "http://creativecommons.org/licenses/by-sa/3.0/"
    assert canvas["requiredStatement"]["value"] == {"en-gb": ["Fortepan / Gyula Nagy, CC BY-SA 3.0"]}


def test_a_permission_has_no_address_and_claims_none(manifest_of):
    canvas = canvas_of(manifest_of, rights="permission", rights_uri="", permission_holder="The Nagy family")

    assert "rights" not in canvas
    assert "Used by permission" in canvas["requiredStatement"]["value"]["en-gb"][0]


@pytest.mark.parametrize(
    ("date", "moment"),
    [("1956-10-23", "1956-10-23T00:00:00Z"), ("1956-10", None), ("1956-10-23~", None), ("", None), ("-0043", None)],
)
def test_only_a_certain_day_places_a_picture_in_time(manifest_of, date, moment):
    assert canvas_of(manifest_of, date=date).get("navDate") == moment


def test_what_readers_may_not_see_is_left_out(manifest_of, client):
    album = AlbumFactory()
    hidden = [
        PhotoFactory(title="In the making"),
        PhotoFactory(ready=True, title="Nobody asked", rights="unknown", rights_uri=""),
        PhotoFactory(ready=True, title="Withdrawn", withdrawn_at=timezone.now(), withdrawal_reason="Objection"),
    ]
    article = ArticleFactory(lead_photo=hidden[2])
    for photo in hidden:
        AlbumPhotoFactory(album=album, photo=photo)
        PictureFactory(parent=article, photo=photo)
    for kind, pk in (("album", album.pk), ("article", article.pk)):
        assert client.get(f"/iiif/{kind}/{pk}/manifest.json").status_code == 404

    AlbumPhotoFactory(album=album, photo__title="Boots Square")
    PictureFactory(parent=article, photo=PhotoFactory(ready=True, title="Boots Square"))

    assert labels(manifest_of("album", album.pk)) == labels(manifest_of("article", article.pk)) == ["Boots Square"]


def test_any_page_anywhere_may_read_it(client):
    response = client.get(f"/iiif/album/{AlbumPhotoFactory().album.pk}/manifest.json")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"] == ('application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"')


def test_a_draft_and_what_never_was_have_none(client):
    draft = PictureFactory(parent=ArticleFactory(draft=True), photo__ready=True).parent

    for address in (f"article/{draft.pk}", "article/999", "album/999", f"album/{10**30}"):
        assert client.get(f"/iiif/{address}/manifest.json").status_code == 404


def test_more_pictures_cost_no_more_queries(client, django_assert_num_queries):
    album = AlbumFactory()
    for size in (2, 20):
        AlbumPhotoFactory.create_batch(size, album=album)
        with django_assert_num_queries(3):
            client.get(f"/iiif/album/{album.pk}/manifest.json")


def test_the_schema_catches_what_is_wrong(manifest_of):
    manifest = manifest_of("album", AlbumPhotoFactory().album.pk)
    manifest["items"][0]["rights"] = "all rights reserved"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(manifest, SCHEMA)


def test_a_viewer_gets_the_largest_file_and_programs_without_avif_a_jpeg(manifest_of):
    album = AlbumPhotoFactory().album
    sizes = {"avif": {"480": 9_000, "1280": 60_000}, "jpeg": {"480": 16_000}}
    album.photos.update(rendition_sizes=sizes)

    [canvas] = manifest_of("album", album.pk)["items"]

    body = canvas["items"][0]["items"][0]["body"]
    assert (body["format"], body["width"], body["height"]) == ("image/avif", 1280, 853)
    assert (canvas["rendering"][0]["format"], canvas["rendering"][0]["width"]) == ("image/jpeg", 480)


def test_who_is_in_a_picture_is_pointed_at(manifest_of):
    photo = AlbumPhotoFactory().photo
    DepictionFactory(photo=photo, position="second from left", x=0.25, y=0.5)
    DepictionFactory(photo=photo, figure__name="Pál Maléter")

    [canvas] = manifest_of("album", photo.albums.get().pk)["items"]

    pointed, plain = canvas["annotations"][0]["items"]
    assert pointed["body"]["value"] == "Imre Nagy, second from left"
    assert pointed["target"]["selector"] == {"type": "PointSelector", "x": 150, "y": 200}
    assert (plain["body"]["value"], plain["target"]) == ("Pál Maléter", canvas["id"])
