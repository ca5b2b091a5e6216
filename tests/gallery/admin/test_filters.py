from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gallery.models import Photo
from tests.factories import ArticleFactory, KeyFigureFactory, PhotoFactory, PictureFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(editor_client):
    """The titles in the list, narrowed down and searched as the address says."""

    def titles(**query):
        response = editor_client.get(reverse("admin:gallery_photo_changelist"), query)
        assert response.status_code == 200
        return sorted(photo.title for photo in response.context["cl"].result_list)

    return titles


@pytest.mark.parametrize(
    ("lacking", "values"),
    [
        ("alt", {"alt_text": ""}),
        ("credit", {"rights": "own", "rights_uri": "", "credit_line": ""}),
        ("rights", {"rights": "unknown", "rights_uri": ""}),
        ("date", {"date": ""}),
    ],
)
def test_what_lacks_something_is_found(listed, lacking, values):
    PhotoFactory(title="Complete")
    PhotoFactory(title="Lacking", **values)

    assert listed(lacks=lacking) == ["Lacking"]


def test_decoration_lacks_no_alternative_text(listed):
    PhotoFactory(alt_text="", is_decorative=True)

    assert listed(lacks="alt") == []


def test_what_nothing_shows_is_found(listed):
    photos = {
        title: PhotoFactory(title=title) for title in ("Lead", "Block", "Portrait", "In a list", "Topic", "Nowhere")
    }
    ArticleFactory(lead_photo=photos["Lead"])
    PictureFactory(photo=photos["Block"])
    KeyFigureFactory(portrait=photos["Portrait"]).photos.add(photos["In a list"])
    TopicFactory(lead_photo=photos["Topic"])

    assert listed(used="no") == ["Nowhere"]
    assert listed(used="yes") == ["Block", "In a list", "Lead", "Portrait", "Topic"]


def test_what_looks_like_another_is_found(listed):
    for title, mark in (("Boots Square", 1956), ("Boots Square, a scan", 1957), ("The flag", -1)):
        photo = PhotoFactory(title=title)
        Photo.objects.filter(pk=photo.pk).update(fingerprint=mark)

    assert listed(copies="yes") == ["Boots Square", "Boots Square, a scan"]
    assert listed(copies="x") == ["Boots Square", "Boots Square, a scan", "The flag"]


def test_states_are_told_apart(listed):
    PhotoFactory(title="Ready", ready=True)
    PhotoFactory(title="Waiting")
    PhotoFactory(title="Failed", problem="It is broken.")
    PhotoFactory(title="Gone", ready=True).withdraw("Its owner objected.")

    for state, title in (("ready", "Ready"), ("waiting", "Waiting"), ("failed", "Failed"), ("withdrawn", "Gone")):
        assert listed(state=state) == [title]


def test_permissions_are_found_by_their_end(listed):
    today = timezone.localdate()
    for title, end in (("Over", today - timedelta(days=1)), ("Soon", today + timedelta(days=30)), ("For ever", None)):
        permission = {"rights": "permission", "rights_uri": "", "permission_holder": "Anna Kiss"}
        PhotoFactory(title=title, permission_until=end, **permission)

    for choice, title in (("ended", "Over"), ("soon", "Soon"), ("open", "For ever")):
        assert listed(permission=choice) == [title]


def test_decades_hold_what_may_have_been_in_them(listed):
    for title, date in (("Revolution", "1956-10-23"), ("Spring", "1968"), ("Century", "19XX"), ("Caesar", "-0043")):
        PhotoFactory(title=title, date=date)

    assert listed(decade="195") == ["Century", "Revolution"]
    assert listed(decade="196") == ["Century", "Spring"]


def test_decades_are_those_of_the_pictures(editor_client):
    PhotoFactory(date="1956-10-23")
    PhotoFactory(date="1968-08-21")

    page = editor_client.get(reverse("admin:gallery_photo_changelist")).content.decode()

    assert "1950s" in page
    assert "1960s" in page


def test_topics_and_places_are_found(listed):
    PhotoFactory(title="Budapest").topics.add("Hungary")
    PhotoFactory(title="Prague", place="Prague")

    assert listed(place="Prague") == ["Prague"]
    assert listed(topics__id__exact=Photo.objects.get(title="Budapest").topics.get().pk) == ["Budapest"]


@pytest.mark.parametrize("query", [{"decade": "x"}, {"decade": "9" * 30}, {"lacks": "x"}, {"used": "'"}, {"state": ""}])
def test_nonsense_narrows_nothing(listed, query):
    PhotoFactory(title="One")

    assert listed(**query) == ["One"]


def test_every_list_costs_the_same_queries_whatever_its_length(editor_client, django_assert_max_num_queries):
    address = reverse("admin:gallery_photo_changelist")
    editor_client.get(address)
    for size in (2, 20):
        for photo in PhotoFactory.create_batch(size, ready=True):
            photo.topics.add("Hungary")
        for query in (
            {},
            {"used": "no"},
            {"copies": "yes"},
            {"lacks": "rights", "state": "ready"},
            {"q": "tank Budapest"},
        ):
            with django_assert_max_num_queries(10):
                editor_client.get(address, query)
