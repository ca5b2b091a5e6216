"""Sites of any size for benchmarks: as many articles as are asked for, with words as frequent as in real texts.

The words of a language follow Zipf's law: the n-th most frequent is n times as rare as the first. Titles, people,
places and topics are made from the demonstration site's own; pictures have no files.
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
)
from gallery.models import Photo, PhotoTopic, Topic, ascii_slug

BATCH = 500
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


def load(count: int, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Add so many articles and what belongs to them; the search index follows as it does after any change."""
    words = Words()
    with transaction.atomic():
        stock = _stock(words, count)
    for start in range(0, count, BATCH):
        with transaction.atomic():
            _add(words, stock, range(start, min(start + BATCH, count)))
        progress(min(start + BATCH, count), count)


def _stock(words: Words, count: int) -> dict[str, list]:
    """What the articles share: topics, authors and people, one for every twenty articles."""
    topics = [
        Topic(name=f"{name} {n}", slug=f"topic-{n}") for n, name in enumerate(map(str.capitalize, words.all[60:110]))
    ]
    authors = [Author(name=f"{words.name()} {n}", sort_name=words.name(), slug=f"author-{n}") for n in range(20)]
    names = [words.name() for _ in range(min(2000, max(20, count // 20)))]
    figures = [_figure(words, number, name) for number, name in enumerate(names)]
    made = ((Topic, topics), (Author, authors), (KeyFigure, figures))
    return {model.__name__: model.objects.bulk_create(rows) for model, rows in made}


def _figure(words, number, name):
    return KeyFigure(
        name=name,
        sort_name=", ".join(reversed(name.split())),
        slug=f"{ascii_slug(name, 60)}-{number}",
        role=words.sentence(6),
        born=str(1850 + number % 90),
        biography=f"<p>{words.sentence(40)}</p>",
    )


def _add(words, stock, numbers) -> None:
    photos = Photo.objects.bulk_create([_photo(words, number) for number in numbers if number % 2])
    articles = Article.objects.bulk_create([_article(words, number, photos) for number in numbers])
    ArticleTopic.objects.bulk_create(_topics(words, stock, articles, ArticleTopic, 2))
    PhotoTopic.objects.bulk_create(_topics(words, stock, photos, PhotoTopic, 1))
    choice = words.chance.choice
    Authorship.objects.bulk_create([Authorship(article=each, author=choice(stock["Author"])) for each in articles])
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
    Event.objects.bulk_create([_event(words, each) for each in articles[::2]])


def _block(model, article, place, **fields):
    return model(parent=article, region="main", ordering=place, **fields)


def _day(words) -> str:
    return f"{words.chance.randint(1917, 1991)}-{words.chance.randint(1, 12):02}-{words.chance.randint(1, 28):02}"


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
    )


def _article(words, number, photos):
    """Published one after the other, an hour apart, the first one longest ago."""
    moment = timezone.make_aware(datetime(2006, 1, 1)) + timedelta(hours=number)
    title = words.title()
    return Article(
        title=title,
        slug=f"{ascii_slug(title, 60)}-{number}",
        standfirst=words.sentence(18),
        lead_photo=words.chance.choice(photos) if photos else None,
        period=_day(words),
        status=Article.Status.PUBLISHED,
        publish_at=moment,
        first_published_at=moment,
    )


def _topics(words, stock, things, model, each):
    return [
        model(tag=topic, content_object=thing)
        for thing in things
        for topic in words.chance.sample(stock["Topic"], each)
    ]


def _event(words, article):
    return Event(date=_day(words), what=words.sentence(9)[:-1], place=words.chance.choice(_KNOWN), article=article)
