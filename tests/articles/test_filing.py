"""What is kept of the list of pictures stays what would be counted, whatever happens to the pictures."""

from collections import Counter

import pytest
from django.db import transaction
from django.utils import timezone

from articles.catalogue import Catalogue
from articles.filing.follow import catch_up
from articles.filing.places import every_pair, places_of
from articles.models import Filing, FilingCount
from gallery.bin.keeping import keep
from gallery.bin.restoring import restore
from gallery.models import Binned, Photo, PhotoTopic, Topic
from tests.factories import KeyFigureFactory, PhotoFactory

pytestmark = pytest.mark.django_db


def tagged(title, *topics, **values):
    photo = PhotoFactory(ready=True, title=title, **values)
    photo.topics.set(topics)
    return photo


@pytest.fixture
def boots():
    return tagged("Boots Square", "Hungary", "Statues", date="1956-10-23", place="Dózsa Square, Budapest")


@pytest.fixture
def bread():
    return tagged("Bread and freedom", "Poland", date="1956-06-28", place="Poznań")


def kept():
    """The counts of pairs that are kept, but for those of nothing."""
    catch_up()
    counts = FilingCount.objects.filter(number__gt=0)
    rows = counts.values_list("facet", "value", "beside_facet", "beside_value", "number")
    return {((facet, value), (beside, other)): number for facet, value, beside, other, number in rows}


def counted_anew():
    places = places_of(Photo.objects.values_list("pk", flat=True))
    return Counter(pair for choices in places.values() for pair in every_pair(choices))


def offered(facet, **query):
    choices = {each.name: choices for each, choices in Catalogue(query).facets}[facet]
    return {choice.label: choice.count for choice in choices}


CHANGES = {
    "it is withdrawn": lambda photo: photo.withdraw("Its owner objects."),
    "it is withdrawn with others": lambda photo: Photo.objects.filter(pk=photo.pk).update(
        withdrawn_at=timezone.now(), withdrawal_reason="Its owner objected."
    ),
    "its rights become unknown": lambda photo: Photo.objects.update(rights="unknown", rights_uri=""),
    "its files are made anew": lambda photo: Photo.objects.update(renditions_ready_at=None),
    "it is deleted": lambda photo: photo.delete(),
    "all are deleted": lambda photo: Photo.objects.all().delete(),
    "its place is known better": lambda photo: Photo.objects.filter(pk=photo.pk).update(place="Felvonulási Square"),
    "it loses its topics": lambda photo: photo.topics.clear(),
    "a topic is deleted": lambda photo: Topic.objects.get(name="Hungary").delete(),
    "a topic is given to many": lambda photo: PhotoTopic.objects.bulk_create(
        [PhotoTopic(tag=Topic.objects.get(name="Hungary"), content_object=each) for each in Photo.objects.all()],
        ignore_conflicts=True,
    ),
    "somebody is recognised": lambda photo: KeyFigureFactory(portrait=photo),
    "pictures are added together": lambda photo: Photo.objects.bulk_create(
        [Photo(width=1, height=1, rights="own", place="Budapest", renditions_ready_at=timezone.now()) for _ in range(3)]
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_kept_counts_are_those_that_would_be_counted(boots, bread, change):
    before = kept()
    assert before == counted_anew()

    change(boots)

    assert kept() == counted_anew() != before


def test_a_person_who_is_deleted_or_taken_off_a_picture_is_offered_no_more(boots, bread):
    nagy, maleter = KeyFigureFactory(name="Imre Nagy"), KeyFigureFactory(name="Pál Maléter")
    for figure in (nagy, maleter):
        figure.photos.add(boots, bread)
    assert offered("person") == {"Imre Nagy": 2, "Pál Maléter": 2}

    nagy.delete()
    maleter.photos.remove(boots)

    assert offered("person") == {"Pál Maléter": 1}
    assert kept() == counted_anew()


def test_what_comes_back_from_the_bin_is_counted_again(boots, bread):
    figure = KeyFigureFactory()
    figure.photos.add(bread)
    for thing in (figure, bread, Topic.objects.get(name="Hungary")):
        if thing == bread:
            bread.depictions.all().delete()
        before = kept()
        keep([thing], None)
        thing.delete()
        assert kept() == counted_anew() != before

        restore(Binned.objects.get())
        Photo.objects.filter(renditions_ready_at=None).update(renditions_ready_at=timezone.now())

        assert kept() == counted_anew() == before


def test_a_topic_that_gets_another_name_keeps_its_pictures(boots):
    Topic.objects.filter(name="Hungary").update(name="Magyarország", slug="magyarorszag")

    assert offered("topic", topic="magyarorszag") == {"Magyarország": 1, "Statues": 1}


def test_a_place_within_a_place_is_found_though_it_is_not_filed(boots, bread):
    assert [photo.title for photo in Catalogue({"place": "Dózsa Square, Budapest"}).photos] == ["Boots Square"]
    assert offered("topic", place="Dózsa Square, Budapest") == {"Hungary": 1, "Statues": 1}


@pytest.mark.parametrize("many", [0, 1_000])
def test_a_choice_of_many_pictures_is_found_as_one_of_few(boots, bread, many, monkeypatch):
    monkeypatch.setattr("articles.catalogue.MANY", many)

    for query in ({}, {"topic": "hungary"}, {"topic": "hungary", "decade": "1950s"}, {"topic": "poland"}):
        catalogue = Catalogue(query)
        assert catalogue.count == len(catalogue.photos) > 0, query


def test_a_picture_of_many_topics_is_filed_once(django_assert_max_num_queries):
    with transaction.atomic():
        photo = tagged("Boots Square", *(f"Topic {number}" for number in range(12)))
        with django_assert_max_num_queries(10):
            catch_up()

    assert Filing.objects.filter(photo=photo, facet="topic").count() == 12


@pytest.mark.django_db(transaction=True)
def test_it_is_written_in_the_transaction_of_the_change():
    with transaction.atomic():
        tagged("Boots Square", "Hungary")
        assert not FilingCount.objects.exists()
    assert FilingCount.objects.get(facet="all", beside_facet="all").number == 1

    with transaction.atomic():
        Photo.objects.all().delete()
        transaction.set_rollback(True)
    assert FilingCount.objects.get(facet="all", beside_facet="all").number == 1
