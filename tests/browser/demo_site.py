"""The demonstration site as readers meet it, in a process of its own: `python -m tests.browser.demo_site PORT`.

Its database and files are those that the environment names (see the fixture `site`). Texts are the real ones;
the plates are small sheets of grain that take no time to print.
"""

import os
import sys
from functools import cache

import django
from PIL import Image

from tests.pictures import file_of, gradient

SHEET, PORTRAIT = (800, 533), (800, 1000)


@cache
def grain(size):
    """A picture from dark to light with coarse grain: its files weigh what those of a plate do."""
    noise = Image.effect_noise((size[0] // 2, size[1] // 2), 60).resize(size)
    return file_of(Image.blend(gradient(*size, mode="L"), noise, 0.25).convert("RGB"))


def press(slug):
    """A sheet of grain in the place of a plate: upright for a portrait, else lying."""
    return f"{slug}.jpg", grain(PORTRAIT if slug.startswith("portrait-") else SHEET)


def develop_each_sheet_once():
    """Let all pictures of one size share the bytes of their renditions: encoding is what takes the time."""
    from gallery import renditions  # noqa: PLC0415 (needs the settings)

    make, made = renditions.make, {}

    def remembered(picture, original, packet):
        if original not in made:
            made[original] = list(make(picture, original, packet))
        return made[original]

    renditions.make = remembered


def add_what_the_texts_lack():
    """An article and a topic with the placements of pictures that the demonstration site does without."""
    from gallery.models import Photo, Topic  # noqa: PLC0415
    from tests import factories as make  # noqa: PLC0415

    photos = Photo.objects.all()[:4]
    article = make.ArticleFactory(title="In twos and fours", slug="in-twos-and-fours", publish_at="2026-01-01T08:00Z")
    for count in (2, 4):
        group = make.PictureGroupFactory(parent=article, layout="grid")
        for photo in photos[:count]:
            make.GroupedPictureFactory(block=group, photo=photo)
    cast = make.CastFactory(parent=article)
    for photo in Photo.objects.filter(import_ref__startswith="demo:portrait-")[:4]:
        make.CastMemberFactory(block=cast, figure__portrait=photo)
    Topic.objects.filter(slug="hungary").update(lead_photo=photos[0])
    add_a_withdrawn_picture(make, photos[0])


def add_a_withdrawn_picture(make, another):
    """An article in which a picture stood, alone and in a group; its standfirst says at which address."""
    photo = make.PhotoFactory(title="Boots Square, seen from the trees")
    words = f"A picture that stood at {photo.get_absolute_url()} is withdrawn."
    article = make.ArticleFactory(
        title="Without a picture", slug="withdrawn", standfirst=words, lead_photo=photo, publish_at="2026-01-01T08:00Z"
    )
    make.PictureFactory(parent=article, photo=photo)
    group = make.PictureGroupFactory(parent=article, layout="grid")
    for shown in (another, photo):
        make.GroupedPictureFactory(block=group, photo=shown)
    photo.withdraw("The photographer’s daughter asked for it.", authority="https://court.example/orders/7")


def main(port):
    """Load the site and serve it until it is ended."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    django.setup()
    # Only now can anything be imported that knows models.
    from django.core.management import call_command  # noqa: PLC0415

    from config.management.commands.serve import serve  # noqa: PLC0415
    from importers import demo  # noqa: PLC0415
    from importers.load import load  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("build_fonts", verbosity=0)
    develop_each_sheet_once()
    load(demo.read(press))
    add_what_the_texts_lack()
    serve("127.0.0.1", port, workers=1, with_worker=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
