from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from gallery.darkroom import file_name
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


def run(*arguments):
    output = StringIO()
    call_command("make_renditions", *arguments, stdout=output)
    return output.getvalue()


def test_makes_what_is_lacking_and_shows_how_far_it_is():
    photos = PhotoFactory.create_batch(2)

    output = run()

    assert "2 of 2 pictures" in output
    for photo in photos:
        photo.refresh_from_db()
        assert default_storage.exists(file_name(photo.rendition_key, 320, "avif"))


def test_goes_on_where_it_was_stopped():
    PhotoFactory()
    run()
    PhotoFactory()

    assert "1 of 1 pictures" in run()
    assert "Every picture has its files." in run()


def test_makes_all_anew_when_asked():
    PhotoFactory()
    run()

    assert "1 of 1 pictures" in run("--all")


def test_names_those_that_cannot_be_read():
    photo = PhotoFactory()
    photo.original.storage.delete(photo.original.name)

    assert f"could not be read; the admin says why: {photo.pk}" in run()
