"""What waits of articles, which of them are read most, and which somebody is writing."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.utils import timezone

from gallery.desk import Queue, queue

from .models import Article, DailyReads, OutgoingLink, PreparedChange, State
from .models.article import MAY_PUBLISH
from .models.prepared import waiting_in

WEEK = 7  # days
MOST = 5
# Of the chart, in its own units.
BAR, GAP, HEIGHT = 28, 8, 72


def queues(user) -> list[Queue]:
    """Articles by state, of drafts those that this person sees; and links that lead nowhere."""
    if not user.has_perm("articles.change_article"):
        return []
    waiting = [("Waiting for review", State.REVIEW), ("Drafts", State.DRAFT), ("Scheduled", State.SCHEDULED)]
    articles = Article.objects.visible_to(user)
    lists = [
        queue(title, waiting_in(state, articles, user).count(), "articles_article", f"state={state.value}")
        for title, state in waiting
    ]
    return (
        lists
        + (_held_back() if user.has_perm(MAY_PUBLISH) else [])
        + (_links() if user.has_perm("articles.view_outgoinglink") else [])
    )


def _held_back() -> list[Queue]:
    """Of articles that are there: what was prepared of a deleted one comes back with it."""
    number = PreparedChange.objects.held_back().exclude(article=None).count()
    return [queue("Prepared changes held back", number, "articles_article", "prepared=held")]


def _links() -> list[Queue]:
    return [queue("Broken links to other sites", OutgoingLink.objects.broken().count(), "articles_outgoinglink")]


def in_hand(user):
    """The drafts that this person may go on with, the one touched last first."""
    if not user.has_perm("articles.change_article"):
        return []
    return Article.objects.changeable_by(user).filter(status=Article.Status.DRAFT).order_by("-updated_at")[:MOST]


@dataclass(frozen=True)
class Bar:
    """A day of the chart: where its bar stands and how high it is, in units of the chart."""

    day: date
    reads: int
    left: int
    top: int
    height: int


@dataclass(frozen=True)
class WeekOfReading:
    """The articles that were read most in the last seven days, and how often all were read on each of them."""

    articles: list[Article]
    bars: list[Bar]

    @property
    def total(self) -> int:
        return sum(bar.reads for bar in self.bars)

    @property
    def width(self) -> int:
        return WEEK * (BAR + GAP) - GAP


def week_of_reading(user) -> WeekOfReading | None:
    """None for who does not publish here."""
    if not user.has_perm(MAY_PUBLISH):
        return None
    since = timezone.localdate() - timedelta(WEEK - 1)
    read = DailyReads.objects.filter(day__gte=since).values_list("day").annotate(Sum("reads")).order_by()
    return WeekOfReading(list(Article.objects.published().most_read(since)[:MOST]), _bars(since, dict(read)))


def _bars(since: date, read: dict[date, int]) -> list[Bar]:
    days = [since + timedelta(number) for number in range(WEEK)]
    most = max(read.values(), default=0) or 1
    heights = [round(HEIGHT * read.get(day, 0) / most) for day in days]
    return [
        Bar(day, read.get(day, 0), place * (BAR + GAP), HEIGHT - height, height)
        for place, (day, height) in enumerate(zip(days, heights, strict=True))
    ]
