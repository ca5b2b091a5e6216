"""The list of the bin: what it says, who sees what of it, and what it costs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Event
from gallery.bin.keeping import keep
from gallery.models import Binned
from tests.factories import ArticleFactory, EventFactory, PhotoFactory, TopicFactory

pytestmark = pytest.mark.django_db

BIN = reverse("admin:gallery_binned_changelist")


@pytest.fixture
def contributor(django_user_model):
    user = django_user_model.objects.create_user("katalin", is_staff=True)
    user.groups.add(Group.objects.get(name="Contributors"))
    return user


def bin_one(thing, user):
    keep([thing], user)
    number = thing.pk
    thing.delete()
    return Binned.objects.get(kind=thing._meta.label_lower, number=number)


def test_an_empty_one_says_so(editor_client):
    assert "The bin is empty." in editor_client.get(BIN).content.decode()


def test_each_list_leads_to_its_part_of_it(editor_client, editor):
    bin_one(EventFactory(what="The radio is stormed"), editor)
    bin_one(TopicFactory(), editor)
    address = f"{BIN}?kind=articles.event"

    assert f'href="{address}"' in editor_client.get(reverse("admin:articles_event_changelist")).content.decode()
    page = editor_client.get(address).content.decode()
    assert "The radio is stormed" in page
    assert "Put “Hungary” back" not in page


def test_of_a_kind_of_which_there_is_nothing_the_list_says_so(editor_client):
    assert "Nothing here." in editor_client.get(f"{BIN}?kind=articles.event").content.decode()


def test_after_thirty_days_it_is_offered_no_more(editor_client, editor):
    binned = bin_one(EventFactory(), editor)
    Binned.objects.update(deleted_at=timezone.now() - timedelta(days=31))

    assert "The bin is empty." in editor_client.get(BIN).content.decode()
    assert editor_client.post(reverse("admin:gallery_binned_back", args=[binned.pk])).status_code == 404


def test_a_contributor_sees_what_they_deleted_themselves_and_nothing_else(client, contributor, editor):
    own = bin_one(ArticleFactory(title="The radio", draft=True, writer=contributor), contributor)
    theirs = bin_one(ArticleFactory(title="The embassy", draft=True), editor)
    bin_one(PhotoFactory(title="The boots"), contributor)
    client.force_login(contributor)

    page = client.get(BIN).content.decode()
    assert "The radio" in page
    assert "The embassy" not in page
    assert "The boots" not in page  # pictures are deleted by editors alone
    assert client.post(reverse("admin:gallery_binned_back", args=[theirs.pk])).status_code == 404
    client.post(reverse("admin:gallery_binned_back", args=[own.pk]))
    assert Article.objects.get().writer == contributor


def test_who_may_delete_but_not_add_puts_nothing_back(client, django_user_model, editor):
    binned = bin_one(EventFactory(), editor)
    user = django_user_model.objects.create_user("looker", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["delete_event", "view_binned"]))
    client.force_login(user)

    assert client.get(BIN).status_code == 403
    assert client.post(reverse("admin:gallery_binned_back", args=[binned.pk])).status_code == 404
    assert client.post(reverse("admin:gallery_binned_delete", args=[binned.pk]), {"post": "yes"}).status_code in (
        302,
        403,
    )
    assert Binned.objects.exists()


def test_nothing_is_put_back_by_following_a_link(editor_client, editor):
    binned = bin_one(EventFactory(), editor)

    assert editor_client.get(reverse("admin:gallery_binned_back", args=[binned.pk])).status_code == 405


def test_a_second_press_is_answered_and_does_nothing(editor_client, editor):
    binned = bin_one(EventFactory(), editor)
    address = reverse("admin:gallery_binned_back", args=[binned.pk])
    editor_client.post(address)

    assert editor_client.post(address).status_code == 404
    assert Event.objects.count() == 1


def asked(client, method, address):
    with CaptureQueriesContext(connection) as queries:
        getattr(client, method)(address)
    return len(queries)


def test_a_longer_list_asks_no_more(editor_client, editor):
    def fill(number):
        for _ in range(number):
            bin_one(EventFactory(), editor)
        return asked(editor_client, "get", BIN)

    few = fill(2)
    assert fill(6) == few <= 14


def test_the_pages_of_a_long_list_hold_each_once(editor_client, editor):
    for _ in range(60):
        bin_one(EventFactory(), editor)
    pages = [editor_client.get(BIN, {"p": page}).context["cl"].result_list for page in (1, 2)]

    assert len({binned.pk for page in pages for binned in page}) == 60


def test_what_is_put_back_with_more_asks_no_more_about_what_is_there(editor_client, editor):
    """Each row is one statement, and what is noted of it for search and history."""

    def put_back(pictures):
        topic = TopicFactory(name=f"Hungary {pictures}")
        for _ in range(pictures):
            PhotoFactory().topics.set([topic])
        binned = bin_one(topic, editor)
        return asked(editor_client, "post", reverse("admin:gallery_binned_back", args=[binned.pk]))

    put_back(1)  # what is remembered from now on is asked for once
    assert put_back(6) - put_back(2) <= 4 * 3
