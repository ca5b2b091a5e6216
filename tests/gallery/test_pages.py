import pytest
from pytest_django.asserts import assertContains

from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


def test_a_picture_s_page_tells_all_that_is_known(client):
    photo = PhotoFactory(
        ready=True, title="The telegram", transcription="MAGYARORSZÁG", translation="Hungary", source_name="Fortepan"
    )

    response = client.get(photo.get_absolute_url())

    for words in (
        "The telegram",
        "MAGYARORSZÁG",
        "Hungary",
        "Fortepan",
        "25 October 1956",
        "Budapest",
        "ShareAlike 3.0",
    ):
        assertContains(response, words)


def test_a_former_title_in_the_address_leads_on(client):
    photo = PhotoFactory(title="The telegram")

    response = client.get(f"/pictures/{photo.pk}-a-former-title/")

    assert (response.status_code, response["Location"]) == (301, photo.get_absolute_url())


def test_a_picture_that_never_was_is_not_found(client):
    assert client.get("/pictures/999-nothing/").status_code == 404


def test_a_page_costs_the_same_queries_whatever_it_shows(client, django_assert_max_num_queries):
    photo = PhotoFactory(ready=True)
    photo.topics.set(["Hungary", "Refugees", "Trials"])

    with django_assert_max_num_queries(3):
        client.get(photo.get_absolute_url())


def test_a_rendition_may_be_kept_for_ever(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "tank-320.jpg").write_bytes(b"picture")

    response = client.get("/media/tank-320.jpg")

    response.close()
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
