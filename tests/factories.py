"""One factory for each model; a test names only what matters to it."""

import itertools
from datetime import UTC, datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from articles.models import (
    Article,
    Author,
    Cast,
    CastMember,
    ChronologyBlock,
    ChronologyEntry,
    ContestedFact,
    Depiction,
    Estimate,
    Event,
    Excerpt,
    GroupedPicture,
    Heading,
    KeyFigure,
    LinkPlace,
    OutgoingLink,
    Picture,
    PictureGroup,
    PreparedChange,
    Prose,
    PullQuote,
    SeeAlso,
    Series,
    Source,
)
from articles.versions.prepared import keys_of, written_down
from comments.models import Comment, State
from gallery.models import Album, AlbumPhoto, Photo, TakedownRequest, Topic
from sidebar.models import HistoryLink, PointToPonder, Quotation, Snippet

from .pictures import upload


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ["name"]

    name = "Hungary"


class PhotoFactory(DjangoModelFactory):
    """A picture with its file; `ready=True` for one that says that its renditions are there without making them."""

    class Meta:
        model = Photo
        skip_postgeneration_save = True

    title = factory.Sequence(lambda number: f"A tank in the boulevard {number}")
    alt_text = "A tank between tall houses."
    caption = "A tank comes down the boulevard."
    credit_line = "Fortepan / Gyula Nagy"
    date = "1956-10-25"
    place = "Budapest"
    rights = Photo.Rights.CREATIVE_COMMONS
    rights_uri = "https://creativecommons.org/licenses/by-sa/3.0/"

    @classmethod
    def _create(cls, model_class, *args, file=None, ready=False, **kwargs):
        photo = model_class(*args, **kwargs)
        photo.receive(file or upload())
        if ready:
            photo.rendition_key = "0" * 24
            photo.rendition_sizes = {name: {"320": 9_000, "480": 16_000} for name in ("avif", "jpeg")}
            photo.renditions_ready_at = timezone.now()
        photo.save()
        return photo


class AlbumFactory(DjangoModelFactory):
    class Meta:
        model = Album

    title = "Things that burned"
    slug = factory.Sequence(lambda number: f"things-that-burned-{number}")


class AlbumPhotoFactory(DjangoModelFactory):
    class Meta:
        model = AlbumPhoto

    album = factory.SubFactory(AlbumFactory)
    photo = factory.SubFactory(PhotoFactory, ready=True)
    ordering = factory.Sequence(lambda number: number)


class SeriesFactory(DjangoModelFactory):
    class Meta:
        model = Series

    title = "Empire and its satellites"
    slug = factory.Sequence(lambda number: f"empire-{number}")


class AuthorFactory(DjangoModelFactory):
    class Meta:
        model = Author
        django_get_or_create = ["slug"]

    name = "Anna Kiss"
    sort_name = "Kiss, Anna"
    slug = "anna-kiss"


class ArticleFactory(DjangoModelFactory):
    """A published article; `draft=True` for one that is not."""

    class Meta:
        model = Article
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(status=Article.Status.DRAFT, publish_at=None)

    title = factory.Sequence(lambda number: f"Twelve days in Budapest {number}")
    slug = factory.Sequence(lambda number: f"twelve-days-{number}")
    standfirst = "A student march became a revolution that beat an army."
    status = Article.Status.PUBLISHED
    publish_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def topics(self, create, names, **kwargs):
        if names:
            self.topics.set(names)


class PreparedChangeFactory(DjangoModelFactory):
    """A change that waits; `held=True` for one that was held back."""

    class Meta:
        model = PreparedChange

    class Params:
        held = factory.Trait(held_back_at=factory.LazyFunction(timezone.now), held_back_because="It lacks a picture.")

    article = factory.SubFactory(ArticleFactory)
    article_key = factory.SelfAttribute("article.pk")
    title = factory.SelfAttribute("article.title")
    content = factory.LazyAttribute(lambda change: written_down(change.article, keys_of(change.article)))
    based_on = 0


class KeyFigureFactory(DjangoModelFactory):
    class Meta:
        model = KeyFigure

    name = "Imre Nagy"
    sort_name = "Nagy, Imre"
    slug = factory.Sequence(lambda number: f"imre-nagy-{number}")
    role = "Prime minister of the revolution"
    born = "1896-06-07"
    died = "1958-06-16"


class DepictionFactory(DjangoModelFactory):
    class Meta:
        model = Depiction

    figure = factory.SubFactory(KeyFigureFactory)
    photo = factory.SubFactory(PhotoFactory, ready=True)


class EventFactory(DjangoModelFactory):
    class Meta:
        model = Event

    date = "1956-10-23"
    what = "A student demonstration is fired on at the radio building"


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source
        django_get_or_create = ["key"]

    key = "gati-2006"
    author = "Gati, Charles"
    title = "Failed Illusions"
    publisher = "Stanford University Press"
    year = "2006"


class OutgoingLinkFactory(DjangoModelFactory):
    """A link to another site that is broken, with an archived copy; `state="well"` for one that answers."""

    class Meta:
        model = OutgoingLink

    class Params:
        is_broken = factory.LazyAttribute(lambda link: link.state in {"failing", "broken"})

    address = factory.Sequence(lambda number: f"https://www.rev.hu/history_of_56/{number}.html")
    state = OutgoingLink.State.BROKEN
    what_happened = "It answers “404 Not Found”."
    checked_at = factory.LazyFunction(timezone.now)
    failing_since = factory.LazyAttribute(lambda link: timezone.now() if link.is_broken else None)
    archived_url = factory.LazyAttribute(lambda link: f"https://web.archive.org/web/20120301120000/{link.address}")
    archived_at = datetime(2012, 3, 1, 12, tzinfo=UTC)


class LinkPlaceFactory(DjangoModelFactory):
    class Meta:
        model = LinkPlace

    link = factory.SubFactory(OutgoingLinkFactory)
    kind = "prose"
    number = factory.Sequence(lambda number: number + 1)


# Counted for all kinds of block together: what a test makes later stands lower.
PLACES = itertools.count(step=10)


class BlockFactory(DjangoModelFactory):
    """What the factories of all blocks share."""

    class Meta:
        abstract = True

    parent = factory.SubFactory(ArticleFactory)
    region = "main"
    ordering = factory.LazyFunction(lambda: next(PLACES))


class RowFactory(DjangoModelFactory):
    """What the factories of all rows share."""

    class Meta:
        abstract = True

    ordering = factory.Sequence(lambda number: number)


class HeadingFactory(BlockFactory):
    class Meta:
        model = Heading

    text = "The march"


class ProseFactory(BlockFactory):
    class Meta:
        model = Prose

    html = "<p>Nobody had called it a revolution when it set out.</p>"


class PictureFactory(BlockFactory):
    class Meta:
        model = Picture

    photo = factory.SubFactory(PhotoFactory)


class PictureGroupFactory(BlockFactory):
    class Meta:
        model = PictureGroup


class GroupedPictureFactory(RowFactory):
    class Meta:
        model = GroupedPicture

    block = factory.SubFactory(PictureGroupFactory)
    photo = factory.SubFactory(PhotoFactory)


class PullQuoteFactory(BlockFactory):
    class Meta:
        model = PullQuote

    words = "Our troops are in combat. The government is at its post."
    speaker = "Imre Nagy"
    date = "1956-11-04"


class ExcerptFactory(BlockFactory):
    class Meta:
        model = Excerpt

    title = "The appeal to the United Nations"
    html = "<p>Hungary declares its neutrality.</p>"


class CastFactory(BlockFactory):
    class Meta:
        model = Cast


class CastMemberFactory(RowFactory):
    class Meta:
        model = CastMember

    block = factory.SubFactory(CastFactory)
    figure = factory.SubFactory(KeyFigureFactory)


class ChronologyBlockFactory(BlockFactory):
    class Meta:
        model = ChronologyBlock


class ChronologyEntryFactory(RowFactory):
    class Meta:
        model = ChronologyEntry

    block = factory.SubFactory(ChronologyBlockFactory)
    event = factory.SubFactory(EventFactory)


class ContestedFactFactory(BlockFactory):
    class Meta:
        model = ContestedFact

    claim = "Hungarians killed in the fighting"


class EstimateFactory(RowFactory):
    class Meta:
        model = Estimate

    block = factory.SubFactory(ContestedFactFactory)
    low = 2_500
    high = 2_500
    label = "The figure usual today"


class SeeAlsoFactory(BlockFactory):
    class Meta:
        model = SeeAlso

    article = factory.SubFactory(ArticleFactory)


class CommentFactory(DjangoModelFactory):
    """A published comment; values of its record go in `record`."""

    class Meta:
        model = Comment

    article = factory.SubFactory(ArticleFactory)
    words = "I was in the square that evening."
    user_name = "Anna Kiss"
    user_email = "anna@example.org"
    state = State.PUBLISHED

    @classmethod
    def _create(cls, model_class, *args, article, words, state, record=None, answers=None, **kwargs):
        comment = model_class.on(article, words, answers=answers, **kwargs)
        comment.save(record={"state": state, **(record or {})})
        return comment


class TakedownRequestFactory(DjangoModelFactory):
    """A complaint about a picture; `photo=None` for one that names only a page."""

    class Meta:
        model = TakedownRequest

    photo = factory.SubFactory(PhotoFactory)
    pages = "http://testserver/articles/twelve-days-in-budapest/"
    kind = TakedownRequest.Kind.COPYRIGHT
    name = "Erzsébet Nagy"
    email = "erzsebet@example.org"
    right = "My father took it; published in Élet és Irodalom in 1989."
    explanation = "My father Gyula Nagy took this photograph. Nobody asked us."
    good_faith = True
    accurate = True
    signature = "Erzsébet Nagy"


class ItemFactory(DjangoModelFactory):
    """What the factories of all that stands beside the articles share."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def topics(self, create, names, **kwargs):
        if names:
            self.topics.set(names)


class QuotationFactory(ItemFactory):
    class Meta:
        model = Quotation

    words = factory.Sequence(lambda number: f"The government is in its place, {number}.")
    speaker = "Imre Nagy"
    date = "1956-11-04"
    about = "He said it on the radio at twenty past five in the morning."


class SnippetFactory(ItemFactory):
    class Meta:
        model = Snippet

    text = factory.Sequence(lambda number: f"The statue had stood for less than five years. {number}")
    article = factory.SubFactory(ArticleFactory)


class PointToPonderFactory(ItemFactory):
    class Meta:
        model = PointToPonder

    title = factory.Sequence(lambda number: f"Was it a revolution? {number}")
    text = "It had no leader, no plan and no name. It ended before it was understood. What was it, then?"
    article = factory.SubFactory(ArticleFactory)


class HistoryLinkFactory(DjangoModelFactory):
    class Meta:
        model = HistoryLink

    title = "Fortepan"
    url = factory.Sequence(lambda number: f"https://fortepan.example/{number}")
    description = "Photographs from Hungarian attics, free to use."
