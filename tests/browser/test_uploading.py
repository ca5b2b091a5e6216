"""An editor drops a handful of files into the library, in a real browser."""

import base64

import pytest
from django.urls import reverse

from gallery.models import Photo
from tests.pictures import file_of, gradient

pytestmark = pytest.mark.django_db(transaction=True)

DROP = """([files]) => {
  const transfer = new DataTransfer()
  for (const { name, bytes } of files) {
    transfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt())], name))
  }
  const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true })
  document.querySelector(".upload-drop").dispatchEvent(event)
}"""


def picture(number):
    content = file_of(gradient(600, 300 + number))
    return {"name": f"boots-{number}.jpg", "mimeType": "image/jpeg", "buffer": content}


def document():
    return {"name": "minutes.jpg", "mimeType": "image/jpeg", "buffer": b"%PDF-1.7 the minutes of the Politburo"}


@pytest.fixture
def desk(signed_in):
    signed_in.goto(reverse("admin:gallery_photo_add"))
    return signed_in


def rows(page, kind):
    return page.locator(f".upload-file.is-{kind}")


def test_files_are_taken_one_by_one_and_the_wrong_one_is_refused(desk):
    desk.set_input_files("#pictures", [picture(1), document(), picture(2), picture(3)])

    rows(desk, "ready").nth(2).wait_for()
    assert rows(desk, "refused").inner_text().startswith("minutes.jpg\n\nThis is not a picture")
    assert "3 of 4 received · 3 ready · 1 refused" in desk.locator("[role=status]").inner_text()
    assert Photo.objects.count() == 3

    desk.get_by_role("link", name="Describe these pictures").click()
    desk.locator("fieldset.description").nth(2).wait_for()
    assert desk.locator("fieldset.description").count() == 3


def test_files_are_dropped(desk):

    sent = (picture(1), document())
    files = [{"name": each["name"], "bytes": base64.b64encode(each["buffer"]).decode()} for each in sent]
    desk.evaluate(DROP, [files])

    rows(desk, "ready").wait_for()
    rows(desk, "refused").wait_for()


def test_a_broken_connection_keeps_nothing_and_is_tried_again(desk):
    address = f"**{reverse('admin:gallery_photo_receive')}"
    desk.route(address, lambda route: route.abort())
    desk.set_input_files("#pictures", [picture(1)])

    rows(desk, "broken").wait_for()
    assert not Photo.objects.exists()

    desk.unroute(address)
    desk.get_by_role("button", name="Try again: boots-1.jpg").click()
    rows(desk, "ready").wait_for()
    assert Photo.objects.count() == 1


def test_an_answer_that_got_lost_is_no_second_picture(desk):
    address = f"**{reverse('admin:gallery_photo_receive')}"

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    desk.route(address, lose_the_answer)
    desk.set_input_files("#pictures", [picture(1)])
    rows(desk, "broken").wait_for()
    desk.unroute(address)

    desk.get_by_role("button", name="Try again: boots-1.jpg").click()

    rows(desk, "ready").wait_for()
    assert Photo.objects.count() == 1


def test_the_same_file_twice_leads_to_the_picture_that_it_is(desk):
    desk.set_input_files("#pictures", [picture(1)])
    rows(desk, "ready").wait_for()

    desk.set_input_files("#pictures", [picture(1) | {"name": "again.jpg"}])

    refused = rows(desk, "refused")
    refused.wait_for()
    assert "already in the library: “boots 1”" in refused.inner_text()
    assert refused.get_by_role("link", name="See it").get_attribute("href") == reverse(
        "admin:gallery_photo_change", args=[Photo.objects.get().pk]
    )


def test_what_looks_like_another_picture_says_so(desk):
    desk.set_input_files("#pictures", [picture(1)])
    rows(desk, "ready").wait_for()

    desk.set_input_files("#pictures", [picture(2)])

    desk.locator(".upload-warning").wait_for()
    assert "It looks like “boots 1”." in desk.locator(".upload-warning").inner_text()
