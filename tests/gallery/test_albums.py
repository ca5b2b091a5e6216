import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import AlbumFactory, AlbumPhotoFactory, PhotoFactory

pytestmark = pytest.mark.django_db


def test_an_album_shows_its_pictures_in_order_with_the_words_of_this_place(client):
    album = AlbumFactory(title="Things that burned", description="None of these fires decided anything.")
    AlbumPhotoFactory(album=album, ordering=2, photo__caption="Books in the street.")
    AlbumPhotoFactory(album=album, ordering=1, photo__caption="A portrait.", caption="The first fires were for light.")

    response = client.get(album.get_absolute_url())

    assertContains(response, "None of these fires decided anything.")
    text = response.content.decode()
    assert text.index("The first fires were for light.") < text.index("Books in the street.")
    assertNotContains(response, "A portrait.")
    assertContains(response, f'href="/iiif/album/{album.pk}/manifest.json"')


def test_pictures_that_readers_may_not_see_are_passed_over(client):
    album = AlbumPhotoFactory(photo__title="Boots Square").album
    withdrawn = {"withdrawn_at": timezone.now(), "withdrawal_reason": "Its owner objected."}
    for values in ({"ready": False}, withdrawn, {"rights": "unknown", "rights_uri": ""}):
        AlbumPhotoFactory(album=album, photo=PhotoFactory(**{"ready": True, "title": "Hidden", **values}))

    assertNotContains(client.get(album.get_absolute_url()), "Hidden")
    assertContains(client.get("/albums/"), "1 picture<")


def test_the_list_has_every_album_with_a_picture_and_its_cover(client):
    AlbumFactory(title="Still empty")
    album = AlbumFactory(title="Things that burned")
    AlbumPhotoFactory(album=album, ordering=1, photo__content_note="Shows the dead")
    cover = AlbumPhotoFactory(album=album, ordering=2, photo__placeholder="#123456").photo

    response = client.get("/albums/")

    assertContains(response, "Things that burned")
    assertContains(response, f"--tint:{cover.placeholder}")
    assertNotContains(response, "Still empty")


def test_no_album_yet_is_said_with_a_way_out(client):
    assertContains(client.get("/albums/"), "No album has been put together yet.")
    assertContains(client.get("/albums/"), "Look at all pictures")


def test_a_former_address_leads_on(client):
    album = AlbumPhotoFactory(album__slug="fires").album
    album.slug = "things-that-burned"
    album.save()

    assert client.get("/albums/fires/")["Location"] == "/albums/things-that-burned/"


@pytest.mark.parametrize("address", ["nothing/", "?page=-1", "?page=2", "?page=1000000000", "fires/?page=9"])
def test_what_is_not_there_is_not_found(client, address):
    AlbumPhotoFactory(album__slug="fires")

    assert client.get(f"/albums/{address}").status_code == 404


def test_an_album_without_a_picture_to_show_is_not_found(client):
    assert client.get(AlbumFactory().get_absolute_url()).status_code == 404


def test_a_picture_names_the_albums_that_it_is_in(client):
    place = AlbumPhotoFactory(album__title="Things that burned")

    assertContains(
        client.get(place.photo.get_absolute_url()), f'<a href="{place.album.get_absolute_url()}">Things that burned</a>'
    )


def test_longer_lists_cost_no_more_queries(client, django_assert_num_queries):
    album = AlbumFactory()
    for size in (2, 20):
        AlbumPhotoFactory.create_batch(size, album=album)
        AlbumPhotoFactory.create_batch(size // 2)
        with django_assert_num_queries(3):
            client.get("/albums/")
        with django_assert_num_queries(3):
            client.get(album.get_absolute_url())
