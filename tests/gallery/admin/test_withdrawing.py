import pytest
from django.contrib.auth.models import Permission
from pytest_django.asserts import assertContains

from gallery.models import Binned
from gallery.models.photo import private_storage
from tests.factories import ArticleFactory, PhotoFactory
from tests.sent_form import sent_form

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


class TestErasing:
    def test_removes_the_file_for_good_and_the_rest_stays(
        self, editor_client, photo, django_capture_on_commit_callbacks
    ):
        ArticleFactory(lead_photo=photo)
        name = photo.original.name
        photo.withdraw("Its owner objects.")
        page = f"/admin/gallery/photo/{photo.pk}/"
        assertContains(editor_client.get(f"{page}change/"), f"{page}erase/")
        assertContains(editor_client.get(f"{page}erase/"), "it does not go into the bin")
        with django_capture_on_commit_callbacks(execute=True):
            editor_client.post(f"{page}erase/", {"reason": "Her letter of 3 March."})

        assert not private_storage().exists(name)
        photo.refresh_from_db()
        assert photo.is_withdrawn
        assert photo.found == {}
        assert photo.ledger.last().words == "Her letter of 3 March."
        assert not Binned.objects.exists()
        assert editor_client.get(f"{page}change/").status_code == 200
        assert editor_client.get(f"{page}thumbnail/")["Content-Type"] == "image/svg+xml"

    def test_needs_a_picture_that_is_withdrawn(self, editor_client, photo):
        assert editor_client.post(f"/admin/gallery/photo/{photo.pk}/erase/", {"reason": "Away."}).status_code == 404
        assert photo.original.storage.exists(photo.original.name)

    def test_needs_a_reason(self, editor_client, photo):
        photo.withdraw("Its owner objects.")
        response = editor_client.post(f"/admin/gallery/photo/{photo.pk}/erase/", {"reason": " "})

        assertContains(response, "Say who wants it erased, and why.")

    def test_what_is_erased_is_not_shown_again(self, editor_client, photo):
        photo.withdraw("Its owner objects.")
        photo.erase_file("Her letter.")
        response = editor_client.post(
            f"/admin/gallery/photo/{photo.pk}/reinstate/", {"reason": "She agrees."}, follow=True
        )

        assertContains(response, "Its file has been erased. Replace the file first")
        photo.reinstate("By the complaint.")
        photo.refresh_from_db()
        assert photo.is_withdrawn

    def test_its_words_can_still_be_corrected(self, editor_client, photo):
        photo.withdraw("Its owner objects.")
        photo.erase_file("Her letter.")
        form = f"/admin/gallery/photo/{photo.pk}/change/"
        sent = sent_form(editor_client.get(form).content.decode(), "photo_form")
        editor_client.post(form, sent | {"title": "A square"})

        photo.refresh_from_db()
        assert photo.title == "A square"
        assert photo.is_erased

    def test_is_for_who_may_delete(self, client, photo, django_user_model):
        photo.withdraw("Its owner objects.")
        user = django_user_model.objects.create_user("looker", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename="change_photo"))
        client.force_login(user)

        assert client.post(f"/admin/gallery/photo/{photo.pk}/erase/", {"reason": "Away."}).status_code == 403
