import json
import re

import pytest
from django.utils import timezone

from gallery.structured import image_object, image_rights, images_on_page
from tests.factories import ArticleFactory, PhotoFactory, PictureFactory

pytestmark = pytest.mark.django_db
CC_BY_SA = "https://creativecommons.org/licenses/by-sa/3.0/"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://history.example.org"


def in_page(client, address):
    """What the page tells search engines."""
    text = client.get(address).content.decode()
    return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)]


def test_a_picture_has_what_google_asks_of_an_image_with_a_licence():
    photo = PhotoFactory(ready=True, creator="Gyula Nagy", source_name="Fortepan")
    page = f"https://history.example.org{photo.get_absolute_url()}"

    found = image_object(photo)

    assert found["@type"] == "ImageObject"
    assert found["contentUrl"].startswith("https://history.example.org/media/pictures/")
    assert found["license"] == CC_BY_SA
    assert found["acquireLicensePage"] == f"{page}#use"
    assert found["creditText"] == found["copyrightNotice"] == "Fortepan / Gyula Nagy"
    assert found["creator"] == {"@type": "Person", "name": "Gyula Nagy"}
    assert found["url"] == page


def test_an_archive_that_is_its_own_source_is_no_person():
    photo = PhotoFactory(ready=True, creator="Fortepan", source_name="Fortepan")

    assert image_rights(photo)["creator"]["@type"] == "Organization"


def test_only_a_certain_date_is_called_the_day_of_making():
    certain, about = PhotoFactory(ready=True, date="1956-10-23"), PhotoFactory(ready=True, date="1956~")

    assert image_object(certain)["dateCreated"] == "1956-10-23"
    assert "dateCreated" not in image_object(about)
    assert image_object(about)["temporal"] == "about 1956"


def test_a_permission_is_explained_on_our_own_page():
    photo = PhotoFactory(ready=True, rights="permission", rights_uri="", permission_holder="The Nagy family")

    assert image_rights(photo)["license"] == "https://history.example.org/pictures/rights/permission/"


def test_a_picture_that_is_free_claims_no_copyright():
    mark = "https://creativecommons.org/publicdomain/mark/1.0/"

    assert "copyrightNotice" not in image_rights(PhotoFactory(ready=True, rights="public_domain", rights_uri=mark))


@pytest.mark.parametrize(
    "values",
    [
        {"ready": False},
        {"ready": True, "rights": "unknown", "rights_uri": ""},
        {"ready": True, "withdrawn_at": timezone.now(), "withdrawal_reason": "Its owner objected."},
    ],
    ids=["in the making", "of unknown rights", "withdrawn"],
)
def test_nothing_is_said_of_a_picture_that_may_not_be_shown(values):
    assert image_object(PhotoFactory(**values)) == {}


def test_a_page_of_many_pictures_names_each_once_and_no_disturbing_one():
    tank, dead = PhotoFactory(ready=True), PhotoFactory(ready=True, content_note="Shows the dead")

    found = images_on_page([tank, None, dead, tank])

    assert [image["contentUrl"] for image in found["@graph"]] == [image_rights(tank)["contentUrl"]]


def test_words_cannot_break_out_of_the_script(client):
    photo = PhotoFactory(ready=True, title="</script><script>alert(1)</script>", caption="<!-- & more")

    (found,) = in_page(client, photo.get_absolute_url())

    assert found["name"] == "</script><script>alert(1)</script>"
    assert b"<script>alert(1)" not in client.get(photo.get_absolute_url()).content


def test_an_article_tells_the_rights_of_its_pictures(client):
    block = PictureFactory(parent=ArticleFactory(lead_photo=PhotoFactory(ready=True)), photo__ready=True)

    images = [image for found in in_page(client, block.parent.get_absolute_url()) for image in found.get("@graph", [])]

    assert [image["license"] for image in images if image["@type"] == "ImageObject"] == [CC_BY_SA, CC_BY_SA]


def test_the_file_of_the_page_is_told_and_the_largest_beside_it():
    photo = PhotoFactory(ready=True)
    photo.rendition_sizes = {"avif": {"480": 9_000, "1280": 60_000}, "jpeg": {"480": 16_000}}

    told = image_object(photo)

    assert told["contentUrl"].endswith("-480.jpg")
    assert told["encoding"]["contentUrl"].endswith("-1280.avif")
    assert (told["encoding"]["encodingFormat"], told["encoding"]["width"]) == ("image/avif", 1280)
