import io
import struct
import zlib

import pytest
from PIL import Image

from gallery.intake import Refused, examine
from tests.pictures import file_of, gradient

LIMITS = {"max_bytes": 1_000_000, "max_pixels": 1_000_000}


def refusal(content):
    with pytest.raises(Refused) as refused:
        examine(io.BytesIO(content), **LIMITS)
    return str(refused.value)


def png_of_169_megapixels():
    """A few kilobytes that would unfold to 507 MB."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 13_000, 13_000, 8, 0, 0, 0, 0))
    rows = zlib.compress(bytes(13_001 * 100), 9)
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class TestAccepted:
    @pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "GIF"])
    def test_a_still_picture_of_each_format(self, file_format):
        intake = examine(io.BytesIO(file_of(gradient(), file_format)), **LIMITS)

        assert (intake.file_format, intake.width, intake.height) == (file_format, 600, 400)
        assert len(intake.content_hash) == 64

    def test_the_type_is_told_by_content_whatever_the_name(self):
        assert examine(io.BytesIO(file_of(gradient(), "PNG")), **LIMITS).file_format == "PNG"

    def test_a_picture_on_its_side_has_its_upright_size(self):
        exif = Image.Exif()
        exif[0x0112] = 6

        intake = examine(io.BytesIO(file_of(gradient(600, 400), exif=exif)), **LIMITS)

        assert (intake.width, intake.height) == (400, 600)

    @pytest.mark.parametrize("mode", ["CMYK", "L"])
    def test_cmyk_and_grey(self, mode):
        assert examine(io.BytesIO(file_of(gradient(mode=mode))), **LIMITS).placeholder.startswith("#")

    def test_16_bit_grey(self):
        picture = gradient(mode="I").point(lambda value: value * 256).convert("I;16")

        assert examine(io.BytesIO(file_of(picture, "PNG")), **LIMITS).width == 600

    def test_broken_metadata_does_no_harm(self):
        content = file_of(gradient(), exif=b"Exif\x00\x00MM\x00\x2a\xff\xff\xff\xffgarbage")

        assert examine(io.BytesIO(content), **LIMITS).width == 600


class TestRefused:
    def test_what_is_not_a_picture(self):
        assert "not a picture" in refusal(b"%PDF-1.7 the minutes of the Politburo")

    def test_an_empty_file(self):
        assert "not a picture" in refusal(b"")

    def test_a_drawing_with_a_script_in_it(self):
        assert "not a picture" in refusal(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

    @pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF"])
    def test_a_file_cut_short(self, file_format):
        content = file_of(Image.effect_noise((600, 400), 80).convert("RGB"), file_format)

        assert "damaged" in refusal(content[: len(content) // 2]) or "broken" in refusal(content[: len(content) // 2])

    def test_too_many_bytes(self):
        assert "MB" in refusal(file_of(Image.effect_noise((1000, 900), 80).convert("RGB"), "PNG", compress_level=0))

    def test_too_many_pixels(self):
        assert "megapixels" in refusal(file_of(Image.new("L", (1200, 1000))))

    def test_a_small_file_that_would_unfold_to_gigabytes(self):
        content = png_of_169_megapixels()

        assert len(content) < 20_000
        assert "pixels" in refusal(content)

    @pytest.mark.parametrize("file_format", ["GIF", "WEBP", "PNG"])
    def test_a_picture_that_moves(self, file_format):
        frames = [gradient(), gradient().rotate(180)]

        assert "moves" in refusal(file_of(frames[0], file_format, save_all=True, append_images=frames[1:]))
