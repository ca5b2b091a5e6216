"""What stands beside a page today: of each kind one, chosen by topic, then by the day.

Among those that share a topic with the page the days go through one after the other; if none does, among all. All
readers see the same on the same day, so that stored pages stay true until midnight. The database counts and picks:
two queries for each kind, however many there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.timezone import localdate

from articles.models import Article
from gallery.models import Topic

from .models import HistoryLink, ItemQuerySet, PointToPonder, Quotation, Snippet

LINKS = 4


@dataclass(frozen=True)
class Beside:
    """What there is for a page today; None and [] where there is nothing."""

    quotation: Quotation | None
    snippet: Snippet | None
    point: PointToPonder | None
    sister: HistoryLink | None
    links: list[HistoryLink]

    def __bool__(self):
        return any((self.quotation, self.snippet, self.point, self.sister, self.links))


def beside(article: Article | None = None, topics: Iterable[Topic] | None = None) -> Beside:
    """What stands beside an article (nothing that only leads back to it), beside a topic's page, or any other.

    Seven queries, if the article has its topics at hand.
    """
    today = localdate()
    if topics is None:
        topics = article.topics.all() if article else []
    leading_on = [kind.objects.exclude(article=article).select_related("article") for kind in (Snippet, PointToPonder)]
    chosen = [of_the_day(items, topics, today) for items in (Quotation.objects.all(), *leading_on)]
    links = links_of_the_day(today)
    sister = links.pop(0) if links and links[0].is_sister else None
    return Beside(*chosen, sister, links)


def of_the_day(items: ItemQuerySet, topics: Iterable[Topic], day: date):
    """The item whose turn it is that day: of those on one of the topics, else of all; None if there is none."""
    shown = items.shown_on(day).order_by("pk")
    suiting = shown.filter(Exists(_on(items.model, topics)))
    counts = shown.aggregate(all=Count("pk"), suiting=Count("pk", filter=Q(Exists(_on(items.model, topics)))))
    some, count = (suiting, counts["suiting"]) if counts["suiting"] else (shown, counts["all"])
    return some[day.toordinal() % count] if count else None


def _on(model, topics: Iterable[Topic]):
    """Rows that tell of an item that it is on one of the topics."""
    numbers = [topic.pk for topic in topics]
    return model.topics.through.objects.filter(content_object=OuterRef("pk"), tag__in=numbers)


def links_of_the_day(day: date) -> list[HistoryLink]:
    """The sister site if there is one, then some of the others, beginning with another one each day."""
    links = list(HistoryLink.objects.order_by("pk"))
    sister, others = [link for link in links if link.is_sister], [link for link in links if not link.is_sister]
    first = day.toordinal() % len(others) if others else 0
    return [*sister, *(others[first:] + others[:first])[:LINKS]]
