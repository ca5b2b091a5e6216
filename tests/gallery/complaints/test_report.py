import pytest
from django.core.cache import cache
from pytest_django.asserts import assertContains, assertNotContains

from gallery.models import Photo, TakedownRequest
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


def complaint(**values):
    return {
        "kind": "copyright",
        "pages": "http://testserver/articles/twelve-days-in-budapest/",
        "right": "My father took it; published in Élet és Irodalom in 1989.",
        "explanation": "My father Gyula Nagy took this photograph.\nNobody asked us.",
        "name": "Erzsébet Nagy",
        "email": "erzsebet@example.org",
        "good_faith": "on",
        "accurate": "on",
        "signature": "Erzsébet Nagy",
        **values,
    }


@pytest.fixture
def photo():
    return PhotoFactory(ready=True, title="Boots Square")


@pytest.fixture
def send(client, photo, django_capture_on_commit_callbacks):
    """Send the form of the picture, with what follows from it."""

    def send(address=None, headers=None, **values):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address or f"/pictures/{photo.pk}/report/", complaint(**values), headers=headers or {})

    return send


class TestForm:
    def test_is_filled_in_with_the_picture_and_its_page(self, client, photo):
        response = client.get(f"/pictures/{photo.pk}/report/")

        assertContains(response, "Boots Square")
        assertContains(response, f"http://testserver{photo.get_absolute_url()}</textarea>")

    def test_names_the_page_from_which_the_reader_came(self, client, photo):
        response = client.get(f"/pictures/{photo.pk}/report/?page=/articles/twelve-days/")

        assertContains(response, "http://testserver/articles/twelve-days/</textarea>")

    @pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
    def test_believes_no_page_of_another_site(self, client, photo, page):
        assertNotContains(client.get(f"/pictures/{photo.pk}/report/", {"page": page}), "evil")

    def test_asks_for_a_page_where_the_picture_is_not_known(self, client):
        response = client.post("/report/", complaint(pages=""))

        assertContains(response, "Give the address of the page", status_code=422)

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"kind": ""}, "Choose what comes nearest."),
            ({"explanation": " "}, "Say what is wrong"),
            ({"name": ""}, "Give your name"),
            ({"email": "erzsebet"}, "valid e"),
            ({"good_faith": ""}, "tick this to send"),
            ({"right": ""}, "Name the work that is yours"),
            ({"accurate": ""}, "A claim of copyright needs this statement."),
            ({"signature": ""}, "your name as a signature"),
            ({"pages": "twelve days"}, "is not a whole web address"),
            ({"kind": "revenge"}, "Select a valid choice"),
            ({"explanation": "\x00"}, "Null characters"),
            ({"trap": "https://watches.example"}, "there to catch machines"),
        ],
    )
    def test_says_what_is_missing_and_keeps_what_was_typed(self, send, values, sentence):
        response = send(**values)

        assertContains(response, sentence, status_code=422)
        assertContains(response, "published in Élet" if "right" not in values else "Nobody asked us", status_code=422)
        assert not TakedownRequest.objects.exists()

    def test_asks_for_no_statement_of_ownership_when_a_credit_is_wrong(self, send):
        send(kind="credit", right="", accurate="", signature="")

        assert TakedownRequest.objects.get().kind == "credit"

    def test_typed_markup_is_only_words(self, send):
        assertNotContains(send(name="", explanation="</textarea><script>x"), "<script>x", status_code=422)


class TestSending:
    def test_keeps_everything_and_thanks_with_the_reference(self, client, photo, send):
        response = send()

        kept = TakedownRequest.objects.get()
        assert (kept.photo, kept.name, kept.state) == (photo, "Erzsébet Nagy", "open")
        assert kept.good_faith
        assert kept.accurate
        assert response["Location"] == f"/report/{kept.reference}/"
        assertContains(client.get(response["Location"]), kept.reference)

    def test_sends_a_receipt_and_tells_the_editors(self, send, settings, mailoutbox):
        settings.EDITORS_EMAIL = ["desk@example.org"]

        send()

        reference = TakedownRequest.objects.get().reference
        receipt, news = mailoutbox
        assert receipt.to == ["erzsebet@example.org"]
        assert reference in receipt.subject
        assert "Boots Square" in receipt.body
        assert "> Nobody asked us." in receipt.body
        assert news.to == ["desk@example.org"]
        assert "/admin/gallery/takedownrequest/" in news.body

    def test_tells_whoever_may_decide_when_no_address_is_set(self, send, editor, mailoutbox):
        send()

        assert mailoutbox[1].to == ["editor@example.org"]

    def test_is_entered_in_the_ledger_with_its_letters(self, send, editor, photo):
        send()

        assert [entry.what for entry in photo.ledger.all()] == ["received", "told", "told"]

    def test_twice_by_a_nervous_finger_is_one_complaint(self, send):
        assert send()["Location"] == send()["Location"]
        assert TakedownRequest.objects.count() == 1

    def test_about_a_pasted_address_of_a_picture_finds_the_picture(self, send, photo):
        send("/report/", pages=f"http://testserver{photo.get_absolute_url()}")

        assert TakedownRequest.objects.get().photo == photo

    @pytest.mark.parametrize(
        "page", ["http://testserver/articles/twelve-days/", "https://elsewhere.example/pictures/1-x/"]
    )
    def test_about_another_page_leaves_the_picture_to_the_editors(self, send, page):
        send("/report/", pages=page)

        assert TakedownRequest.objects.get().photo is None

    def test_needs_no_account_and_no_script(self, client, photo):
        form = client.get(f"/pictures/{photo.pk}/report/").content.decode()

        assert '<form class="form" method="post"' in form
        assert "sessionid" not in client.cookies


class TestPictureThatIsNotShown:
    def test_that_is_withdrawn_is_said_so(self, client, photo):
        photo.withdraw("Its owner objected.")

        response = client.get(f"/pictures/{photo.pk}/report/")

        assertContains(response, "is no longer shown, and you need do nothing")
        assertContains(response, "Its owner objected.")
        assertNotContains(response, "/media/pictures/")

    def test_that_never_was_is_said_so_and_the_page_asked_for(self, client):
        assertContains(client.get("/pictures/999/report/"), "There is no picture at this address", status_code=404)

    def test_that_is_not_public_yet_is_not_told_from_one_that_never_was(self, client, photo):
        Photo.objects.filter(pk=photo.pk).update(rights="unknown", rights_uri="")

        assertNotContains(client.get(f"/pictures/{photo.pk}/report/"), "Boots Square", status_code=404)

    def test_withdrawn_while_somebody_typed_loses_no_word(self, send, photo):
        photo.withdraw("Its owner objected.")

        send()

        assert TakedownRequest.objects.get().photo == photo


class TestLimits:
    def test_one_place_may_send_six_an_hour_and_loses_no_word(self, send):
        for number in range(6):
            assert send(email=f"anna{number}@example.org").status_code == 302

        response = send(email="anna@example.org")

        assertContains(response, "we ask you to wait", status_code=429)
        assertContains(response, "Nobody asked us.", status_code=429)
        assertContains(response, 'name="signature" value="Erzsébet Nagy"', status_code=429)
        assert int(response["Retry-After"]) > 0

    def test_one_mail_address_may_send_four_an_hour_from_wherever(self, send, settings):
        settings.PROXY_COUNT = 1
        statuses = [
            send(explanation=f"Picture {number}", headers={"X-Forwarded-For": f"203.0.113.{number}"}).status_code
            for number in range(5)
        ]

        assert statuses == [302, 302, 302, 302, 429]

    def test_what_is_not_complete_is_not_counted(self, send):
        for _ in range(10):
            send(name="")

        assert send().status_code == 302


def test_a_reference_that_cannot_be_one_has_no_page(client):
    assert client.get("/report/thanks/").status_code == 404
    assert client.get("/report/R-K7PM-X3QD/").status_code == 200
