"""A deleted picture: its file waits in the private storage, and nothing of it has a public address."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.models import Depiction
from gallery.bin.keeping import keep
from gallery.darkroom import file_name
from gallery.models import Binned, LedgerEntry, Photo
from gallery.models.photo import private_storage
from tests.factories import AlbumPhotoFactory, KeyFigureFactory, PhotoFactory
from tests.pictures import upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(django_capture_on_commit_callbacks):
    """With its files made, as on a site."""
    with django_capture_on_commit_callbacks(execute=True):
        evidence = ContentFile(b"Yes", "yes.txt")
        photo = PhotoFactory(title="The boots", alt_text="Two bronze boots.", rights_evidence=evidence)
    photo.topics.set(["Hungary"])
    photo.refresh_from_db()
    assert photo.is_ready
    return photo


def rendition(photo):
    return file_name(photo.rendition_key, 320, "jpeg")


@pytest.fixture
def empty_bin(django_capture_on_commit_callbacks):
    def empty_bin():
        with django_capture_on_commit_callbacks(execute=True):
            call_command("empty_bin")

    return empty_bin


def let_pass(binned, days):
    Binned.objects.filter(pk=binned.pk).update(deleted_at=timezone.now() - timedelta(days=days))


class TestDeleting:
    def test_its_file_stays_private_and_its_copies_go(self, photo, delete, client):
        page = photo.get_absolute_url()
        delete(photo)

        assert private_storage().exists(photo.original.name)
        assert private_storage().exists(photo.rights_evidence.name)
        assert not default_storage.exists(rendition(photo))
        assert client.get(page).status_code == 404

    def test_it_is_listed_with_who_and_when(self, photo, delete, editor, editor_client):
        delete(photo)
        page = editor_client.get(reverse("admin:gallery_binned_changelist")).content.decode()

        assert "The boots" in page
        assert str(editor) in page
        assert "Put “The boots” back" in page

    def test_one_that_is_used_is_refused_as_ever(self, photo, editor_client):
        AlbumPhotoFactory(photo=photo)
        page = editor_client.post(reverse("admin:gallery_photo_delete", args=[photo.pk]), {"post": "yes"})

        assert "it is used in" in page.content.decode()
        assert Photo.objects.filter(pk=photo.pk).exists()
        assert not Binned.objects.exists()

    def test_one_in_which_somebody_is_named_is_refused_as_ever(self, photo, editor_client):
        Depiction.objects.create(figure=KeyFigureFactory(), photo=photo)
        editor_client.post(reverse("admin:gallery_photo_delete", args=[photo.pk]), {"post": "yes"})

        assert Photo.objects.filter(pk=photo.pk).exists()
        assert not Binned.objects.exists()

    def test_one_that_is_deleted_without_the_bin_leaves_no_file(self, photo, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            photo.delete()

        assert not private_storage().exists(photo.original.name)


class TestPuttingBack:
    def test_it_is_as_it_was_with_its_topics_and_copies(self, photo, delete, put_back):
        LedgerEntry.record(LedgerEntry.What.KEPT, photo=photo, words="Nothing was wrong.")
        said = put_back(delete(photo))

        back = Photo.objects.get(pk=photo.pk)
        assert (back.title, back.alt_text, back.original) == (photo.title, photo.alt_text, photo.original)
        assert (back.added_by, back.created_at) == (photo.added_by, photo.created_at)
        assert [topic.name for topic in back.topics.all()] == ["Hungary"]
        assert default_storage.exists(rendition(back))
        assert back.ledger.count() == 1
        assert said[0] == "“The boots” is back. Its copies for readers are being made, which takes a moment."
        assert not Binned.objects.exists()

    def test_a_topic_that_is_gone_is_told(self, photo, delete, put_back):
        binned = delete(photo)
        photo.topics.through.tag_model().objects.all().delete()

        assert "1 photo topic was left out, belonging to what no longer exists." in put_back(binned)
        assert Photo.objects.filter(pk=photo.pk).exists()

    def test_a_file_that_is_gone_is_told(self, photo, delete, put_back):
        binned = delete(photo)
        private_storage().delete(photo.original.name)

        assert any("no longer in the private storage" in sentence for sentence in put_back(binned))

    def test_the_same_file_taken_in_meanwhile_spoils_neither(self, photo, delete, put_back):
        binned = delete(photo)
        with photo.original.open("rb") as file:
            other = PhotoFactory(file=upload(content=file.read()))
        put_back(binned)

        assert other.original.name != photo.original.name
        delete(Photo.objects.get(pk=photo.pk))
        assert private_storage().exists(other.original.name)


class TestGoneForGood:
    def test_after_thirty_days_its_files_are_removed(self, photo, delete, empty_bin):
        let_pass(delete(photo), 31)
        empty_bin()

        assert not private_storage().exists(photo.original.name)
        assert not private_storage().exists(photo.rights_evidence.name)
        assert not Binned.objects.exists()

    def test_before_they_are_not(self, photo, delete, empty_bin):
        let_pass(delete(photo), 29)
        empty_bin()

        assert private_storage().exists(photo.original.name)

    def test_an_editor_may_have_it_erased_at_once(
        self, photo, delete, editor_client, django_capture_on_commit_callbacks
    ):
        binned = delete(photo)
        address = reverse("admin:gallery_binned_delete", args=[binned.pk])
        assert "“The boots” goes for good" in editor_client.get(address).content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            editor_client.post(address, {"post": "yes"})

        assert not private_storage().exists(photo.original.name)
        assert not Binned.objects.exists()

    def test_one_that_is_back_keeps_its_file(self, photo, delete, put_back, empty_bin):
        put_back(delete(photo))
        empty_bin()

        assert private_storage().exists(photo.original.name)


def test_a_deletion_that_fails_leaves_nothing_in_the_bin(photo, editor):
    AlbumPhotoFactory(photo=photo)
    with pytest.raises(Exception, match=r"Cannot delete|cannot be deleted"):
        keep([photo], editor)

    assert not Binned.objects.exists()
