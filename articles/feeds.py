"""Feeds of articles, each in full: Atom (RFC 4287), RSS 2.0 with Media RSS, and JSON Feed 1.1.

A feed has pages (RFC 5005), so that all that was ever published can be read in it, and none of them is long.
"""

import json
import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape

from gallery.picture import picture_file

from .body import Body, read_bodies
from .models import Article
from .prose import with_full_addresses
from .replies import replies_to

LENGTH = 20
LANGUAGE = "en-GB"
# When the site's lasting names begin. A feed that never had an entry has not changed since.
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
MEDIA = "http://search.yahoo.com/mrss/"
THREADS = "http://purl.org/syndication/thread/1.0"
# Controls that no XML can hold.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


_REPLIES = {"rel": "replies", "type": "application/atom+xml"}


class Dated:
    """A feed that was changed when its newest entry was, not whenever somebody asks."""

    def latest_post_date(self):
        return max((item["updateddate"] for item in self.items), default=BEGINNING)


class PagedAtom(Atom1Feed):
    """Atom whose pages lead to each other (RFC 5005)."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for way, address in self.feed["neighbours"].items():
            handler.addQuickElement("link", "", {"rel": way, "href": address})


class AtomFeed(Dated, PagedAtom):
    """With the whole text, the people who wrote it, its comments and its first picture."""

    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:media": MEDIA, "xmlns:thr": THREADS}

    def item_attributes(self, item):
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        handler.addQuickElement("content", item["html"], {"type": "html"})
        handler.addQuickElement("link", "", {**_REPLIES, "href": item["replies"], "thr:count": str(item["count"])})
        _add_media(handler, item["photo"])


class RssFeed(Dated, Rss201rev2Feed):
    """With the whole text, the people who wrote it and its first picture."""

    def rss_attributes(self):
        namespaces = {"content": "http://purl.org/rss/1.0/modules/content/", "media": MEDIA}
        namespaces["dc"] = "http://purl.org/dc/elements/1.1/"
        return {**super().rss_attributes(), **{f"xmlns:{name}": address for name, address in namespaces.items()}}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for way, address in self.feed["neighbours"].items():
            handler.addQuickElement("atom:link", "", {"rel": way, "href": address})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("dc:language", item["language"])
        handler.addQuickElement("content:encoded", item["html"])
        _add_media(handler, item["photo"])


class JsonFeed(Dated, SyndicationFeed):
    """JSON Feed, version 1.1 (jsonfeed.org)."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        known = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
            "items": [_json_item(item) for item in self.items],
        }
        if later := self.feed["neighbours"].get("next"):
            known["next_url"] = later
        outfile.write(json.dumps(known, ensure_ascii=False).encode(encoding))


FORMATS = {"atom": AtomFeed, "rss": RssFeed, "json": JsonFeed}


def feed_of(
    articles, form: str, *, title: str, description: str, name: str, page: str, path: str, number: int = 1
) -> SyndicationFeed | None:
    """A page of the feed of these published articles, the newest first, in a format (a key of `FORMATS`); None if it
    has no page of that number. `name` is what it will always be called, `page` the path of the page that it follows,
    `path` its own.
    """
    start = (number - 1) * LENGTH
    found = articles.newest_first().for_cards().prefetch_related("authorships__author", "revision_notes")
    found = list(found[start : start + LENGTH + 1])
    if not found and number > 1:
        return None
    feed = FORMATS[form](
        title=printable(title),
        link=_full(page),
        description=printable(description),
        subtitle=printable(description),
        language=LANGUAGE,
        author_name=settings.SITE_NAME,
        feed_url=_full(page_address(path, number)),
        feed_guid=tag(name),
        neighbours=neighbours_of(path, number, has_more=len(found) > LENGTH),
    )
    _fill(feed, found[:LENGTH])
    return feed


def _fill(feed: SyndicationFeed, articles: list[Article]) -> None:
    bodies = read_bodies(articles, "articles/feed")
    counts = replies_to([article.pk for article in articles])
    for article in articles:
        feed.add_item(**_item(article, bodies[article.pk]), count=counts.get(article.pk, 0))


def page_address(path: str, number: int) -> str:
    """The path of a page of a feed."""
    return path if number == 1 else f"{path}?page={number}"


def neighbours_of(path: str, number: int, *, has_more: bool) -> dict[str, str]:
    """Addresses of the pages beside this one, by their relation; none for a feed of one page."""
    known = {"first": 1} if has_more or number > 1 else {}
    known |= {"previous": number - 1} if number > 1 else {}
    known |= {"next": number + 1} if has_more else {}
    return {way: _full(page_address(path, other)) for way, other in known.items()}


def tag(name: str) -> str:
    """A lasting name (RFC 4151)."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{BEGINNING.year}:{name}"


def _item(article: Article, body: Body) -> dict:
    published = article.first_published_at or article.publish_at
    return {
        "title": printable(article.title),
        "link": _full(article.get_absolute_url()),
        "description": printable(escape(article.standfirst)),
        "unique_id": tag(f"article-{article.pk}"),
        "unique_id_is_permalink": False,
        "pubdate": published,
        "updateddate": max(published, article.revised_at or published),
        "categories": [printable(topic.name) for topic in article.topics.all()],
        "authors": [printable(place.author.name) for place in article.authorships.all()],
        "language": article.language,
        "summary": article.standfirst,
        "html": _html(article, body),
        "photo": article.lead_photo,
        "replies": _full(reverse("comments:article_feed", args=[article.slug])),
    }


def _html(article: Article, body: Body) -> str:
    html = render_to_string("articles/feed/article.html", {"article": article, "body": body})
    return printable(with_full_addresses(html, settings.SITE_URL))


def _json_item(item: dict) -> dict:
    image = picture_file(item["photo"])
    known = {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "summary": item["summary"],
        "content_html": item["html"],
        "image": image and image.address,
        "date_published": item["pubdate"].isoformat(),
        "date_modified": item["updateddate"].isoformat(),
        "authors": [{"name": name} for name in item["authors"]],
        "language": item["language"],
        "tags": item["categories"],
    }
    return {name: value for name, value in known.items() if value}


def _add_media(handler, photo) -> None:
    """The picture at the head by Media RSS, with whose it is and by what right it is here."""
    if not (image := picture_file(photo)):
        return
    size = {"width": str(image.width), "height": str(image.height)}
    handler.startElement("media:content", {"url": image.address, "medium": "image", "type": "image/jpeg", **size})
    if photo.alt:
        handler.addQuickElement("media:description", printable(photo.alt), {"type": "plain"})
    if credit := photo.credit_line or photo.creator:
        handler.addQuickElement("media:credit", printable(credit))
    if photo.licence:
        handler.addQuickElement("media:license", photo.licence.short, {"type": "text/html", "href": photo.licence.uri})
    handler.endElement("media:content")


def printable(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


def _full(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
