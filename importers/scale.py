"""Sites of any size for benchmarks: as many articles as are asked for, with words as frequent as in real texts.

The words of a language follow Zipf's law: the n-th most frequent is n times as rare as the first. Topics and authors
are given out by the same law. A site of any size spreads over the same eight years of publication and tells of the same
years of history, and the times that it is about have events enough to fill a page (October 1956, the decade around it,
what is longer, today's day of the year): so what is compared between two sizes are pages that show as much. Pictures
say that they have files, but have none.
"""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import accumulate

from django.db import transaction
from django.utils import timezone

from articles.models import (
    Article,
    ArticleTopic,
    Author,
    Authorship,
    Cast,
    CastMember,
    Event,
    Heading,
    KeyFigure,
    Prose,
    Series,
)
from gallery.models import Photo, PhotoTopic, Topic, ascii_slug

BATCH = 500
FIRST_DAY, DAYS = datetime(2006, 1, 1), 2922
PARTS_OF_A_SERIES = 30
VOCABULARY = 30_000
WORDS_IN_PARAGRAPH, PARAGRAPHS = 70, 3
_SYLLABLES, _COMMON, _KNOWN = (
    text.split()
    for text in (
        """
        ba ber bor bud car cse dan den dor el er est fal gar gom gyo hal han im kad kir kos lan lis ma mar mis nag nik
        no or pest pol pra rad ren rus sal ser sta ster szo ta tan tor tur va var ver vi wal zin zlo
        """,
        """
        the of and in to a was that had for his with by on as were not from at it which but be he this who their they
        """,
        """
        Budapest Soviet Hungary revolution government party troops minister council students workers border refugees
        radio tanks demonstration neutrality union secret police army parliament treaty embassy Vienna Moscow Warsaw
        Prague Berlin Belgrade Kádár Gomułka Đilas Őrség Győr
        """,
    )
)
# EDTF of a day, for so many of a hundred events.
_DATINGS = [(82, "{0}-{1:02}-{2:02}"), (5, "{0}-{1:02}"), (4, "{0}"), (4, "{0}-{1:02}-{2:02}~"), (2, "{3}X")]
_DATINGS += [(2, "{0}-{1:02}-{2:02}/{0}-12-30"), (1, "{0}-{1:02}/1993")]
_SIZES = {
    "avif": {str(width): width * 30 for width in (320, 480, 640, 800, 1280, 1600)},
    "jpeg": {str(width): width * 60 for width in (320, 480, 640, 800)},
}


class Words:
    """A vocabulary and its chances; the same seed gives the same words."""

    def __init__(self, seed: int = 1956):
        self.chance = random.Random(seed)  # noqa: S311 (not for secrets)
        made = dict.fromkeys([*_COMMON, *_KNOWN])
        while len(made) < VOCABULARY:
            made["".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((2, 2, 3, 3, 4))))] = None
        self.all = list(made)
        self._weights = list(accumulate(1 / place for place in range(1, len(self.all) + 1)))

    def some(self, count: int) -> list[str]:
        return self.chance.choices(self.all, cum_weights=self._weights, k=count)

    def sentence(self, count: int) -> str:
        return " ".join(self.some(count)).capitalize() + "."

    def title(self) -> str:
        return " ".join(word.capitalize() for word in self.some(self.chance.randint(3, 7)))

    def name(self) -> str:
        return f"{self.chance.choice(self.all[60:]).capitalize()} {self.chance.choice(self.all[60:]).capitalize()}"

    def paragraphs(self) -> str:
        return "".join(f"<p>{self.sentence(WORDS_IN_PARAGRAPH)}</p>" for _ in range(PARAGRAPHS))

    def of(self, things: list, count: int = 1) -> list:
        """So many different things; the n-th is chosen n times as rarely as the first."""
        weights, chosen = [1 / place for place in range(1, len(things) + 1)], {}
        while len(chosen) < count:
            chosen |= {thing.pk: thing for thing in self.chance.choices(things, weights)}
        return list(chosen.values())


def load(count: int, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Add so many articles and what belongs to them; the search index follows as it does after any change."""
    words = Words()
    with transaction.atomic():
        stock = _stock(words, count)
    for start in range(0, count, BATCH):
        with transaction.atomic():
            _add(words, stock, range(start, min(start + BATCH, count)), timedelta(DAYS) / count)
        progress(min(start + BATCH, count), count)


def _stock(words: Words, count: int) -> dict[str, list]:
    """What the articles share: topics, authors, series and people, and the events of the times that all ask for."""
    topics = [
        Topic(name=f"{name} {n}", slug=f"topic-{n}") for n, name in enumerate(map(str.capitalize, words.all[60:110]))
    ]
    authors = [Author(name=f"{words.name()} {n}", sort_name=words.name(), slug=f"author-{n}") for n in range(20)]
    series = [Series(title=words.title(), slug=f"series-{n}") for n in range(min(50, max(3, count // 1000)))]
    names = [words.name() for _ in range(min(2000, max(120, count // 20)))]
    figures = [_figure(words, number, name) for number, name in enumerate(names)]
    events = [_event(words, date=date) for date in _dates_of_stock()]
    made = ((Topic, topics), (Author, authors), (Series, series), (KeyFigure, figures), (Event, events))
    return {model.__name__: model.objects.bulk_create(rows) for model, rows in made}


def _dates_of_stock() -> list[str]:
    """EDTF of events that fill each kind of page of the chronology."""
    october = [f"1956-10-{23 if n < 60 else n % 31 + 1:02}" for n in range(150)]
    around = ["195X", "1956", "1956~"] * 20 + ["1953/1958", "1956-02/1956-12-30"] * 20
    longer = [f"{1917 + n % 30}/1993" for n in range(100)]
    # Leap years have every day.
    today = [f"{year}-{timezone.localdate():%m-%d}" for year in range(1904, 2000, 4)]
    return october + around + longer + today


def _figure(words, number, name):
    return KeyFigure(
        name=name,
        sort_name=", ".join(reversed(name.split())),
        slug=f"{ascii_slug(name, 60)}-{number}",
        role=words.sentence(6),
        born=str(1850 + number % 90),
        biography=f"<p>{words.sentence(40)}</p>",
    )


def _add(words, stock, numbers, apart) -> None:
    photos = Photo.objects.bulk_create([_photo(words, number) for number in numbers if number % 2])
    articles = Article.objects.bulk_create([_article(words, number, photos, stock, apart) for number in numbers])
    _add_relations(words, stock, articles, photos)
    Heading.objects.bulk_create(
        [_block(Heading, each, place, text=words.title()) for each in articles for place in (10, 30)]
    )
    Prose.objects.bulk_create(
        [_block(Prose, each, place, html=words.paragraphs()) for each in articles for place in (20, 40)]
    )
    casts = Cast.objects.bulk_create([_block(Cast, each, 50) for each in articles[::5]])
    CastMember.objects.bulk_create(
        [
            CastMember(block=cast, figure=figure)
            for cast in casts
            for figure in words.chance.sample(stock["KeyFigure"], 2)
        ]
    )


def _add_relations(words, stock, articles, photos) -> None:
    ArticleTopic.objects.bulk_create(_topics(words, stock, articles, ArticleTopic, 2))
    PhotoTopic.objects.bulk_create(_topics(words, stock, photos, PhotoTopic, 1))
    Authorship.objects.bulk_create(
        [Authorship(article=each, author=author) for each in articles for author in words.of(stock["Author"])]
    )
    events = Event.objects.bulk_create([_event(words, article=each, date=_dating(words)) for each in articles[::2]])
    choice, in_events, in_photos = words.chance.choice, Event.figures.through, KeyFigure.photos.through
    in_events.objects.bulk_create([in_events(event=each, keyfigure=choice(stock["KeyFigure"])) for each in events[::2]])
    in_photos.objects.bulk_create([in_photos(photo=each, figure=choice(stock["KeyFigure"])) for each in photos[::5]])


def _block(model, article, place, **fields):
    return model(parent=article, region="main", ordering=place, **fields)


def _day(words) -> str:
    return f"{words.chance.randint(1917, 1991)}-{words.chance.randint(1, 12):02}-{words.chance.randint(1, 28):02}"


def _dating(words) -> str:
    """Most events are known to the day."""
    shares, forms = zip(*_DATINGS, strict=True)
    year, month, day = map(int, _day(words).split("-"))
    return words.chance.choices(forms, shares)[0].format(year, month, day, year // 10)


def _photo(words, number):
    title = words.title()
    return Photo(
        original="",
        file_format="JPEG",
        content_hash=f"{number:064}",
        width=1600,
        height=1067,
        title=title,
        slug=ascii_slug(title),
        caption=words.sentence(20),
        alt_text=words.sentence(10),
        date=_day(words),
        place=words.chance.choice(_KNOWN),
        rights=Photo.Rights.OWN,
        rendition_key="0" * 24,
        rendition_sizes=_SIZES,
        renditions_ready_at=timezone.now(),
    )


def _article(words, number, photos, stock, apart):
    """Published one after the other, the first one longest ago; the first ones are parts of series."""
    moment = timezone.make_aware(FIRST_DAY) + number * apart
    title = words.title()
    series, part = divmod(number, PARTS_OF_A_SERIES)
    in_series = series < len(stock["Series"])
    return Article(
        title=title,
        slug=f"{ascii_slug(title, 60)}-{number}",
        standfirst=words.sentence(18),
        lead_photo=words.chance.choice(photos) if photos else None,
        period=_day(words),
        series=stock["Series"][series] if in_series else None,
        part=part + 1 if in_series else None,
        status=Article.Status.PUBLISHED,
        publish_at=moment,
        first_published_at=moment,
    )


def _topics(words, stock, things, model, each):
    return [model(tag=topic, content_object=thing) for thing in things for topic in words.of(stock["Topic"], each)]


def _event(words, **facts):
    return Event(what=words.sentence(9)[:-1], place=words.chance.choice(_KNOWN), **facts)
