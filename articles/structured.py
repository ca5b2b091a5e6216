"""What search engines are told of articles, people and the site, as schema.org has it.

Plain data: a template writes it with `|tojson`, which escapes `<`, `>` and `&`.
"""

import re
from itertools import islice

from django.conf import settings
from django.urls import reverse

from chronology.historic_date import HistoricDate
from gallery.picture import picture_address
from gallery.structured import absolute, image_id, images_on_page

from .body import Body
from .models import Article, Author, Cast, KeyFigure, Source

HEADLINE = 110
PEOPLE = 12
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


def structured_article(article: Article, body: Body) -> dict:
    """The article, the way to it, and the rights of its pictures."""
    images = images_on_page([article.lead_photo, *body.pictures])
    return {**images, "@graph": [_posting(article, body, images["@graph"]), _way_to(article), *images["@graph"]]}


def structured_person(figure: KeyFigure) -> dict:
    """Who it was. An uncertain day of birth or death is left out: schema.org has no "about 1896"."""
    return _known(
        {
            "@context": "https://schema.org",
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
            "about": [*_topics(article), *_people(body)],
            "citation": [_citation(source) for source in body.sources],
            "isPartOf": _wholes(article),
            "position": article.part,
        }
    )


def _shortened(title: str) -> str:
    return title if len(title) <= HEADLINE else title[: HEADLINE - 1].rsplit(" ", 1)[0] + "…"


def _author(author: Author) -> dict:
    return _body_or_person(author.sort_name, author.name)


def _body_or_person(sort_name: str, name: str) -> dict:
    """Who has a surname is a person; "The editors" are a body."""
    return {"@type": "Person" if "," in sort_name else "Organization", "name": name}


def _coverage(period: HistoricDate | None) -> str:
    """In the form of ISO 8601 where it has one, else in words."""
    if not period:
        return ""
    return period.edtf if _ISO.fullmatch(period.edtf) else str(period)


def _topics(article: Article) -> list[dict]:
    return [
        {"@type": "Thing", "name": topic.name, "url": absolute(topic.get_absolute_url())}
        for topic in article.topics.all()
    ]


def _people(body: Body) -> list[dict]:
    """The first people of its casts."""
    figures = (row.figure for block in body.blocks if isinstance(block, Cast) for row in block.row_list)
    met = {figure.pk: figure for figure in figures}.values()
    return [
        {"@type": "Person", "@id": absolute(figure.get_absolute_url()), "name": figure.name}
        for figure in islice(met, PEOPLE)
    ]


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
        wholes.append({"@type": "CreativeWorkSeries", "name": article.series.title})
    return wholes


def _way_to(article: Article) -> dict:
    """From the home page by the first topic."""
    topics = list(article.topics.all())[:1]
    steps = [(settings.SITE_NAME, "/"), *((topic.name, topic.get_absolute_url()) for topic in topics)]
    steps.append((article.title, article.get_absolute_url()))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(path)}
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def _known(facts: dict) -> dict:
    return {name: value for name, value in facts.items() if value}
