"""An editor at a picture's own page, in a real browser."""

import pytest
from django.urls import reverse

from articles.models import Depiction
from gallery.models import Photo
from tests.factories import DepictionFactory, PhotoFactory, TopicFactory
from tests.pictures import file_of, gradient, upload

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(signed_in):
    """The page of a picture whose files are made."""
    photo = PhotoFactory(file=upload(file_of(gradient(600, 400))))
    for name in ("Hungary", "Prague Spring"):
        TopicFactory(name=name)
    Photo.objects.update(found={"creator": "Gyula Nagy"})
    signed_in.goto(reverse("admin:gallery_photo_change", args=[photo.pk]))
    return signed_in


def point(page):
    return [float(page.locator(f"#id_focal_{axis}").input_value()) for axis in "xy"]


def save(page):
    with page.expect_navigation():
        page.locator("input[name=_continue]").click()
    page.locator(".messagelist .success").wait_for()


def test_the_focal_point_is_set_by_a_click(desk):
    box = desk.locator(".focal-picture").bounding_box()
    desk.locator(".focal-picture").click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})

    assert point(desk) == pytest.approx([0.25, 0.75], abs=0.01)
    assert desk.locator(".crops img").first.evaluate("image => image.style.objectPosition") == "25% 75%"
    save(desk)
    assert Photo.objects.get().focal_x == pytest.approx(0.25, abs=0.01)


def test_the_focal_point_is_moved_by_keys_and_said(desk):
    picture = desk.get_by_role("button", name="Focal point: 50% from the left, 50% from the top")
    picture.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "Enter"):
        desk.keyboard.press(key)

    assert point(desk) == [0.54, 0.48]
    desk.get_by_role("button", name="Focal point: 54% from the left, 48% from the top").wait_for()


def test_a_new_file_is_shown_before_it_replaces(desk):
    new = {"name": "new.jpg", "mimeType": "image/jpeg", "buffer": file_of(gradient(300, 500))}
    desk.set_input_files("#id_original", [new])

    desk.get_by_text("New: 300 × 500 pixels.").wait_for()
    save(desk)
    assert (Photo.objects.get().width, Photo.objects.get().height) == (300, 500)


def test_what_the_file_says_is_used_with_one_click(desk):
    desk.get_by_role("button", name="Use what was found in the file as made by").click()

    assert desk.locator("#id_creator").input_value() == "Gyula Nagy"


def test_topics_are_suggested_for_the_one_typed_last(desk):
    desk.locator("#id_topics").fill("Hungary, pra")

    options = desk.locator("#id_topics_known option")
    assert [option.get_attribute("value") for option in options.all()] == ["Hungary, Prague Spring"]


def test_a_person_s_place_is_pointed_at_and_taken_back(desk):
    DepictionFactory(photo=Photo.objects.get())
    desk.reload()
    place = desk.get_by_role("button", name="Place: not chosen")
    box = place.bounding_box()
    place.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    save(desk)
    chosen = Depiction.objects.get()
    assert (chosen.x, chosen.y) == (pytest.approx(0.25, abs=0.02), pytest.approx(0.75, abs=0.02))

    desk.get_by_role("button", name="Remove the place").click()
    desk.keyboard.press("ArrowLeft")
    save(desk)

    assert Depiction.objects.get().x == 0.48


def test_somebody_added_can_be_pointed_at(desk):
    desk.get_by_text("Add another Person").click()

    desk.get_by_role("button", name="Place: not chosen").wait_for()
