import html
import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from gallery.models import Photo
from tests.factories import AlbumPhotoFactory, KeyFigureFactory, PhotoFactory, PictureFactory

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


def test_the_writing_is_marked_with_its_language(client):
    photo = PhotoFactory(ready=True, transcription="WIR FORDERN", transcription_language="de", translation="We demand")

    assertContains(client.get(photo.get_absolute_url()), '<div lang="de" dir="auto"><p>WIR FORDERN</p></div>')


def test_a_picture_leads_to_those_who_are_in_it(client):
    photo = PhotoFactory(ready=True)
    figure = KeyFigureFactory(name="Imre Nagy")
    figure.photos.add(photo)

    assertContains(client.get(photo.get_absolute_url()), f'<a href="{figure.get_absolute_url()}">Imre Nagy</a>')


class TestUse:
    def test_whoever_may_use_it_finds_files_and_a_credit_ready_to_copy(self, client):
        photo = PhotoFactory(ready=True, title="Boots & plinth", creator="Gyula Nagy", source_name="Fortepan")
        page = f"http://testserver{photo.get_absolute_url()}"

        text = client.get(photo.get_absolute_url()).content.decode()

        assert re.findall(r'download="(boots-plinth-\d+\.\w+)"', text) == [
            "boots-plinth-480.jpg",
            "boots-plinth-320.jpg",
        ]
        plain, as_html = (html.unescape(copy) for copy in re.findall(r'data-copy="([^"]*)"', text)[:2])
        assert plain == (
            "“Boots & plinth” by Gyula Nagy, Fortepan, CC BY-SA 3.0 "
            f"(https://creativecommons.org/licenses/by-sa/3.0/), {page}"
        )
        assert as_html == (
            f'“<a href="{page}">Boots &amp; plinth</a>” by Gyula Nagy, Fortepan, '
            '<a rel="license" href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA 3.0</a>'
        )

    @pytest.mark.parametrize(
        ("rights", "uri"),
        [("permission", ""), ("own", ""), ("statement", "http://rightsstatements.org/vocab/InC/1.0/")],
    )
    def test_whoever_must_ask_is_told_so_and_gets_no_file(self, client, rights, uri):
        photo = PhotoFactory(ready=True, rights=rights, rights_uri=uri, permission_holder="The Nagy family")

        response = client.get(photo.get_absolute_url())

        assertContains(response, "Ask")
        assertNotContains(response, "download=")
        assertNotContains(response, "Name it like this")

    def test_whoever_objects_finds_the_form(self, client):
        photo = PhotoFactory(ready=True)

        assertContains(client.get(photo.get_absolute_url()), f'href="/pictures/{photo.pk}/report/"')

    def test_it_can_be_cited(self, client):
        photo = PhotoFactory(ready=True, title="Boots Square", creator="Gyula Nagy")

        assertContains(client.get(photo.get_absolute_url()), "Gyula Nagy. Boots Square. October 25, 1956.")


class TestNeighbours:
    def test_are_what_came_before_and_after(self, client):
        dates = {"Stones": "1953-06-17", "Boots Square": "1956-10-23", "Six coffins": "1989-06-16", "Undated": ""}
        photos = {title: PhotoFactory(ready=True, title=title, date=date) for title, date in dates.items()}
        listed = Photo.objects.listed()

        assert listed.before(photos["Boots Square"]) == photos["Stones"]
        assert listed.after(photos["Boots Square"]) == photos["Six coffins"]
        assert listed.before(photos["Stones"]) is listed.after(photos["Undated"]) is None
        assert listed.before(photos["Undated"]) == photos["Six coffins"]
        assert listed.after(photos["Six coffins"]) == photos["Undated"]
        assertContains(client.get(photos["Stones"].get_absolute_url()), 'rel="next"')
        assertNotContains(client.get(photos["Stones"].get_absolute_url()), 'rel="prev"')

    def test_lead_through_every_picture_once(self):
        for date in ("1956", "1956", "1956", "", "", "1953"):
            PhotoFactory(ready=True, date=date)
        listed = Photo.objects.listed()

        walked = [listed.by_date().first()]
        while following := listed.after(walked[-1]):
            walked.append(following)

        assert walked == list(listed.by_date())
        assert [listed.before(photo) for photo in walked] == [None, *walked[:-1]]


def test_a_page_costs_the_same_queries_whatever_it_shows(client, django_assert_max_num_queries):
    few, full = PhotoFactory(ready=True), PhotoFactory(ready=True)
    PictureFactory(photo=few)
    full.topics.set(["Hungary", "Refugees", "Trials"])
    for _ in range(5):
        PictureFactory(photo=full)
        AlbumPhotoFactory(photo=full)
        KeyFigureFactory().photos.add(full)

    used = []
    for photo in (few, full):
        with django_assert_max_num_queries(11) as queries:
            client.get(photo.get_absolute_url())
        used.append(len(queries))

    assert used[0] == used[1]


def test_a_rendition_may_be_kept_for_ever(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "tank-320.jpg").write_bytes(b"picture")

    response = client.get("/media/tank-320.jpg")

    response.close()
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
