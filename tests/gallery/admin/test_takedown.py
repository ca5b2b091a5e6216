import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from gallery.models import TakedownRequest
from tests.factories import ArticleFactory, PhotoFactory, PictureFactory, TakedownRequestFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/gallery/takedownrequest/"


@pytest.fixture
def complaint():
    photo = PhotoFactory(ready=True, title="Boots Square")
    PictureFactory(photo=photo, parent__title="Twelve days in Budapest")
    return TakedownRequestFactory(photo=photo)


def address(complaint):
    return reverse("admin:gallery_takedownrequest_change", args=[complaint.pk])


def decide(client, complaint, decision, **values):
    sent = {"seen": "open", "reasons": "We have looked at it.", **values}
    return client.post(
        address(complaint), {decision: "1"} | {f"{decision}-{name}": value for name, value in sent.items()}, follow=True
    )


class TestComplaint:
    def test_shows_all_that_is_needed_to_decide(self, editor_client, complaint):
        other = TakedownRequestFactory(photo=complaint.photo, name="Pál Kiss")

        response = editor_client.get(address(complaint))

        for words in (
            "My father Gyula Nagy took this photograph.",
            "Boots Square",
            "Twelve days in Budapest",
            "Fortepan / Gyula Nagy",
            "Attribution-ShareAlike 3.0",
            str(other),
            "Withdrawn at the request of whoever holds the right to it.",
            "Withdraw it from every page",
            "Correct it everywhere",
            "Keep it as it is",
        ):
            assertContains(response, words)

    def test_is_withdrawn_with_one_click_and_the_words_proposed(self, editor_client, complaint):
        page = editor_client.get(address(complaint))
        form = page.context["decisions"][0]
        proposed = {
            form.add_prefix(name): form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()
        }

        response = editor_client.post(address(complaint), {"withdraw": "1", **proposed}, follow=True)

        assertContains(response, "is decided: Picture withdrawn. Both sides are told.")
        complaint.refresh_from_db()
        assert complaint.photo.is_withdrawn
        assert complaint.ledger.get(what="withdrawn").by_name == "editor"

    def test_is_withdrawn_by_legal_order(self, editor_client, complaint):
        decide(
            editor_client,
            complaint,
            "withdraw",
            public_reason="A court ordered it.",
            authority="https://court.example/7",
        )

        complaint.refresh_from_db()
        assert complaint.photo.is_withdrawn_by_order

    def test_is_kept(self, editor_client, complaint):
        decide(editor_client, complaint, "keep")

        complaint.refresh_from_db()
        assert (complaint.state, complaint.decision) == ("kept", "We have looked at it.")

    def test_is_corrected_with_the_words_in_place(self, editor_client, complaint):
        words = {
            "photo-title": "Boots Square",
            "photo-credit_line": "Fortepan / Sándor Nagy",
            "photo-date": "24 October 1956",
        }

        response = editor_client.post(
            address(complaint), {"correct": "1", "correct-seen": "open", "correct-reasons": "You are right.", **words}
        )

        assert response.status_code == 302
        complaint.refresh_from_db()
        assert complaint.photo.credit_line == "Fortepan / Sándor Nagy"
        assert complaint.photo.date.edtf == "1956-10-24"

    def test_is_not_decided_without_reasons_and_keeps_what_was_typed(self, editor_client, complaint):
        response = decide(editor_client, complaint, "withdraw", reasons="", public_reason="Its owner asked for it so.")

        assertContains(response, "Say why you decide so: both sides are told.")
        assertContains(response, "Its owner asked for it so.")
        complaint.refresh_from_db()
        assert complaint.is_open

    def test_is_not_corrected_to_what_cannot_be(self, editor_client, complaint):
        sent = {"correct": "1", "correct-seen": "open", "correct-reasons": "You are right.", "photo-title": "Boots"}

        response = editor_client.post(address(complaint), {**sent, "photo-credit_line": "", "photo-date": "never"})

        assertContains(response, "Nothing has been decided yet")
        complaint.refresh_from_db()
        assert complaint.photo.credit_line == "Fortepan / Gyula Nagy"

    def test_that_somebody_decided_meanwhile_says_so(self, editor_client, complaint):
        decide(editor_client, complaint, "keep")

        response = decide(editor_client, complaint, "withdraw", public_reason="Its owner asked for it.")

        assertContains(response, "Somebody decided meanwhile")
        complaint.refresh_from_db()
        assert not complaint.photo.is_withdrawn

    def test_without_a_picture_asks_for_it_first(self, editor_client):
        complaint = TakedownRequestFactory(photo=None)
        photo = PhotoFactory(title="Boots Square")
        page = editor_client.get(address(complaint))
        assertContains(page, "Which picture is it?")
        assertNotContains(page, "Withdraw it from every page")

        response = editor_client.post(address(complaint), {"photo": photo.pk}, follow=True)

        assertContains(response, "It is about “Boots Square”. Now decide.")
        assertContains(response, "Withdraw it from every page")

    @pytest.mark.parametrize(
        "sent", [{}, {"withdraw": "1"}, {"photo": ""}, {"photo": "x"}, {"keep": "1", "keep-seen": "x"}]
    )
    def test_nonsense_is_answered_with_the_page(self, editor_client, sent):
        assert editor_client.post(address(TakedownRequestFactory(photo=None)), sent).status_code == 200

    def test_cannot_be_deleted(self, editor_client, complaint):
        assert (
            editor_client.post(reverse("admin:gallery_takedownrequest_delete", args=[complaint.pk])).status_code == 403
        )

        editor_client.post(LIST, {"action": "delete_selected", "_selected_action": complaint.pk, "post": "yes"})
        assert TakedownRequest.objects.exists()

    def test_is_shown_without_decisions_to_whoever_may_only_look(self, client, complaint, django_user_model):
        watcher = django_user_model.objects.create_user("watcher", is_staff=True)
        watcher.user_permissions.add(Permission.objects.get(codename="view_takedownrequest"))
        client.force_login(watcher)

        assertNotContains(client.get(address(complaint)), "Withdraw it from every page")
        assert decide(client, complaint, "keep").status_code == 403

    def test_that_is_not_there_is_not_found(self, editor_client):
        assert editor_client.get(f"{LIST}999/change/").status_code == 404
        assert editor_client.get(f"{LIST}nothing/change/").status_code == 404

    def test_that_came_by_letter_can_be_entered(self, editor_client, complaint):
        sent = {
            "photo": complaint.photo.pk,
            "kind": "person",
            "explanation": "She wrote that the boy is her brother.",
            "name": "Mária Kovács",
            "email": "maria@example.org",
        }

        editor_client.post(f"{LIST}add/", sent)

        assert TakedownRequest.objects.get(kind="person").ledger.get().words.startswith("Entered at the desk")


class TestList:
    def test_puts_the_open_ones_first(self, editor_client):
        first = TakedownRequestFactory(name="Anna Kiss")
        decided = TakedownRequestFactory(name="Pál Kiss")
        decide(editor_client, decided, "keep")

        page = editor_client.get(LIST).content.decode()

        assert page.index(first.reference) < page.index(decided.reference)

    def test_says_how_many_others_are_about_the_same(self, editor_client, complaint):
        TakedownRequestFactory(photo=complaint.photo)

        assertContains(editor_client.get(LIST), '<td class="field-others">1</td>', 2)

    def test_costs_no_more_queries_when_it_is_longer(self, editor_client, django_assert_max_num_queries):
        editor_client.get(LIST)
        for size in (2, 10):
            TakedownRequestFactory.create_batch(size)
            with django_assert_max_num_queries(8):
                editor_client.get(LIST)


def test_a_complaint_costs_a_fixed_number_of_queries(editor_client, complaint, django_assert_max_num_queries):
    editor_client.get(address(complaint))
    for size in (1, 8):
        for _ in range(size):
            PictureFactory(photo=complaint.photo)
            ArticleFactory(lead_photo=complaint.photo)
            TakedownRequestFactory(photo=complaint.photo)
        with django_assert_max_num_queries(24):
            editor_client.get(address(complaint))
