import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from gallery.models import Photo, Topic
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

TOGETHER = "admin:gallery_photo_together"
LIST = "admin:gallery_photo_changelist"


def send(client, photos, **values):
    """Send the form with these boxes ticked and these values."""
    ids = ",".join(str(photo.pk) for photo in photos)
    return client.post(reverse(TOGETHER), {"ids": ids, "rights": "unknown", **values})


def test_ticked_pictures_come_from_the_list(editor_client):
    photos = PhotoFactory.create_batch(2)
    data = {"action": "edit_together", "_selected_action": [photo.pk for photo in photos]}

    response = editor_client.post(reverse(LIST), data)

    assertContains(response, "Edit 2 pictures together")


def test_only_what_is_ticked_is_set(editor_client):
    photos = PhotoFactory.create_batch(2)

    response = send(editor_client, photos, change_credit_line="on", credit_line="Fortepan / Anna Kiss", place="Vienna")

    assertRedirects(response, reverse(LIST))
    assert set(Photo.objects.values_list("credit_line", "place")) == {("Fortepan / Anna Kiss", "Budapest")}


def test_a_date_keeps_its_order(editor_client):
    send(editor_client, [PhotoFactory()], change_date="on", date="about 1968")

    photo = Photo.objects.get()
    assert (photo.date.edtf, Photo.objects.filter(date_earliest=19680101).exists()) == ("1968~", True)


def test_a_right_is_set_with_all_that_belongs_to_it(editor_client):
    photo = PhotoFactory()

    send(editor_client, [photo], change_rights="on", rights="permission", permission_holder="Anna Kiss")

    photo.refresh_from_db()
    assert (photo.rights, photo.rights_uri, photo.permission_holder) == ("permission", "", "Anna Kiss")


def test_a_rule_that_one_picture_would_break_stops_all_and_names_it(editor_client):
    ours = PhotoFactory(title="Our own", rights="own", rights_uri="", credit_line="")
    other = PhotoFactory(title="Boots Square", rights="own", rights_uri="")
    licence = "https://creativecommons.org/licenses/by-sa/3.0/"

    response = send(editor_client, [ours, other], change_rights="on", rights="cc", rights_uri=licence)

    assertContains(response, "A picture that is not ours needs a credit line. So it would be with “Our own”.")
    assertContains(response, f'<option value="{licence}" selected>')
    assert set(Photo.objects.values_list("rights", flat=True)) == {"own"}


def test_topics_are_added_and_removed(editor_client):
    photos = PhotoFactory.create_batch(2)
    for photo in photos:
        photo.topics.add("Prague Spring")
    photos[0].topics.add("hungary")

    send(
        editor_client, photos, topics_add="Hungary, Refugees", topics_remove=Topic.objects.get(name="Prague Spring").pk
    )

    for photo in photos:
        assert sorted(topic.name for topic in photo.topics.all()) == ["Refugees", "hungary"]


def test_nothing_ticked_says_so(editor_client):
    assertContains(send(editor_client, [PhotoFactory()]), "Nothing would change")


@pytest.mark.parametrize("ids", ["", "x,y", "987654", "-3"])
def test_no_pictures_lead_back_to_the_list(editor_client, ids):
    assertContains(editor_client.post(reverse(TOGETHER), {"ids": ids}), "Tick some in the list")


def test_who_may_not_change_pictures_is_turned_away(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("pal", password="x", is_staff=True))

    assert client.post(reverse(TOGETHER), {"ids": PhotoFactory().pk}).status_code == 403


def test_new_credits_make_new_files(editor_client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photos = PhotoFactory.create_batch(2)
    former = set(Photo.objects.values_list("rendition_key", flat=True))

    with django_capture_on_commit_callbacks(execute=True):
        send(editor_client, photos, change_credit_line="on", credit_line="Fortepan / Anna Kiss")

    assert not former & set(Photo.objects.values_list("rendition_key", flat=True))


def test_a_new_place_makes_no_new_files(editor_client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photo = PhotoFactory()

    with django_capture_on_commit_callbacks() as callbacks:
        send(editor_client, [photo], change_place="on", place="Vienna")

    assert not [callback for callback in callbacks if "enqueue" in repr(callback)]


def test_many_pictures_cost_no_more_queries_than_few(editor_client):
    counts = []
    for size in (3, 60):
        photos = PhotoFactory.create_batch(size, ready=True)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            send(editor_client, photos, change_credit_line="on", credit_line=f"Fortepan {size}", topics_add="Hungary")
        counts.append(len(queries))

    assert counts[1] <= counts[0]
