import pytest
from django.contrib.auth.models import Permission
from pytest_django.asserts import assertContains

from tests.factories import ArticleFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    return PhotoFactory(ready=True, title="Boots Square")


def test_withdrawing_asks_first_and_says_where_the_picture_stands(editor_client, photo):
    ArticleFactory(title="Twelve days in Budapest", lead_photo=photo)

    response = editor_client.get(f"/admin/gallery/photo/{photo.pk}/withdraw/")

    assertContains(response, "Twelve days in Budapest")
    photo.refresh_from_db()
    assert not photo.is_withdrawn


def test_a_picture_is_withdrawn_and_shown_again_from_its_own_page(editor_client, photo):
    page = f"/admin/gallery/photo/{photo.pk}/"
    assertContains(editor_client.get(f"{page}change/"), f"{page}withdraw/")

    sent = {"public_reason": "Its owner asked for it.", "reference": "Letter of 3 March"}
    response = editor_client.post(f"{page}withdraw/", sent, follow=True)

    assertContains(response, "Readers are told: Its owner asked for it.")
    assertContains(response, "Letter of 3 March")
    assertContains(response, f"{page}reinstate/")
    photo.refresh_from_db()
    assert photo.is_withdrawn

    editor_client.post(f"{page}reinstate/", {"reason": "She has changed her mind."})

    photo.refresh_from_db()
    assert not photo.is_withdrawn
    assert [entry.by_name for entry in photo.ledger.all()] == ["editor", "editor"]


@pytest.mark.parametrize(
    ("what", "sent", "sentence"),
    [
        ("withdraw", {}, "Say in public words why it is withdrawn."),
        ("withdraw", {"public_reason": "Its owner.", "authority": "the court"}, "Enter a valid URL."),
        ("reinstate", {"reason": " "}, "Say why it may be shown again."),
    ],
)
def test_what_is_missing_is_said(editor_client, photo, what, sent, sentence):
    assertContains(editor_client.post(f"/admin/gallery/photo/{photo.pk}/{what}/", sent), sentence)

    assert not photo.ledger.exists()


def test_who_may_only_look_cannot_withdraw(client, photo, django_user_model):
    watcher = django_user_model.objects.create_user("watcher", is_staff=True)
    watcher.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(watcher)

    assert client.get(f"/admin/gallery/photo/{photo.pk}/withdraw/").status_code == 403


def test_editors_still_see_what_is_withdrawn_and_nobody_else_does(client, editor, photo):
    photo.withdraw("Its owner asked for it.")
    address = f"/admin/gallery/photo/{photo.pk}/thumbnail/"

    assert client.get(address).status_code == 302
    client.force_login(editor)
    response = client.get(address)

    assert response["Content-Type"] == "image/jpeg"
    assert "no-store" in response["Cache-Control"]
    assert response.content.startswith(b"\xff\xd8")


def test_a_picture_that_never_was_is_not_found(editor_client):
    assert editor_client.get("/admin/gallery/photo/999/withdraw/").status_code == 404
