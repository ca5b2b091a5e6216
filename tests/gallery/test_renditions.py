import io

import pytest
from PIL import Image, ImageCms

from gallery import renditions
from gallery.xmp import Credit
from tests.pictures import file_of, gradient

XMP = Credit(creator="Gyula Nagy", credit="Fortepan / Gyula Nagy").packet()


def made_from(content, size=(1000, 600)):
    picture = renditions.upright(io.BytesIO(content))
    return list(renditions.make(picture, size, XMP))


def opened(rendition):
    return Image.open(io.BytesIO(rendition.content))


class TestWidths:
    @pytest.mark.parametrize(
        ("width", "expected"),
        [
            (4000, [2560, 1920, 1280, 800, 640, 480, 320]),
            (2560, [2560, 1920, 1280, 800, 640, 480, 320]),
            (1000, [800, 640, 480, 320]),
            (200, [200]),
        ],
    )
    def test_none_is_above_the_original(self, width, expected):
        assert renditions.widths_for(width) == expected

    def test_a_sliver_keeps_a_pixel_of_height(self):
        assert renditions.height_for(320, (6000, 5)) == 1


class TestFiles:
    def test_each_width_is_made_as_avif_and_jpeg(self):
        made = made_from(file_of(gradient(1000, 600)))

        assert [(each.file_format, each.width) for each in made] == [
            (name, width) for width in (800, 640, 480, 320) for name in ("avif", "jpeg")
        ]
        assert all(opened(each).format == each.file_format.upper() for each in made)
        assert all(opened(each).size == (each.width, each.height) for each in made)

    def test_a_picture_on_its_side_is_turned_upright(self):
        exif = Image.Exif()
        exif[0x0112] = 6

        made = made_from(file_of(gradient(600, 400), exif=exif), size=(400, 600))

        picture = opened(made[1]).convert("L")
        assert picture.size == (320, 480)
        assert picture.getpixel((160, 10)) < picture.getpixel((160, 470))

    def test_the_camera_s_data_goes_and_the_credit_comes(self):
        exif = Image.Exif()
        exif[0x010F] = "Zorki"
        exif.get_ifd(0x8825)[1] = "N"
        content = file_of(gradient(1000, 600), exif=exif, comment=b"serial 1956", xmp=b"<x>secret</x>")

        for each in made_from(content):
            assert b"Zorki" not in each.content
            assert b"serial 1956" not in each.content
            assert b"secret" not in each.content
            assert b"Gyula Nagy" in each.content
            assert not opened(each).getexif().get_ifd(0x8825)

    def test_no_thumbnail_or_profile_is_left(self):
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

        made = made_from(file_of(gradient(1000, 600), icc_profile=profile))

        assert all("icc_profile" not in opened(each).info for each in made)


class TestColours:
    @pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
    def test_every_mode_becomes_rgb(self, mode):
        picture = renditions.upright(io.BytesIO(file_of(gradient(mode=mode))))

        assert picture.mode == "RGB"
        assert picture.getpixel((5, 200))[0] < picture.getpixel((595, 200))[0]

    def test_16_bit_grey_keeps_its_light_and_dark(self):
        content = file_of(gradient(mode="I").point(lambda value: value * 256).convert("I;16"), "PNG")

        picture = renditions.upright(io.BytesIO(content))

        assert picture.getpixel((5, 200))[0] < 20
        assert picture.getpixel((595, 200))[0] > 235

    def test_what_was_transparent_becomes_white(self):
        content = file_of(Image.new("RGBA", (400, 300), (200, 0, 0, 0)), "PNG")

        assert renditions.upright(io.BytesIO(content)).getpixel((10, 10)) == (255, 255, 255)

    def test_a_palette_with_transparency(self):
        content = file_of(gradient().quantize(8), "PNG", transparency=0)

        assert renditions.upright(io.BytesIO(content)).mode == "RGB"

    def test_a_broken_profile_is_passed_over(self):
        content = file_of(gradient(), icc_profile=b"not a profile")

        assert renditions.upright(io.BytesIO(content)).mode == "RGB"

    def test_another_colour_space_is_converted(self):
        lab_red = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
        content = file_of(Image.new("RGB", (64, 64), (200, 40, 40)), icc_profile=lab_red)

        assert renditions.upright(io.BytesIO(content)).size == (64, 64)
