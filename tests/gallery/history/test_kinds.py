"""Every save of whatever editors make is a version: told apart in words, and put back."""

import pytest
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.auth.models import Group
from django.urls import reverse
from reversion.models import Revision, Version

from articles.models import Depiction, KeyFigure
from gallery.history.recording import versions_of
from gallery.models import Photo
from tests.factories import (
    AlbumFactory,
    AlbumPhotoFactory,
    ArticleFactory,
    AuthorFactory,
    EventFactory,
    HistoryLinkFactory,
    KeyFigureFactory,
    PhotoFactory,
    PointToPonderFactory,
    QuotationFactory,
    SeriesFactory,
    SnippetFactory,
    SourceFactory,
    TopicFactory,
)
from tests.sent_form import sent_form

pytestmark = pytest.mark.django_db


def addressed(page, thing, *args):
    return reverse(admin_urlname(thing._meta, page), args=[thing.pk, *args])


@pytest.fixture
def save(editor_client):
    """Save a thing in its form with some fields changed, as an editor does."""

    def save(thing, **values):
        form = editor_client.get(addressed("change", thing)).content.decode()
        sent = sent_form(form, f"{thing._meta.model_name}_form") | values
        response = editor_client.post(addressed("change", thing), sent)
        assert response.status_code == 302, response.context["errors"]
        thing.refresh_from_db()

    return save


@pytest.fixture
def compared(editor_client):
    """What the page says of the first version and now."""

    def compared(thing):
        first = versions_of(thing).last()
        return editor_client.get(addressed("compare", thing), {"from": first.pk}).content.decode()

    return compared


@pytest.fixture
def put_back_first(editor_client):
    """Put the first version back; what the editor is told."""

    def put_back_first(thing):
        address = addressed("put_back", thing, versions_of(thing).last().pk)
        response = editor_client.post(address, follow=True)
        thing.refresh_from_db()
        return [str(message) for message in response.context["messages"]]

    return put_back_first


KINDS = [
    (AlbumFactory, "title"),
    (AuthorFactory, "name"),
    (EventFactory, "what"),
    (HistoryLinkFactory, "title"),
    (KeyFigureFactory, "role"),
    (PhotoFactory, "alt_text"),
    (PointToPonderFactory, "title"),
    (QuotationFactory, "speaker"),
    (SeriesFactory, "title"),
    (SnippetFactory, "text"),
    (SourceFactory, "title"),
    (TopicFactory, "introduction"),
]


@pytest.mark.parametrize(("make", "field"), KINDS)
def test_a_save_is_told_and_put_back(make, field, save, compared, put_back_first, editor, editor_client):
    thing = make()
    before = getattr(thing, field)
    save(thing, **{field: "Something else"})

    assert "Something" in compared(thing)
    assert str(editor) in editor_client.get(addressed("history", thing)).content.decode()
    put_back_first(thing)
    assert getattr(thing, field) == before
    assert versions_of(thing).count() == 3


@pytest.mark.parametrize(("make", "field"), KINDS)
def test_a_longer_history_costs_no_more_queries(make, field, save, editor_client, django_assert_max_num_queries):
    thing = make()
    for number in range(4):
        save(thing, **{field: f"Something else {number}"})

    with django_assert_max_num_queries(11):
        editor_client.get(addressed("history", thing))


class TestAlbums:
    def test_what_stands_in_it_and_its_order_are_put_back(self, save, compared, put_back_first):
        album = AlbumFactory()
        first, second = (AlbumPhotoFactory(album=album, ordering=place, caption="Boots.") for place in (1, 2))
        save(album, **{"places-0-ordering": "5", "places-0-caption": "Stumps.", "places-1-DELETE": "on"})
        assert album.places.get().caption == "Stumps."

        page = compared(album)
        assert "Pictures" in page
        assert "Stumps." in page
        put_back_first(album)
        assert [(place.photo, place.caption) for place in album.places.all()] == [
            (first.photo, "Boots."),
            (second.photo, "Boots."),
        ]

    def test_a_picture_that_is_gone_is_told(self, save, put_back_first):
        album = AlbumFactory()
        photo = AlbumPhotoFactory(album=album).photo
        save(album, **{"places-0-DELETE": "on"})
        photo.delete()

        assert "Pictures: 1 of that version no longer exist." in put_back_first(album)


class TestPeople:
    def test_the_pictures_that_they_are_in_are_put_back(self, save, compared, put_back_first):
        figure = KeyFigureFactory(portrait=PhotoFactory())
        Depiction.objects.create(figure=figure, photo=PhotoFactory(title="The crowd"), position="In the dark coat")
        save(figure, **{"depictions-1-position": "On the left"})

        page = compared(figure)
        assert "Pictures that they are in" in page
        put_back_first(figure)
        assert figure.depictions.filter(position="In the dark coat").exists()
        assert figure.depictions.count() == 2

    def test_being_taken_out_of_a_picture_on_its_own_page_is_in_their_history(self, save, compared, put_back_first):
        nagy, kadar = KeyFigureFactory(name="Imre Nagy"), KeyFigureFactory(name="János Kádár")
        photo = PhotoFactory(title="The crowd")
        for figure in (nagy, kadar):
            Depiction.objects.create(figure=figure, photo=photo, position="In the dark coat")
        save(photo, **{"depictions-0-DELETE": "on", "depictions-1-position": "Alone"})
        assert not nagy.depictions.exists()

        assert "crowd" in compared(nagy)
        put_back_first(nagy)
        assert nagy.depictions.get().position == "In the dark coat"
        assert kadar.depictions.get().position == "Alone"
        assert versions_of(kadar).count() == 2


class TestEvents:
    def test_who_took_part_is_put_back(self, save, compared, put_back_first):
        event, nagy = EventFactory(), KeyFigureFactory(name="Imre Nagy")
        event.figures.add(nagy)
        save(event, figures=[])
        assert not event.figures.exists()

        assert "Imre" in compared(event)
        put_back_first(event)
        assert list(event.figures.all()) == [nagy]

    def test_somebody_who_is_gone_is_told(self, save, put_back_first):
        event, nagy = EventFactory(), KeyFigureFactory()
        event.figures.add(nagy)
        save(event, figures=[])
        KeyFigure.objects.get(pk=nagy.pk).delete()

        assert "Key figures: 1 of them no longer exist." in put_back_first(event)


class TestPictures:
    def test_topics_are_put_back(self, save, compared, put_back_first):
        photo = PhotoFactory()
        photo.topics.set(["Hungary"])
        save(photo, topics="Poland")

        page = compared(photo)
        assert "Hungary" in page
        assert "Poland" in page
        put_back_first(photo)
        assert [topic.name for topic in photo.topics.all()] == ["Hungary"]

    def test_their_files_and_a_withdrawal_stay_as_they_are(self, save, put_back_first):
        photo = PhotoFactory()
        original = photo.original.name
        save(photo, title="The boots")
        photo.withdraw("Its owner objects.")
        put_back_first(photo)

        assert photo.is_withdrawn
        assert photo.original.name == original

    def test_each_of_many_edited_together_has_versions_of_its_own(self, editor_client, compared, put_back_first):
        first, second = PhotoFactory(), PhotoFactory()
        first.topics.set(["Hungary"])
        sent = {"ids": f"{first.pk},{second.pk}", "rights": "unknown", "change_place": "on", "place": "Győr"}
        editor_client.post(reverse("admin:gallery_photo_together"), sent | {"topics_add": "Poland"})

        assert versions_of(first).count() == versions_of(second).count() == 2
        assert versions_of(first).first().comment == "Edited together with others."
        assert "Győr" in compared(first)
        assert "Hungary" not in compared(second)
        put_back_first(second)
        assert second.place == "Budapest"
        assert not second.topics.exists()
        assert Photo.objects.get(pk=first.pk).place == "Győr"

    def test_many_are_recorded_in_as_many_queries_as_two(self, editor_client, django_assert_max_num_queries):
        def edit(number, place):
            ids = ",".join(str(PhotoFactory().pk) for _ in range(number))
            sent = {"ids": ids, "rights": "unknown", "change_place": "on", "place": place}
            with django_assert_max_num_queries(50):
                editor_client.post(reverse("admin:gallery_photo_together"), sent)

        edit(2, "Győr")
        edit(20, "Pécs")
        assert Version.objects.get_for_model(Photo).count() == 44

    def test_their_history_tells_contributors_nothing(self, client, django_user_model, save):
        photo = PhotoFactory()
        save(photo, rights_note="She asked us to call first.")
        contributor = django_user_model.objects.create_user("katalin", is_staff=True)
        contributor.groups.add(Group.objects.get(name="Contributors"))
        client.force_login(contributor)

        assert client.get(addressed("history", photo)).status_code == 403
        assert client.get(addressed("compare", photo), {"since": "2026-01-01"}).status_code == 403


def test_a_version_of_a_topic_made_with_an_article_is_no_part_of_it(save):
    """Whoever types a new topic into an article's form makes it in the same save."""
    article = ArticleFactory(draft=True)
    save(article, topics="Hungary")

    topic = article.topics.get()
    assert versions_of(topic).count() == 1
    assert Revision.objects.count() == 2
