"""The list of all pictures: what is in it, how it is narrowed and counted, and what wrong addresses get."""

import re

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.catalogue import Catalogue
from articles.filing.follow import catch_up
from gallery.models import Photo
from tests.factories import KeyFigureFactory, PhotoFactory

pytestmark = pytest.mark.django_db


def titles(**query):
    return [photo.title for photo in Catalogue(query).photos]


def offered(name, **query):
    """What a facet offers: numbers by words."""
    facets = {facet.name: choices for facet, choices in Catalogue(query).facets}
    return {choice.label: choice.count for choice in facets[name]}


def tagged(title, *topics, **values):
    photo = PhotoFactory(ready=True, title=title, **values)
    photo.topics.set(topics)
    return photo


class TestWhatIsListed:
    def test_a_picture_stands_there_with_its_title_and_date(self, client):
        photo = PhotoFactory(ready=True, title="Boots Square", date="1956-10-23")

        response = client.get("/pictures/")

        assertContains(response, "Boots Square")
        assertContains(response, "23 October 1956")
        assertContains(response, photo.get_absolute_url())

    def test_withdrawn_and_unready_pictures_and_those_of_unknown_rights_stay_out(self, client):
        PhotoFactory(title="Still being prepared")
        PhotoFactory(ready=True, title="Nobody asked", rights="unknown", rights_uri="")
        PhotoFactory(ready=True, title="Its owner objected", withdrawn_at=timezone.now(), withdrawal_reason="Objection")

        response = client.get("/pictures/")

        assertNotContains(response, "Still being prepared")
        assertNotContains(response, "Its owner objected")
        assertNotContains(response, "Nobody asked")
        assertContains(response, "The first picture is still being prepared.")

    def test_a_disturbing_picture_waits_behind_its_note(self, client):
        PhotoFactory(ready=True, content_note="Shows the dead")

        text = client.get("/pictures/").content.decode()

        assert re.search(r"<details class=\"veil\"><summary>Shows the dead.*<picture>.*</details>", text, re.DOTALL)

    def test_the_earliest_comes_first_and_the_undated_last(self):
        for title, date in (("Undated", ""), ("Six coffins", "1989-06-16"), ("Stones", "1953-06-17")):
            PhotoFactory(ready=True, title=title, date=date)

        assert titles() == ["Stones", "Six coffins", "Undated"]

    def test_the_newest_here_first_if_the_reader_likes(self):
        for title, date in (("Stones", "1953-06-17"), ("Six coffins", "1989-06-16")):
            PhotoFactory(ready=True, title=title, date=date)

        assert titles(sort="newest") == ["Six coffins", "Stones"]


class TestNarrowing:
    def test_by_decade_counts_what_may_be_of_it(self):
        for title, date in (
            ("The mast", "195X"),
            ("Paper over the border", "1949/1951"),
            ("Six coffins", "1989-06-16"),
            ("No end", "1956/.."),
            ("Caesar", "-0043"),
            ("Undated", ""),
        ):
            PhotoFactory(ready=True, title=title, date=date)

        assert offered("decade") == {"1940s": 1, "1950s": 2, "1980s": 1}
        assert titles(decade="1950s") == ["Paper over the border", "The mast"]

    def test_by_topic_person_place_and_right_each_with_its_count(self):
        nagy = tagged("Nagy", "Hungary", "Trials", place="Parliament, Budapest")
        tagged("Poznań", "Poland", place="Poznań", rights="own", rights_uri="")
        KeyFigureFactory(slug="imre-nagy").photos.add(nagy)

        assert offered("topic") == {"Hungary": 1, "Poland": 1, "Trials": 1}
        assert offered("person") == {"Imre Nagy": 1}
        assert offered("place") == {"Budapest": 1, "Poznań": 1}
        assert offered("licence") == {"CC BY-SA 3.0": 1, "Our own work": 1}
        for choice in ({"topic": "trials"}, {"person": "imre-nagy"}, {"place": "Budapest"}, {"licence": "cc-by-sa-30"}):
            assert titles(**choice) == ["Nagy"], choice

    def test_choices_are_combined_and_each_kind_counts_beside_the_others(self):
        tagged("Boots Square", "Hungary", date="1956-10-23")
        tagged("Six coffins", "Hungary", date="1989-06-16")
        tagged("Stones", "East Germany", date="1953-06-17")

        assert titles(topic="hungary", decade="1950s") == ["Boots Square"]
        assert offered("decade", topic="hungary") == {"1950s": 1, "1980s": 1}
        assert offered("topic", topic="hungary", decade="1950s") == {"East Germany": 1, "Hungary": 1}

    def test_a_count_is_what_the_link_leads_to(self, client):
        tagged("Boots Square", "Hungary", "Trials", date="1956-10-23")
        tagged("Stones", "East Germany", date="1953-06-17")

        for facet, choices in Catalogue({}).facets:
            for choice in choices:
                response = client.get(f"/pictures/{choice.query}")
                assert response.content.count(b"<picture>") == choice.count, (facet.name, choice)

    def test_what_was_chosen_can_be_given_up_one_by_one(self, client):
        tagged("Boots Square", "Hungary", date="1956-10-23")

        response = client.get("/pictures/?topic=hungary&decade=1950s&sort=newest")

        assertContains(response, 'href="/pictures/?decade=1950s&amp;sort=newest"')
        assertContains(response, 'href="/pictures/?topic=hungary&amp;sort=newest"')

    def test_whoever_has_a_portrait_is_in_it(self):
        portrait = PhotoFactory(ready=True, title="A portrait")
        KeyFigureFactory(slug="imre-nagy", portrait=portrait)

        assert titles(person="imre-nagy") == ["A portrait"]


class TestWrongAddresses:
    @pytest.mark.parametrize(
        "query",
        [
            *("topic=nothing", "person=nobody", "place=Atlantis", "licence=mine", "decade=soon", "decade=1956"),
            *("decade=%C2%B9950s", "decade=-1950s", "topic=a%00b", "place=%25", "decade=99999999999990s"),
        ],
    )
    def test_an_unknown_choice_finds_nothing_and_offers_a_way_out(self, client, query):
        PhotoFactory(ready=True)

        response = client.get(f"/pictures/?{query}")

        assertContains(response, "No picture is all of this at once.")
        assertContains(response, "Show all pictures")

    @pytest.mark.parametrize("number", ["-1", "0", "2", "1000000000", "9" * 5_000, "two", "1.5", "²", "%00"])
    def test_a_page_that_is_not_there_is_said(self, client, number):
        PhotoFactory(ready=True)

        assertContains(client.get(f"/pictures/?page={number}"), "There is no such page", status_code=404)

    @pytest.mark.parametrize("query", ["page=", "sort=size", "unknown=1", "topic="])
    def test_what_says_nothing_is_passed_over(self, client, query):
        PhotoFactory(ready=True, title="Boots Square")

        assertContains(client.get(f"/pictures/?{query}"), "Boots Square")

    def test_markup_in_a_choice_is_only_words(self, client):
        assertNotContains(client.get("/pictures/?place=<script>alert(1)</script>"), "<script>alert")


def test_a_long_list_has_pages(client):
    PhotoFactory.create_batch(50, ready=True)

    first, second = client.get("/pictures/"), client.get("/pictures/?page=2")

    assert [response.content.count(b"<picture>") for response in (first, second)] == [48, 2]
    assertContains(first, 'rel="next" href="/pictures/?page=2"')
    assertContains(second, 'rel="prev" href="/pictures/"')


def test_sixty_pictures_cost_no_more_queries_than_six(client, django_assert_max_num_queries):
    used = []
    for size in (6, 54):
        for number in range(size):
            photo = tagged(f"Tank {number}", "Hungary", f"Topic {number}", place=f"Street {number}, Town {number}")
            KeyFigureFactory(portrait=photo)
        catch_up()
        for address in ("/pictures/", "/pictures/?topic=hungary&decade=1950s"):
            with django_assert_max_num_queries(12) as queries:
                client.get(address)
            used.append(len(queries))

    assert used[:2] == used[2:]
    assert Photo.objects.count() == 60
