import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from PIL import Image

from gallery.darkroom import credit_of, key_of
from gallery.models import Photo
from tests.factories import PhotoFactory, PictureFactory
from tests.pictures import file_of, gradient, upload

pytestmark = pytest.mark.django_db


def public_files():
    try:
        folders, _ = default_storage.listdir("pictures")
    except FileNotFoundError:
        return set()
    return {name for folder in folders for name in default_storage.listdir(f"pictures/{folder}")[1]}


class TestRights:
    @pytest.mark.parametrize(
        ("values", "complaint"),
        [
            ({"credit_line": ""}, "needs a credit line"),
            ({"rights": "own"}, "does not belong to the right"),
            ({"rights_uri": ""}, "does not belong to the right"),
            ({"rights": "unknown"}, "does not belong to the right"),
            ({"rights": "permission", "rights_uri": ""}, "Say who gave the permission"),
            ({"focal_x": 1.5}, "less than or equal to 1"),
        ],
    )
    def test_a_wrong_right_is_refused_by_form_and_database_alike(self, values, complaint):
        photo = PhotoFactory()
        for name, value in values.items():
            setattr(photo, name, value)

        with pytest.raises(ValidationError, match=complaint):
            photo.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            photo.save()

    @pytest.mark.parametrize(
        "values",
        [
            {"rights": "own", "rights_uri": "", "credit_line": ""},
            {"rights": "unknown", "rights_uri": "", "credit_line": ""},
            {"rights": "permission", "rights_uri": "", "permission_holder": "Gyula Nagy's daughter"},
            {"rights": "statement", "rights_uri": "http://rightsstatements.org/vocab/InC/1.0/"},
            {"rights": "public_domain", "rights_uri": "https://creativecommons.org/publicdomain/mark/1.0/"},
        ],
    )
    def test_each_right_can_be_had(self, values):
        photo = PhotoFactory(**values)

        photo.full_clean()

    def test_the_label_is_the_licence_s_own(self):
        assert PhotoFactory().rights_label == "CC BY-SA 3.0"


class TestRightsNotYetKnown:
    def photo(self):
        return PhotoFactory(rights="unknown", rights_uri="", credit_line="", ready=True)

    def test_is_what_a_new_picture_begins_with(self):
        assert Photo().rights == Photo.Rights.UNKNOWN

    def test_keeps_the_picture_from_readers(self, client):
        photo = self.photo()

        assert photo not in Photo.objects.visible()
        assert client.get(photo.get_absolute_url()).status_code == 404

    def test_shows_its_page_to_editors(self, editor_client):
        response = editor_client.get(self.photo().get_absolute_url())

        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]

    @pytest.mark.parametrize("draft", [True, False])
    def test_shows_it_in_drafts_and_holds_its_place_in_what_readers_see(self, editor_client, draft):
        picture = PictureFactory(photo=self.photo(), parent__draft=draft)

        page = editor_client.get(picture.parent.get_absolute_url()).content.decode()

        assert ("pictures/00/" in page) is draft
        assert ("when the right to it is known" in page) is not draft

    def test_claims_nothing_in_its_files(self):
        assert b"UsageTerms" not in credit_of(self.photo()).packet()


class TestWords:
    def test_decoration_has_an_empty_alternative(self):
        assert PhotoFactory(is_decorative=True).alt == ""

    def test_without_alternative_text_the_title_stands_in(self):
        assert PhotoFactory(alt_text="", title="Boots Square").alt == "Boots Square"

    def test_the_address_folds_accents_and_strokes(self):
        photo = PhotoFactory(title="Gomułka speaks, Őszi este")

        assert photo.get_absolute_url() == f"/pictures/{photo.pk}-gomulka-speaks-oszi-este/"


class TestFiles:
    @pytest.fixture(autouse=True)
    def _on_commit(self, django_capture_on_commit_callbacks):
        self.commit = lambda: django_capture_on_commit_callbacks(execute=True)

    def develop(self, **values):
        with self.commit():
            photo = PhotoFactory(**values)
        photo.refresh_from_db()
        return photo

    def test_are_made_once_the_picture_is_stored(self):
        photo = self.develop()

        assert photo.is_ready
        assert sorted(photo.rendition_sizes["avif"]) == ["320", "480"]
        assert public_files() == {
            f"{photo.rendition_key}-{width}.{kind}" for width in (320, 480) for kind in ("avif", "jpg")
        }

    def test_the_original_is_private(self):
        photo = self.develop()

        assert photo.original.name.startswith("originals/")
        assert not default_storage.exists(photo.original.name)
        with pytest.raises(ValueError, match="not accessible"):
            _ = photo.original.url

    def test_a_new_credit_makes_new_files_and_removes_the_old(self):
        photo = self.develop()
        former = public_files()

        with self.commit():
            photo.credit_line = "Fortepan / Anna Kiss"
            photo.save()

        assert len(public_files()) == len(former)
        assert not public_files() & former

    def test_a_new_note_for_editors_makes_nothing_new(self):
        photo = self.develop()

        with self.commit() as callbacks:
            photo.rights_note = "Asked again in March."
            photo.save()

        assert not [callback for callback in callbacks if "enqueue" in repr(callback)]

    def test_a_replaced_original_is_removed_with_its_files(self):
        photo = self.develop()
        former, original = public_files(), photo.original.name

        with self.commit():
            photo.receive(upload(file_of(gradient(400, 700))))
            photo.save()
        photo.refresh_from_db()

        assert (photo.width, photo.height) == (400, 700)
        assert not public_files() & former
        assert not photo.original.storage.exists(original)

    def test_a_deleted_picture_leaves_no_file(self):
        photo = self.develop()
        storage, original = photo.original.storage, photo.original.name

        with self.commit():
            Photo.objects.all().delete()

        assert public_files() == set()
        assert not storage.exists(original)

    def test_an_original_that_cannot_be_read_says_so(self):
        large = Image.effect_noise((3000, 3000), 60).convert("RGB")
        content = file_of(large, "TIFF")
        with self.commit():
            photo = PhotoFactory(file=upload(content[: len(content) // 2]))
        photo.refresh_from_db()

        assert not photo.is_ready
        assert photo.problem.startswith("The file cannot be made into pictures")

    def test_the_key_follows_the_credit(self):
        photo = PhotoFactory()
        before = key_of(photo)
        photo.creator = "Gyula Nagy"

        assert key_of(photo) != before
