import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from gallery.models import Photo
from tests.factories import PhotoFactory
from tests.gallery.test_metadata import with_iim
from tests.pictures import file_of, gradient, upload

pytestmark = pytest.mark.django_db

ADD = "admin:gallery_photo_add"
RECEIVE = "admin:gallery_photo_receive"
STATES = "admin:gallery_photo_states"
DESCRIBE = "admin:gallery_photo_describe"


def pictures(count):
    return [upload(file_of(gradient(600 + number, 400)), f"tank-{number}.jpg") for number in range(count)]


def not_a_picture():
    return SimpleUploadedFile("minutes.jpg", b"%PDF-1.7 the minutes of the Politburo")


@pytest.fixture
def contributor(client, django_user_model):
    """Someone who may sign in at the desk, and nothing else."""
    client.force_login(django_user_model.objects.create_user("pal", password="x", is_staff=True))
    return client


class TestWithoutScripts:
    def test_every_file_is_answered_and_the_others_go_on(self, editor_client):
        one, two = pictures(2)

        response = editor_client.post(reverse(ADD), {"pictures": [one, not_a_picture(), two]})

        assert Photo.objects.count() == 2
        assertContains(response, "minutes.jpg")
        assertContains(response, "not a picture")
        assertContains(response, f"ids={','.join(str(photo.pk) for photo in Photo.objects.order_by('pk'))}")

    def test_sending_nothing_says_so(self, editor_client):
        assertContains(editor_client.post(reverse(ADD)), "Choose at least one file.")

    def test_the_page_offers_no_description_before_there_is_anything(self, editor_client):
        assertContains(editor_client.get(reverse(ADD)), 'class="upload-next" hidden')


class TestOneFile:
    def receive(self, client, file):
        return client.post(reverse(RECEIVE), {"picture": file} if file else {})

    def test_becomes_a_picture(self, editor_client):
        response = self.receive(editor_client, upload())

        photo = Photo.objects.get()
        assert response.status_code == 201
        assert response.json()["photo"]["pk"] == photo.pk

    def test_that_is_no_picture_is_refused_with_a_sentence(self, editor_client):
        response = self.receive(editor_client, not_a_picture())

        assert response.status_code == 422
        assert "not a picture" in response.json()["refusal"]

    def test_that_is_here_already_leads_to_its_picture(self, editor_client):
        first = self.receive(editor_client, upload()).json()["photo"]

        assert self.receive(editor_client, upload()).json()["known"]["address"] == first["address"]

    def test_that_did_not_arrive(self, editor_client):
        assert self.receive(editor_client, None).status_code == 400

    def test_is_asked_for_by_post_only(self, editor_client):
        assert editor_client.get(reverse(RECEIVE)).status_code == 405

    def test_cut_off_on_its_way_leaves_nothing(self, editor_client):
        head = b'--x\r\nContent-Disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n'

        editor_client.post(
            reverse(RECEIVE), head + file_of(gradient())[:500], content_type="multipart/form-data; boundary=x"
        )

        assert not Photo.objects.exists()


@pytest.mark.parametrize("name", [ADD, RECEIVE, STATES, DESCRIBE, "admin:gallery_photo_alike"])
def test_who_may_not_add_pictures_is_turned_away(contributor, name):
    response = contributor.post(reverse(name)) if name == RECEIVE else contributor.get(reverse(name))

    assert response.status_code == 403


class TestStates:
    def test_tell_how_far_each_picture_is(self, editor_client):
        ready, waiting = PhotoFactory(ready=True), PhotoFactory()
        failed = PhotoFactory(problem="The file cannot be made into pictures: broken.")

        answer = editor_client.get(reverse(STATES), {"ids": f"{ready.pk},{waiting.pk},{failed.pk}"}).json()

        told = {each["pk"]: (each["is_ready"], each["has_failed"]) for each in answer["pictures"]}
        assert told == {ready.pk: (True, False), waiting.pk: (False, False), failed.pk: (False, True)}

    def test_take_one_query_beside_the_session_and_its_user(self, editor_client, django_assert_num_queries):
        for size in (2, 20):
            ids = ",".join(str(photo.pk) for photo in PhotoFactory.create_batch(size, ready=True))
            with django_assert_num_queries(3):
                editor_client.get(reverse(STATES), {"ids": ids})

    @pytest.mark.parametrize("ids", ["", "x", "1,,2", "-1", "9" * 40, "1;drop", "٣"])
    def test_of_nonsense_are_none(self, editor_client, ids):
        assert editor_client.get(reverse(STATES), {"ids": ids}).json() == {"pictures": []}

    def test_alike_names_the_withdrawn(self, editor_client):
        new, old = (PhotoFactory(title=title) for title in ("New", "Old"))
        Photo.objects.update(fingerprint=5)

        answer = editor_client.get(reverse("admin:gallery_photo_alike"), {"ids": new.pk}).json()

        assert answer[str(new.pk)][0]["words"] == f"It looks like “{old}”."


class TestDescriptions:
    def form_of(self, *photos, **values):
        data = {"form-TOTAL_FORMS": len(photos), "form-INITIAL_FORMS": len(photos)}
        for number, photo in enumerate(photos):
            fields = {"id": photo.pk, "title": photo.title, "rights": "unknown", **values}
            data |= {f"form-{number}-{name}": value for name, value in fields.items()}
        return data

    def address(self, *photos):
        return f"{reverse(DESCRIBE)}?ids={','.join(str(photo.pk) for photo in photos)}"

    def new(self, **values):
        return PhotoFactory(rights="unknown", rights_uri="", credit_line="", alt_text="", **values)

    def test_of_all_pictures_are_saved_together(self, editor_client):
        photos = [self.new(), self.new()]
        values = {"alt_text": "Boots.", "rights": "own", "date": "October 1956"}

        response = editor_client.post(self.address(*photos), self.form_of(*photos, **values))

        assertRedirects(response, reverse("admin:gallery_photo_changelist"))
        assert (
            list(Photo.objects.values_list("alt_text", "rights", "date_earliest")) == [("Boots.", "own", 19561001)] * 2
        )

    def test_with_a_mistake_keep_what_was_typed_and_save_nothing(self, editor_client):
        photos = [self.new(), self.new()]
        data = self.form_of(*photos, alt_text="Only the boots stayed.") | {"form-1-rights": "permission"}

        response = editor_client.post(self.address(*photos), data)

        assertContains(response, "Nothing is saved yet")
        assertContains(response, "A picture that is not ours needs a credit line.")
        assertContains(response, "Say who gave the permission, or add the proof of it.")
        assertContains(response, "Only the boots stayed.")
        assert not Photo.objects.exclude(alt_text="").exists()

    def test_leave_the_files_that_were_made_meanwhile(self, editor_client):
        photo = self.new()
        address, data = self.address(photo), self.form_of(photo, alt_text="Boots.")
        Photo.objects.update(rendition_key="1" * 24)

        editor_client.post(address, data)

        assert Photo.objects.get().rendition_key == "1" * 24

    def test_offer_what_the_file_says(self, editor_client):
        photo = self.new(file=upload(with_iim((2, 110, b"Fortepan"), (2, 116, b"(c) G. Nagy"))))

        response = editor_client.get(self.address(photo))

        assertContains(response, "Found in the file: <q>Fortepan</q>")
        assertContains(response, json.dumps({"credit_line": "Fortepan"}).replace('"', "&quot;"))
        assertContains(response, "(c) G. Nagy")

    def test_offer_a_licence_and_claim_none(self, editor_client):
        photo = self.new()
        Photo.objects.update(found={"rights_uri": "https://creativecommons.org/licenses/by-sa/4.0/"})

        assertContains(editor_client.get(self.address(photo)), "Creative Commons Attribution-ShareAlike 4.0")
        assert Photo.objects.get().rights == "unknown"

    def test_of_hostile_words_in_a_file_are_shown_as_words(self, editor_client):
        photo = self.new()
        Photo.objects.update(found={"title": "<script>alert(1)</script>", "persons": "<b>Imre</b>"})

        assertNotContains(editor_client.get(self.address(photo)), "<script>alert")

    def test_of_pictures_that_are_gone(self, editor_client):
        assertContains(editor_client.get(reverse(DESCRIBE), {"ids": "987654"}), "no longer there")

    def test_cost_no_more_queries_for_more_pictures(self, editor_client, django_assert_max_num_queries):
        for size in (2, 20):
            photos = PhotoFactory.create_batch(size, ready=True)
            with django_assert_max_num_queries(7):
                editor_client.get(self.address(*photos))
