"""People, events, sources, topics, albums, series, authors, and what stands beside the articles."""

import pytest
from django.urls import reverse

from addresses.models import Redirect
from articles.models import Article, Depiction, Event
from gallery.models import Binned, Topic
from tests.factories import (
    AlbumFactory,
    AlbumPhotoFactory,
    ArticleFactory,
    AuthorFactory,
    CastFactory,
    CastMemberFactory,
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

pytestmark = pytest.mark.django_db


def columns(thing):
    return {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}


@pytest.mark.parametrize(
    "make",
    [
        AlbumFactory,
        AuthorFactory,
        EventFactory,
        HistoryLinkFactory,
        KeyFigureFactory,
        PointToPonderFactory,
        QuotationFactory,
        SeriesFactory,
        SnippetFactory,
        SourceFactory,
        TopicFactory,
        lambda: Redirect.objects.create(old_path="/old/", new_path="/people/"),
    ],
)
def test_each_comes_back_as_it_was(make, delete, put_back):
    thing = make()
    before = columns(type(thing).objects.get(pk=thing.pk))
    put_back(delete(thing))

    assert columns(type(thing).objects.get(pk=thing.pk)) == before
    assert not Binned.objects.exists()


def test_a_topic_has_its_articles_and_pictures_again(delete, put_back):
    photo, article = PhotoFactory(), ArticleFactory(topics=["Hungary"])
    photo.topics.set(["Hungary"])
    put_back(delete(Topic.objects.get()))

    assert [topic.name for topic in article.topics.all()] == ["Hungary"]
    assert [topic.name for topic in photo.topics.all()] == ["Hungary"]


def test_of_a_topic_s_articles_one_that_is_gone_is_told(delete, put_back):
    ArticleFactory(topics=["Hungary"])
    gone = ArticleFactory(topics=["Hungary"])
    binned = delete(Topic.objects.get())
    gone.delete()

    said = put_back(binned)

    assert "1 article topic was left out, belonging to what no longer exists." in said
    assert Article.objects.filter(topics__name="Hungary").count() == 1


def test_a_person_is_in_pictures_and_events_again(delete, put_back):
    figure = KeyFigureFactory(portrait=PhotoFactory())
    Depiction.objects.create(figure=figure, photo=PhotoFactory(), position="In the dark coat")
    event = EventFactory()
    event.figures.add(figure)
    put_back(delete(figure))

    assert figure.depictions.filter(position="In the dark coat").exists()
    assert figure.photos.count() == 2
    assert list(event.figures.all()) == [figure]


def test_a_portrait_that_is_gone_is_told(delete, put_back):
    portrait = PhotoFactory()
    binned = delete(KeyFigureFactory(portrait=portrait))
    portrait.delete()

    said = put_back(binned)

    assert "Portrait of the key figure: what stood there no longer exists, so it is empty now." in said
    assert "1 person in a picture was left out, belonging to what no longer exists." in said


def test_an_album_keeps_its_order(delete, put_back):
    album = AlbumFactory()
    third, first, second = (AlbumPhotoFactory(album=album, ordering=place).photo for place in (3, 1, 2))
    put_back(delete(album))

    assert [place.photo for place in album.places.all()] == [first, second, third]


def test_a_person_in_a_cast_is_refused_as_ever(editor_client):
    figure = KeyFigureFactory()
    CastMemberFactory(block=CastFactory(parent=ArticleFactory()), figure=figure)
    page = editor_client.post(reverse("admin:articles_keyfigure_delete", args=[figure.pk]), {"post": "yes"})

    assert "would require deleting the following protected related objects" in page.content.decode()
    assert not Binned.objects.exists()


def test_an_address_that_was_taken_meanwhile_is_told_and_nothing_is_lost(delete, put_back):
    topic = TopicFactory(name="Hungary")
    binned = delete(topic)
    TopicFactory(name="Magyarország", slug=topic.slug)

    (sentence,) = put_back(binned)

    assert sentence.startswith("Nothing has been put back: “Hungary” stays in the bin. Another topic has this address.")
    assert Binned.objects.filter(pk=binned.pk).exists()


def test_several_deleted_at_once_lie_there_each(editor_client):
    events = [EventFactory(), EventFactory()]
    sent = {"action": "delete_selected", "_selected_action": [event.pk for event in events], "post": "yes"}
    editor_client.post(reverse("admin:articles_event_changelist"), sent)

    assert Binned.objects.count() == 2
    assert not Event.objects.exists()


def test_one_that_was_put_back_can_be_deleted_again(delete, put_back):
    event = EventFactory()
    put_back(delete(event))
    put_back(delete(Event.objects.get(pk=event.pk)))

    assert Event.objects.filter(pk=event.pk).exists()
