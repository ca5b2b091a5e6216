"""What search engines are told of articles, people, events, lists and the site, as schema.org has it.

Plain data: a template writes it with `|tojson`, which escapes `<`, `>` and `&`.
"""

import re
from collections import Counter
from itertools import islice

from django.conf import settings
from django.urls import reverse

from chronology.historic_date import HistoricDate
from gallery.models import Topic
from gallery.picture import picture_address
from gallery.structured import absolute, image_id, images_on_page

from .body import Body
from .models import (
    Article,
    Author,
    Cast,
    ChronologyBlock,
    Event,
    KeyFigure,
    PullQuote,
    RevisionNote,
    Series,
    Source,
)
from .timeline import address_of

HEADLINE = 110
PEOPLE = 12
PLACES = 5
_TYPES = {
    Source.Type.BOOK: "Book",
    Source.Type.CHAPTER: "Chapter",
    Source.Type.ARTICLE: "ScholarlyArticle",
    Source.Type.NEWSPAPER: "NewsArticle",
    Source.Type.ARCHIVE: "ArchiveComponent",
    Source.Type.REPORT: "Report",
    Source.Type.WEB: "WebPage",
    Source.Type.FILM: "Movie",
}
# Days, months, years and intervals of them, whose end may be open; not seasons, nor what is uncertain.
_DAY = r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?"
_ISO = re.compile(rf"{_DAY}(?:/(?:{_DAY}|\.\.))?")


def structured_article(article: Article, body: Body, corrections=()) -> dict:
    """The article, the way to it, and the rights of its pictures."""
    images = images_on_page([article.lead_photo, *body.pictures])
    posting = _posting(article, body, images["@graph"]) | _known(
        {"correction": [_correction(one) for one in corrections]}
    )
    return {**images, "@graph": [posting, _way_to(article), *images["@graph"]]}


def structured_person(figure: KeyFigure) -> dict:
    """Who it was. An uncertain day of birth or death is left out: schema.org has no "about 1896"."""
    person = _known(
        {
            "@type": "Person",
            "@id": absolute(figure.get_absolute_url()),
            "name": figure.name,
            "alternateName": figure.other_names.splitlines(),
            "description": figure.role,
            "birthDate": figure.born.iso if figure.born else "",
            "deathDate": figure.died.iso if figure.died else "",
            "image": picture_address(figure.portrait),
            "sameAs": figure.same_as.split(),
        }
    )
    return _graph(person, _steps(("People", reverse("articles:figures")), (figure.name, figure.get_absolute_url())))


def structured_topic(topic: Topic) -> dict:
    """A page that gathers articles on a topic."""
    about = {"@type": "Thing", "name": topic.name}
    page = {"@type": "CollectionPage", **_page(topic, topic.name, topic.introduction), "about": about}
    return _graph(_known(page), _steps((topic.name, topic.get_absolute_url())))


def structured_series(series: Series, parts) -> dict:
    """A series with its parts in order."""
    told = {"@type": "CreativeWorkSeries", **_page(series, series.title, series.description)}
    told["hasPart"] = [
        {"@type": "BlogPosting", "@id": absolute(part.get_absolute_url()), "position": part.part} for part in parts
    ]
    return _graph(_known(told), _steps((series.title, series.get_absolute_url())))


def structured_author(author: Author) -> dict:
    """Who writes on this site."""
    told = {**_author(author), **_page(author, author.name, author.about)}
    return _graph(_known(told), _steps((author.name, author.get_absolute_url())))


def _page(thing, name: str, description: str) -> dict:
    address = absolute(thing.get_absolute_url())
    return {"@id": address, "url": address, "name": name, "description": description}


def structured_events(events) -> dict:
    """What happened, as a page lists it. When it began and ended is left out where it is not known for certain."""
    return _graph(*(_event(event) for event in events))


def _event(event: Event) -> dict:
    is_exact = event.date and _ISO.fullmatch(event.date.edtf)
    start, _, end = event.date.edtf.partition("/") if is_exact else ("", "", "")
    return _known(
        {
            "@type": "Event",
            "url": absolute(address_of(event)),
            "name": event.what,
            "startDate": start,
            "endDate": "" if end == ".." else end,
            "location": {"@type": "Place", "name": event.place} if event.place else "",
            "about": [_named(figure) for figure in event.figures.all()],
        }
    )


def structured_site() -> dict:
    """The site, and how to search in it."""
    address = absolute(reverse("articles:search"))
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "url": absolute("/"),
        "name": settings.SITE_NAME,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{address}?q={{words}}"},
            "query-input": "required name=words",
        },
    }


def _posting(article: Article, body: Body, images: list[dict]) -> dict:
    published, lead = article.first_published_at, article.lead_photo
    ids = [image["@id"] for image in images]
    is_led = lead and image_id(lead) in ids
    return _known(
        {
            "@type": "BlogPosting",
            "@id": absolute(article.get_absolute_url()),
            "headline": _shortened(article.title),
            "datePublished": published.isoformat() if published else "",
            "dateModified": max(published, article.revised_at or published).isoformat() if published else "",
            "author": [_author(place.author) for place in article.authorships.all()],
            "inLanguage": article.language,
            "wordCount": body.word_count,
            "image": [{"@id": address} for address in (ids[:1] if is_led else ids[:3])],
            "temporalCoverage": _coverage(article.period),
            "spatialCoverage": _places(body),
            "about": [*_topics(article), *_people(body)],
            "hasPart": [_quotation(block) for block in body.blocks if isinstance(block, PullQuote)],
            "citation": [_citation(source) for source in body.sources],
            "isPartOf": _wholes(article),
            "position": article.part,
        }
    )


def _correction(note: RevisionNote) -> dict:
    return {"@type": "CorrectionComment", "text": note.text, "datePublished": note.made_at.isoformat()}


def _shortened(title: str) -> str:
    return title if len(title) <= HEADLINE else title[: HEADLINE - 1].rsplit(" ", 1)[0] + "…"


def _author(author: Author) -> dict:
    return {**_body_or_person(author.sort_name, author.name), "url": absolute(author.get_absolute_url())}


def _body_or_person(sort_name: str, name: str) -> dict:
    """Who has a surname is a person; "The editors" are a body."""
    return {"@type": "Person" if "," in sort_name else "Organization", "name": name}


def _coverage(period: HistoricDate | None) -> str:
    """In the form of ISO 8601 where it has one, else in words."""
    if not period:
        return ""
    return period.edtf if _ISO.fullmatch(period.edtf) else str(period)


def _places(body: Body) -> list[dict]:
    """The towns of its pictures and events, the most frequent first: what comes last in "Corvin Passage, Budapest"."""
    events = (row.event for block in body.blocks if isinstance(block, ChronologyBlock) for row in block.row_list)
    shown = (photo for photo in body.pictures if photo.may_be_shown)
    towns = Counter(thing.place.rpartition(", ")[2] for things in (shown, events) for thing in things if thing.place)
    return [{"@type": "Place", "name": town} for town, _ in towns.most_common(PLACES)]


def _quotation(block: PullQuote) -> dict:
    speaker = {"@type": "Person", "name": block.speaker} if block.speaker else ""
    source = _citation(block.source) if block.source else ""
    facts = {"text": block.words, "spokenByCharacter": speaker, "inLanguage": block.language, "citation": source}
    return {"@type": "Quotation", **_known(facts)}


def _topics(article: Article) -> list[dict]:
    return [
        {"@type": "Thing", "name": topic.name, "url": absolute(topic.get_absolute_url())}
        for topic in article.topics.all()
    ]


def _people(body: Body) -> list[dict]:
    """The first people of its casts."""
    figures = (row.figure for block in body.blocks if isinstance(block, Cast) for row in block.row_list)
    met = {figure.pk: figure for figure in figures}.values()
    return [_named(figure) for figure in islice(met, PEOPLE)]


def _named(figure: KeyFigure) -> dict:
    return {"@type": "Person", "@id": absolute(figure.get_absolute_url()), "name": figure.name}


def _citation(source: Source) -> dict:
    return _known(
        {
            "@type": _TYPES.get(source.type, "CreativeWork"),
            "name": source.title,
            "author": [_body_or_person(name, name) for name in source.authors],
            "datePublished": source.year if _ISO.fullmatch(source.year) else "",
            "url": source.url,
        }
    )


def _wholes(article: Article) -> list[dict]:
    """The blog, and the series that it is a part of."""
    wholes = [{"@type": "Blog", "url": absolute("/"), "name": settings.SITE_NAME}]
    if article.series:
        series = {"@id": absolute(article.series.get_absolute_url()), "name": article.series.title}
        wholes.append({"@type": "CreativeWorkSeries", **series})
    return wholes


def _way_to(article: Article) -> dict:
    """From the home page by the first topic."""
    topics = list(article.topics.all())[:1]
    steps = [(topic.name, topic.get_absolute_url()) for topic in topics]
    return _steps(*steps, (article.title, article.get_absolute_url()))


def _steps(*steps: tuple[str, str]) -> dict:
    """The way to a page from the home page: the name and path of each step."""
    steps = [(settings.SITE_NAME, "/"), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(path)}
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def _graph(*things: dict) -> dict:
    return {"@context": "https://schema.org", "@graph": list(things)}


def _known(facts: dict) -> dict:
    return {name: value for name, value in facts.items() if value}
