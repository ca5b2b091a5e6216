import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from pytest_django.asserts import assertContains, assertNotContains

from gallery import renditions
from gallery.darkroom import develop, key_of
from gallery.models import LedgerEntry, Photo
from gallery.tasks import make_renditions
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

REASON = "The photographer's daughter asked for it."


def public_files():
    """Names of all files in the public storage."""
    try:
        folders, _ = default_storage.listdir("pictures")
    except FileNotFoundError:
        return set()
    return {name for folder in folders for name in default_storage.listdir(f"pictures/{folder}")[1]}


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def photo(commit):
    """A picture that readers see, with its files."""
    with commit():
        photo = PhotoFactory(title="Boots Square")
    photo.refresh_from_db()
    assert public_files()
    return photo


class TestFiles:
    def test_go_once_it_is_stored(self, photo, commit):
        with commit() as callbacks:
            photo.withdraw(REASON)
            assert public_files()

        assert callbacks
        assert public_files() == set()

    def test_of_any_kind_go(self, photo, commit):
        key = photo.rendition_key
        default_storage.save(f"pictures/{key[:2]}/{key}-card.jpg", ContentFile(b"a card"))

        with commit():
            photo.withdraw(REASON)

        assert public_files() == set()

    def test_of_another_picture_stay(self, photo, commit):
        with commit():
            other = PhotoFactory(title="The parliament")

        with commit():
            photo.withdraw(REASON)

        other.refresh_from_db()
        assert {name[:24] for name in public_files()} == {other.rendition_key}

    def test_the_original_stays_and_reinstating_makes_them_again(self, photo, commit):
        before = public_files()
        with commit():
            photo.withdraw(REASON)

        with commit():
            photo.reinstate()
        photo.refresh_from_db()

        assert public_files() == before
        assert photo.is_ready

    def test_are_not_made_by_the_command(self, photo, commit):
        with commit():
            photo.withdraw(REASON)

        call_command("make_renditions", "--all", verbosity=0)
        make_renditions.enqueue(photo.pk)

        assert public_files() == set()

    def test_are_not_made_by_a_new_credit(self, photo, commit):
        with commit():
            photo.withdraw(REASON)

        with commit():
            photo.credit_line = "Fortepan / Anna Kiss"
            photo.save()

        assert public_files() == set()

    @pytest.mark.parametrize("again", [True, False], ids=["the same files", "files of a new credit"])
    def test_that_are_being_made_meanwhile_do_not_stay(self, photo, commit, monkeypatch, again):
        """The task has read the picture and written a part of the files when the picture is withdrawn."""
        if not again:
            photo.credit_line = "Fortepan / Anna Kiss"
            photo.save()
        make = renditions.make

        def make_and_be_overtaken(*arguments):
            files = make(*arguments)
            yield next(files)
            with commit():
                Photo.objects.get(pk=photo.pk).withdraw(REASON)
            yield from files

        monkeypatch.setattr(renditions, "make", make_and_be_overtaken)

        assert develop(photo) is False
        assert public_files() == set()
        photo.refresh_from_db()
        assert not photo.is_ready

    def test_that_cannot_all_be_written_do_not_stay(self, photo, monkeypatch):
        shown = public_files()
        photo.credit_line = "Fortepan / Anna Kiss"
        photo.save()
        make = renditions.make

        def make_one_and_fail(*arguments):
            yield next(make(*arguments))
            raise OSError("No space left on device")

        monkeypatch.setattr(renditions, "make", make_one_and_fail)
        with pytest.raises(OSError, match="No space"):
            develop(photo)

        assert public_files() == shown

    def test_that_the_storage_did_not_remove_go_with_the_next_making_of_files(self, photo, commit, monkeypatch):
        def fail(name):
            raise OSError("The storage does not answer")

        with monkeypatch.context() as broken:
            broken.setattr(default_storage, "delete", fail)
            with commit():
                photo.withdraw(REASON)
        assert Photo.objects.get().is_withdrawn
        assert public_files()

        call_command("make_renditions", verbosity=0)

        assert public_files() == set()


class TestRow:
    def test_says_since_when_and_why(self, photo):
        photo.withdraw(f" {REASON} ", reference="R-K7PM-X3QD", authority="https://court.example/")

        photo.refresh_from_db()
        assert photo.is_withdrawn
        assert photo.is_withdrawn_by_order
        assert (photo.withdrawal_reason, photo.withdrawal_reference) == (REASON, "R-K7PM-X3QD")
        assert not Photo.objects.visible().exists()

    def test_needs_a_reason(self, photo):
        with pytest.raises(ValueError, match="needs a reason"):
            photo.withdraw("  ")

        assert Photo.objects.visible().exists()

    def test_who_had_it_open_does_not_put_it_back_by_saving(self, photo, commit):
        opened_before = Photo.objects.get(pk=photo.pk)
        with commit():
            photo.withdraw(REASON)

        with commit():
            opened_before.caption = "Only the boots stayed."
            opened_before.save()

        photo.refresh_from_db()
        assert photo.is_withdrawn
        assert photo.caption == "Only the boots stayed."
        assert public_files() == set()

    def test_new_words_keep_the_day(self, photo):
        photo.withdraw(REASON)
        since = photo.withdrawn_at

        photo.withdraw("A court ordered it.", authority="https://court.example/")

        photo.refresh_from_db()
        assert (photo.withdrawn_at, photo.withdrawal_reason) == (since, "A court ordered it.")

    def test_reinstated_keeps_nothing_of_the_withdrawal(self, photo):
        photo.withdraw(REASON, reference="R-K7PM-X3QD", authority="https://court.example/")

        photo.reinstate("She has changed her mind.")

        photo.refresh_from_db()
        assert not photo.is_withdrawn
        assert (photo.withdrawal_reason, photo.withdrawal_authority, photo.withdrawal_reference) == ("", "", "")

    def test_reinstating_what_is_shown_does_nothing(self, photo):
        photo.reinstate()

        photo.refresh_from_db()
        assert photo.is_ready
        assert not LedgerEntry.objects.exists()


class TestLedger:
    def test_says_who_did_what(self, photo, editor):
        photo.withdraw(REASON, by=editor)
        photo.reinstate("She has changed her mind.", by=editor)

        entries = list(photo.ledger.values_list("what", "words", "by_name"))
        assert entries == [
            ("withdrawn", REASON, "editor"),
            ("reinstated", "She has changed her mind.", "editor"),
        ]

    def test_is_only_added_to(self, photo):
        photo.withdraw(REASON)
        entry = photo.ledger.get()

        for change in (entry.save, entry.delete, photo.ledger.all().delete, lambda: photo.ledger.update(words="")):
            with pytest.raises(TypeError, match="only added to"):
                change()

    def test_outlives_the_picture_and_the_person(self, photo, editor):
        photo.withdraw(REASON, by=editor)
        photo.reinstate()
        photo.delete()
        editor.delete()

        entry = LedgerEntry.objects.first()
        assert (entry.subject, entry.by_name, entry.photo, entry.by) == ("Boots Square", "editor", None, None)


class TestPage:
    def test_says_what_stood_there_since_when_and_why(self, client, photo):
        photo.withdraw(REASON)

        response = client.get(photo.get_absolute_url())

        assertContains(response, "Boots Square", status_code=410)
        assertContains(response, "The photographer&#39;s daughter asked for it.", status_code=410)
        assertContains(response, f'<time datetime="{photo.withdrawn_at:%Y-%m-%d}">', status_code=410)
        assertNotContains(response, "/media/pictures/", status_code=410)
        assert "Link" not in response

    def test_names_the_authority_of_a_legal_order(self, client, photo):
        photo.withdraw("A court ordered it.", authority="https://court.example/orders/7?a=<b>")

        response = client.get(photo.get_absolute_url())

        assert response.status_code == 451
        assert response["Link"] == (
            f'<{settings.SITE_URL}/>; rel="blocked-by", <https://court.example/orders/7?a=%3Cb%3E>; rel="related"'
        )

    def test_its_files_are_not_found(self, client, photo, commit):
        addresses = [f"/media/pictures/{name[:2]}/{name}" for name in public_files()]
        assert all(b"".join(client.get(address).streaming_content) for address in addresses)

        with commit():
            photo.withdraw(REASON)

        assert {client.get(address).status_code for address in addresses} == {404}


def test_the_key_to_come_is_the_same_after_all(photo):
    """What is removed at a withdrawal is named by the key: it does not follow from the withdrawal itself."""
    before = key_of(photo)

    photo.withdraw(REASON)

    assert key_of(photo) == before
