"""What the style guide shows, as rows that were never stored: Hungary in 1956.

Every row has a key, since addresses are made of keys and rows without one cannot be compared.
"""

from copy import copy
from datetime import UTC, date, datetime
from itertools import count, cycle, islice

from django.db.models import Case, Value, When

from articles.models import Article, Author, Authorship, Event, KeyFigure, Series, Source
from articles.versions.building import fetched
from gallery.models import Photo, Topic

NUMBER_OF_PICTURES = 12
_keys = count(1)
_PUBLISHED = datetime(2026, 10, 23, 8, tzinfo=UTC)

_PEOPLE = [
    ("Imre Nagy", "Nagy, Imre", "1896-06-07", "1958-06-16", "Prime minister of the revolution; hanged in 1958"),
    ("Pál Maléter", "Maléter, Pál", "1917-09-04", "1958-06-16", "The most senior officer to go over to the revolution"),
    ("János Kádár", "Kádár, János", "1912-05-26", "1989-07-06", "Installed by Moscow to govern after the revolt"),
    ("Ilona Tóth", "Tóth, Ilona", "1932-10-23", "1957-06-28", "Medical student, hanged at twenty-four"),
]

_FRAMES = [
    ("Boots on the plinth", "1956-10-23", "What the crowd left of Stalin: a pair of bronze boots on an empty plinth."),
    ("The flag with the hole", "1956-10-24", "The coat of arms in the Soviet manner has been cut out of the middle."),
    ("Over the Danube", "1956-10-23", "Students cross the Margaret Bridge on their way to the Parliament."),
    ("A bonfire of doctrine", "1956-10-30", "Books and portraits from a party bookshop burn in the street."),
]


def pictures() -> list[Photo]:
    """Pictures of this site that have their files, portraits of our people first; frames where it has none."""
    portraits_first = Case(When(title__in=[name for name, *_ in _PEOPLE], then=Value(0)), default=Value(1))
    ready = Photo.objects.visible().filter(renditions_ready_at__isnull=False, content_note="")
    found = list(ready.order_by(portraits_first, "pk")[:NUMBER_OF_PICTURES])
    return list(islice(cycle(found or frames()), NUMBER_OF_PICTURES))


def frames() -> list[Photo]:
    """Pictures without files: each shows as the frame that keeps its place."""
    return [photo(title=title, date=day, caption=caption) for title, day, caption in _FRAMES]


def photo(title="Boots on the plinth", **facts) -> Photo:
    """A picture without files."""
    own = {
        "width": 1500,
        "height": 1000,
        "slug": "sample",
        "place": "Budapest",
        "credit_line": "Fortepan / Gyula Nagy",
        "rights": Photo.Rights.CREATIVE_COMMONS,
        "rights_uri": "https://creativecommons.org/licenses/by-sa/3.0/",
    }
    return _with_many(Photo(pk=next(_keys), title=title, **{**own, **facts}), topics=[])


def like(original: Photo, **facts) -> Photo:
    """The same picture with other facts; the original stays as it is."""
    other = copy(original)
    for name, value in facts.items():
        setattr(other, name, value)
    return other


def document() -> Photo:
    """A picture with all facts that its page lists."""
    telegram = photo(
        title="To the United Nations",
        date="1956-11-01",
        creator="Government of Hungary",
        source_name="United Nations Archives",
        source_url="https://archives.un.org/",
    )
    return _with_many(telegram, topics=[topic("Hungary"), topic("United Nations")])


def people(photos: list[Photo]) -> list[KeyFigure]:
    """Four people, each with a portrait if a picture is called by their name."""
    portraits = {photo.title: photo for photo in photos}
    return [_figure(*facts, portraits.get(facts[0])) for facts in _PEOPLE]


def _figure(name, sort_name, born, died, role, portrait) -> KeyFigure:
    slug = name.casefold().translate(str.maketrans("áéó ", "aeo-"))
    return KeyFigure(
        pk=next(_keys), slug=slug, name=name, sort_name=sort_name, born=born, died=died, role=role, portrait=portrait
    )


def topic(name: str) -> Topic:
    return Topic(pk=next(_keys), name=name, slug=name.casefold().replace(" ", "-"))


def article(title="Twelve days in Budapest", **facts) -> Article:
    """A published article with its author, topic and series."""
    own = {
        "slug": "sample",
        "standfirst": "A march of students became an uprising, the uprising a revolution; then the tanks came back.",
        "period": "1956-10-23/1956-11-10",
        "status": Article.Status.PUBLISHED,
        "publish_at": _PUBLISHED,
        "first_published_at": _PUBLISHED,
    }
    made = Article(pk=next(_keys), title=title, **{**own, **facts})
    author = Author(pk=next(_keys), name="Anna Kerekes", sort_name="Kerekes, Anna", slug="anna-kerekes")
    byline = [Authorship(pk=next(_keys), article=made, author=author)]
    return _with_many(made, authorships=byline, topics=[topic("Hungary")])


def series() -> Series:
    """A series of three articles, with its parts."""
    made = Series(pk=next(_keys), title="Under the red star", slug="sample", description="Revolts in the Soviet bloc.")
    titles = ("Berlin, 17 June 1953", "Poland’s October", "Twelve days in Budapest")
    made.parts = [article(title, series=made, part=part) for part, title in enumerate(titles, 1)]
    return made


def sources() -> dict[str, Source]:
    """Two works, by key."""
    report = Source(
        pk=next(_keys),
        key="un-1957",
        type=Source.Type.REPORT,
        author="United Nations General Assembly",
        title="Report of the Special Committee on the Problem of Hungary",
        container="Official Records: Eleventh Session, Supplement No. 18 (A/3592)",
        publisher="United Nations",
        year="1957",
    )
    volume = Source(
        pk=next(_keys),
        key="frus-25",
        author="United States Department of State",
        title="Foreign Relations of the United States, 1955–1957, Volume XXV: Eastern Europe",
        publisher="United States Government Printing Office",
        year="1990",
        url="https://history.state.gov/historicaldocuments/frus1955-57v25",
        accessed=date(2026, 11, 23),
    )
    return {source.key: source for source in (report, volume)}


def events() -> list[Event]:
    """Four events, dated as exactly as history knows."""
    days = [
        ("1956-10-23", "Students march to the statue of General Bem; the first shots fall at the Radio", "Budapest"),
        ("1956-10-29/1956-11-03", "The days of victory: the Soviet tanks leave the city", "Budapest"),
        ("1956-11-04", "The tanks come back at dawn", ""),
        ("1956-11-21", "The footbridge at Andau is blown up", "The border with Austria"),
    ]
    return [Event(pk=next(_keys), date=day, what=what, place=place) for day, what, place in days]


_MODELS = {"topics": Topic, "authorships": Authorship}


def _with_many(row, **related):
    """The row with what it is related to, as `prefetch_related` leaves it there."""
    found = {name: fetched(_MODELS[name], rows) for name, rows in related.items()}
    row._prefetched_objects_cache = {**getattr(row, "_prefetched_objects_cache", {}), **found}
    return row
