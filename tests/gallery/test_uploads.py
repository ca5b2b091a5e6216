import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, PngImagePlugin

from gallery.models import Photo
from gallery.models.photo import private_storage
from gallery.uploads import looks_like, take_in, title_from
from tests.factories import PhotoFactory
from tests.pictures import file_of, gradient, upload

from .test_intake import png_of_169_megapixels
from .test_metadata import with_iim

pytestmark = pytest.mark.django_db


def originals():
    try:
        folders, _ = private_storage().listdir("originals")
    except FileNotFoundError:
        return []
    return [name for folder in folders for name in private_storage().listdir(f"originals/{folder}")[1]]


class TestTakenIn:
    def test_at_once_with_its_facts_and_no_right_claimed(self, editor):
        photo = take_in(upload(name="boots_square-1956.jpg"), editor).photo

        photo.refresh_from_db()
        assert (photo.title, photo.width, photo.height) == ("boots square 1956", 600, 400)
        assert photo.rights == Photo.Rights.UNKNOWN
        assert not Photo.objects.visible().exists()

    def test_what_the_file_says_fills_the_empty_fields(self, editor):
        content = with_iim((2, 5, b"Boots Square"), (2, 110, b"Fortepan"), (2, 55, b"19561023"))

        photo = take_in(upload(content, "img_0001.jpg"), editor).photo

        assert (photo.title, photo.credit_line, photo.date.edtf) == ("Boots Square", "Fortepan", "1956-10-23")

    def test_a_scanner_s_clock_does_not_date_the_picture(self, editor):
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0x9003] = "2019:05:03 10:00:00"

        photo = take_in(upload(file_of(gradient(), exif=exif)), editor).photo

        assert photo.date is None
        assert photo.found["taken"] == "2019-05-03"

    @pytest.mark.parametrize(
        "name",
        [
            "../../../etc/cron.d/tank.jpg",
            "tank\x00.jpg",
            "tank\r\nSet-Cookie: a=b.jpg",
            "\u202egpj.tank",
            "." * 300,
            " ",
        ],
    )
    def test_whatever_its_name(self, editor, name):
        file = SimpleUploadedFile("tank.jpg", file_of(gradient()))
        file._name = name  # past Django's own cleaning

        photo = take_in(file, editor).photo

        assert photo.original.name == f"originals/{photo.content_hash[:2]}/{photo.content_hash}.jpeg"
        assert photo.title
        assert "\x00" not in photo.title
        assert "\n" not in photo.title

    @pytest.mark.parametrize("trail", [b"<script>alert(1)</script>", b"PK\x03\x04" + b"\0" * 40, b"%PDF-1.7"])
    def test_what_hides_behind_a_picture_stays_in_the_private_file(
        self, editor, trail, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            photo = take_in(upload(file_of(gradient()) + trail, "picture.html"), editor).photo

        photo.refresh_from_db()
        assert photo.is_ready
        assert photo.original.name.endswith(".jpeg")

    def test_with_an_enormous_exif(self, editor):
        noise = b"Exif\x00\x00" + b"MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x0e\x00\x02\x00\x0f\x00\x00\x00\x00\x00\x1a"
        content = file_of(gradient(), "PNG", exif=noise[6:] + b"x" * 2_000_000)

        assert take_in(upload(content, "big.png"), editor).photo.pk

    def test_with_a_compressed_text_that_unfolds_to_megabytes(self, editor):
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", "<x>" + " " * 900_000 + "</x>", zip=True)

        assert take_in(upload(file_of(gradient(), "PNG", pnginfo=info), "x.png"), editor).photo.found == {}


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"%PDF-1.7", "not a picture"),
            (b"\x00", "not a picture"),
            (b"GIF89a" + b"<script>", "not a picture"),
            (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "not a picture"),
            (file_of(gradient())[:900], "damaged or cut short"),
            (file_of(gradient(), "GIF", save_all=True, append_images=[gradient().rotate(90)]), "moves"),
            (png_of_169_megapixels(), "far too many pixels|megapixels"),
        ],
        ids=["document", "nothing", "half a GIF", "drawing with a script", "cut short", "moving", "bomb"],
    )
    def test_with_a_sentence_and_nothing_kept(self, editor, content, sentence):
        received = take_in(SimpleUploadedFile("tank.jpg", content), editor)

        assert any(words in received.refusal for words in sentence.split("|")), received.refusal
        assert not Photo.objects.exists()
        assert originals() == []

    def test_the_same_file_twice_names_the_picture_that_it_is(self, editor):
        first = take_in(upload(name="boots.jpg"), editor).photo

        second = take_in(upload(name="other.jpg"), editor)

        assert (second.photo, second.known) == (None, first)
        assert second.refusal == "This very file is already in the library: “boots”."
        assert len(originals()) == 1

    def test_a_withdrawn_file_says_when_and_why(self, editor):
        PhotoFactory(withdrawn_at=timezone.now(), withdrawal_reason="The photographer's heirs object.")

        assert "heirs object" in take_in(upload(), editor).refusal


def test_what_cannot_be_stored_leaves_no_file(editor, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("The database is full.")

    monkeypatch.setattr("gallery.models.photo.Photo.save_base", fail)
    save = Photo.original.field.pre_save

    def store_first(photo, *args, **kwargs):
        save(photo, add=True)
        fail()

    monkeypatch.setattr(Photo, "save", store_first)

    with pytest.raises(RuntimeError):
        take_in(upload(), editor)

    assert originals() == []


def test_a_picture_like_a_withdrawn_one_says_so():
    other = PhotoFactory(title="The execution", withdrawn_at=timezone.now(), withdrawal_reason="The family asked.")

    assert looks_like(other).startswith("It looks like “The execution”, a picture that was withdrawn on")
    assert looks_like(other).endswith("The family asked.")


@pytest.mark.parametrize(
    ("file_name", "title"),
    [
        ("boots_square-1956.jpg", "boots square 1956"),
        ("Őszi este.JPEG", "Őszi este"),
        ("___.png", "Picture without a title"),
        ("", "Picture without a title"),
    ],
)
def test_a_title_comes_from_the_name_of_the_file(file_name, title):
    assert title_from(file_name) == title


def test_an_unreadable_name_is_no_error(editor):
    file = io.BytesIO(file_of(gradient()))
    assert take_in(SimpleUploadedFile("\ud800.jpg", file.read()), editor).photo.pk
