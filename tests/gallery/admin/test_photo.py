import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains

from gallery.darkroom import key_of
from gallery.models import Photo
from tests.factories import ArticleFactory, KeyFigureFactory, PhotoFactory, TopicFactory
from tests.pictures import file_of, gradient, upload

pytestmark = pytest.mark.django_db

ADD = "admin:gallery_photo_add"


def popup_form(**values):
    """A single picture with all its facts, as the window of another form sends it."""
    return {"_popup": "1", **photo_form(**values)}


def change_form(**values):
    """A picture's own page as it is sent, with nobody named in it."""
    return {"depictions-TOTAL_FORMS": 0, "depictions-INITIAL_FORMS": 0, **photo_form(**values)}


def photo_form(**values):
    return {
        "original": upload(),
        "title": "Boots Square",
        "caption": "Only the boots stayed.",
        "alt_text": "Two boots on a plinth.",
        "credit_line": "Fortepan / Gyula Nagy",
        "date": "23 October 1956",
        "rights": "cc",
        "rights_uri": "https://creativecommons.org/licenses/by-sa/3.0/",
        "focal_x": "0.5",
        "focal_y": "0.5",
        **values,
    }


class TestUpload:
    def test_reads_the_picture_s_facts_from_its_content(self, editor_client):
        editor_client.post(reverse(ADD), popup_form())

        photo = Photo.objects.get()
        assert (photo.file_format, photo.width, photo.height) == ("JPEG", 600, 400)
        assert photo.date.edtf == "1956-10-23"

    def test_takes_topics_separated_by_commas_and_folds_their_addresses(self, editor_client):
        editor_client.post(reverse(ADD), popup_form(topics="Hungary, Gomułka's October, hungary"))

        assert sorted(topic.slug for topic in Photo.objects.get().topics.all()) == ["gomulkas-october", "hungary"]

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"%PDF-1.7", "not a picture"),
            (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "not a picture"),
            (file_of(gradient())[:900], "damaged or cut short"),
            (file_of(gradient(), "GIF", save_all=True, append_images=[gradient().rotate(90)]), "moves"),
        ],
        ids=["document", "drawing with a script", "cut short", "moving"],
    )
    def test_refuses_with_a_sentence_and_keeps_what_was_typed(self, editor_client, content, sentence):
        response = editor_client.post(reverse(ADD), popup_form(original=SimpleUploadedFile("tank.jpg", content)))

        assert not Photo.objects.exists()
        assertContains(response, sentence)
        assertContains(response, "Only the boots stayed.")

    def test_a_hostile_name_does_not_leave_its_folder(self, editor_client):
        name = "../../../etc/cron.d/\x00tank.jpg"

        editor_client.post(reverse(ADD), popup_form(original=SimpleUploadedFile(name, file_of(gradient()))))

        photo = Photo.objects.get()
        assert photo.original.name == f"originals/{photo.content_hash[:2]}/{photo.content_hash}.jpeg"

    def test_the_same_file_twice_is_refused_and_says_which_picture_it_is(self, editor_client):
        editor_client.post(reverse(ADD), popup_form())

        response = editor_client.post(reverse(ADD), popup_form(title="Boots again"))

        assertContains(response, "already in the library: “Boots Square”")
        assert Photo.objects.count() == 1

    def test_a_replaced_file_keeps_every_use(self, editor_client):
        photo = PhotoFactory()
        article = ArticleFactory(lead_photo=photo)

        editor_client.post(
            reverse("admin:gallery_photo_change", args=[photo.pk]),
            change_form(original=upload(file_of(gradient(300, 500)))),
        )

        article.refresh_from_db()
        assert (article.lead_photo.width, article.lead_photo.height) == (300, 500)


class TestThumbnail:
    def test_is_the_smallest_file(self, editor_client):
        photo = PhotoFactory(ready=True)

        response = editor_client.get(reverse("admin:gallery_photo_thumbnail", args=[photo.pk]))

        assert response["Location"].endswith("-320.jpg")

    def test_is_a_frame_while_the_picture_is_being_prepared(self, editor_client):
        response = editor_client.get(reverse("admin:gallery_photo_thumbnail", args=[PhotoFactory().pk]))

        assertContains(response, 'viewBox="0 0 600 400"')


class TestProof:
    def test_is_for_editors_only(self, client, editor):
        photo = PhotoFactory(rights_evidence=SimpleUploadedFile("letter.pdf", b"Dear editor"))
        address = reverse("admin:gallery_photo_proof", args=[photo.pk])

        assert client.get(address).status_code == 302
        client.force_login(editor)
        assert b"".join(client.get(address).streaming_content) == b"Dear editor"

    def test_that_is_not_there_is_not_found(self, editor_client):
        assert editor_client.get(reverse("admin:gallery_photo_proof", args=[PhotoFactory().pk])).status_code == 404


def test_a_long_list_costs_no_more_queries(editor_client, django_assert_max_num_queries):
    editor_client.get(reverse("admin:gallery_photo_changelist"))
    for size in (2, 20):
        PhotoFactory.create_batch(size, ready=True)
        with django_assert_max_num_queries(9):
            editor_client.get(reverse("admin:gallery_photo_changelist"))


def test_the_list_says_what_state_each_picture_is_in(editor_client):
    ready = PhotoFactory(ready=True)
    Photo.objects.update(rendition_key=key_of(ready))
    PhotoFactory(ready=True)
    PhotoFactory(problem="The file cannot be made into pictures: broken.")
    PhotoFactory()

    response = editor_client.get(reverse("admin:gallery_photo_changelist"))

    for words in ("Ready", "cannot be made into pictures", "Being prepared", "Waiting to be made anew"):
        assertContains(response, words)


class TestDeleting:
    def post(self, client, photo):
        return client.post(reverse("admin:gallery_photo_delete", args=[photo.pk]), {"post": "yes"})

    def test_a_used_picture_is_refused_with_the_places(self, editor_client):
        photo = PhotoFactory()
        KeyFigureFactory(name="Pál Maléter").photos.add(photo)

        response = self.post(editor_client, photo)

        assertContains(response, "it is used in Pál Maléter (person in a picture)")
        assert Photo.objects.exists()

    def test_a_withdrawn_picture_is_refused(self, editor_client):
        photo = PhotoFactory()
        photo.withdraw("Its owner objected.")

        response = self.post(editor_client, photo)

        assertContains(response, "it has been withdrawn")
        assert Photo.objects.exists()


CHANGE = "admin:gallery_photo_change"


class TestDesk:
    def page(self, client, photo):
        return client.get(reverse(CHANGE, args=[photo.pk]))

    def test_says_what_the_picture_lacks_and_what_its_file_says(self, editor_client):
        photo = PhotoFactory(alt_text="")
        Photo.objects.update(found={"persons": "Imre Nagy, Pál Maléter", "creator": "Gyula Nagy"})

        response = self.page(editor_client, photo)

        assertContains(response, "<dt>Lacks</dt><dd>alternative text</dd>")
        assertContains(response, "Imre Nagy, Pál Maléter")
        assertContains(response, "Found in the file: <q>Gyula Nagy</q>")

    def test_warns_of_a_picture_that_looks_like_a_withdrawn_one(self, editor_client):
        photo, other = PhotoFactory(), PhotoFactory(title="The execution")
        Photo.objects.update(fingerprint=7)
        other.withdraw("The family asked.")

        assertContains(
            self.page(editor_client, photo), "It looks like “The execution”, a picture that was withdrawn on"
        )

    def test_shows_where_the_focal_point_is(self, editor_client):
        photo = PhotoFactory(focal_x=0.25, focal_y=0.75)

        assertContains(self.page(editor_client, photo), "object-position: 25% 75%")

    def test_a_replaced_file_is_told_with_what_was_before(self, editor_client):
        photo = PhotoFactory()
        form = change_form(original=upload(file_of(gradient(300, 500))))

        response = editor_client.post(reverse(CHANGE, args=[photo.pk]), form, follow=True)

        assertContains(response, "JPEG, 600 × 400 pixels before, JPEG, 300 × 500 pixels now")

    def test_a_file_that_is_another_picture_already_does_not_replace(self, editor_client):
        photo = PhotoFactory(file=upload(file_of(gradient(300, 500))))
        PhotoFactory(title="Boots Square")

        response = editor_client.post(reverse(CHANGE, args=[photo.pk]), change_form())

        assertContains(response, "already in the library: “Boots Square”")


class TestTopics:
    def test_of_two_words_are_one_topic(self, editor_client):
        editor_client.post(reverse(ADD), popup_form(topics="Cold War"))

        assert [topic.name for topic in Photo.objects.get().topics.all()] == ["Cold War"]

    def test_that_there_are_already_are_suggested(self, editor_client):
        TopicFactory(name="Prague Spring")

        for page in (f"{reverse(ADD)}?_popup=1", reverse("admin:articles_article_add")):
            assertContains(editor_client.get(page), '<option value="Prague Spring">')

    def test_too_long_are_refused_with_a_sentence(self, editor_client):
        response = editor_client.post(reverse(ADD), popup_form(topics="x" * 101))

        assertContains(response, "is too long for a topic: 100 letters are the most.")
