"""The discussion of an article as readers meet it: threads in order, in pages, whatever their size.

Two queries: one for the shape of the whole, out of which the order is made here, and one for the words of the page.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from zlib import crc32

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime

from articles.models import Article

from .models import Comment
from .models.comment import SHOWN
from .policy import Policy, policy_for

PAGE = 200
TINTS = 6
ORDERS = ("oldest", "newest")


@dataclass(slots=True)
class Stem:
    """A comment's place."""

    pk: int
    parent: int
    is_shown: bool
    is_pinned: bool
    depth: int = 0


@dataclass(slots=True)
class Entry:
    """A comment, or the gap that one has left (`html` is ""), as the template shows it."""

    pk: int
    depth: int
    name: str = ""
    role: str = ""
    html: str = ""
    written: datetime | None = None
    is_edited: bool = False
    is_pinned: bool = False
    imported_from: str = ""
    answers: "Entry | None" = None
    by_writer: bool = False

    @property
    def day(self) -> str:
        return day_in_words(localtime(self.written).date())

    @property
    def initials(self) -> str:
        words = [word for word in self.name.partition(",")[0].split() if word[0].isalnum()]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"

    @property
    def tint(self) -> int:
        """One of a few colours, always the same for a name."""
        return crc32(self.name.encode()) % TINTS


@lru_cache(maxsize=2048)
def day_in_words(day) -> str:
    return f"{day.day} {day:%B %Y}"


class Discussion:
    """One page of the discussion of an article."""

    def __init__(self, article: Article, page: str = "", order: str = "", pictures: str = ""):
        self.article = article
        # Whoever reads without pictures turns the pages without them.
        self._without = ["pictures=ask"] * (pictures == "ask")
        self.order = order if order in ORDERS else ORDERS[0]
        self._asked_page = page

    @cached_property
    def policy(self) -> Policy:
        return policy_for(self.article)

    @cached_property
    def stems(self) -> list[Stem]:
        """All that stand on some page, in order of reading: pinned threads first."""
        children = defaultdict(list)
        stems = list(_stems(self.article))
        known = {stem.pk for stem in stems}
        for stem in stems:
            # Whose parent has gone without a trace stands for itself.
            children[stem.parent if stem.parent in known and stem.parent != stem.pk else None].append(stem)
        roots = children.pop(None, [])
        if self.order == "newest":
            roots.reverse()
        roots.sort(key=lambda stem: not stem.is_pinned)
        return [stem for root in roots for stem in _thread(root, children)]

    @cached_property
    def count(self) -> int:
        return sum(stem.is_shown for stem in self.stems)

    @property
    def pages(self) -> int:
        return -(-len(self.stems) // PAGE) or 1

    @property
    def page(self) -> int:
        """The page asked for; the nearest that there is."""
        asked = int(self._asked_page) if self._asked_page.isascii() and self._asked_page[:9].isdigit() else 1
        return min(max(asked, 1), self.pages)

    def page_of(self, pk: int) -> int | None:
        """The page on which a comment stands."""
        places = (place for place, stem in enumerate(self.stems) if stem.pk == pk and stem.is_shown)
        place = next(places, None)
        return None if place is None else place // PAGE + 1

    @cached_property
    def write_address(self) -> str:
        """Of the form of a comment."""
        return reverse("comments:write", args=[self.article.slug])

    @cached_property
    def _permalink(self) -> str:
        return reverse("comments:comment", args=[0])

    @cached_property
    def _report_address(self) -> str:
        return reverse("comments:report", args=[0])

    def permalink(self, pk: int) -> str:
        """The same as `Comment.get_absolute_url`; resolving hundreds of addresses one by one is slow."""
        return self._permalink.replace("0", str(pk))

    def report_address(self, pk: int) -> str:
        """Where moderators are told of a comment."""
        return self._report_address.replace("0", str(pk))

    def address(self, page: int = 1, order: str | None = None) -> str:
        """Where a page of it is to be read."""
        order = order or self.order
        asked = self._without + [f"order={order}"] * (order != ORDERS[0]) + [f"discussion={page}"] * (page > 1)
        return self.article.get_absolute_url() + ("?" + "&".join(asked) if asked else "") + "#discussion"

    @cached_property
    def entries(self) -> list[Entry]:
        stems = self.stems[(self.page - 1) * PAGE : self.page * PAGE]
        return list(_entries(stems))

    @property
    def continues(self) -> bool:
        """Whether the page begins in the middle of a thread."""
        return bool(self.entries) and self.entries[0].depth > 0


def discussion_of(article: Article, asked) -> Discussion:
    """The page of the discussion that an address asks for; `asked` is its query (`request.GET`)."""
    return Discussion(article, *(asked.get(name, "") for name in ("discussion", "order", "pictures")))


def _stems(article: Article) -> Iterator[Stem]:
    """Each comment that is shown, or was, oldest first."""
    comments = Comment.objects.for_object(article).filter(SHOWN | Q(is_removed=True)).order_by("submit_date", "pk")
    rows = comments.values_list("pk", "parent_id", "is_removed", "record__pinned")
    return (Stem(pk, parent, not is_removed, is_pinned) for pk, parent, is_removed, is_pinned in rows)


def _thread(root: Stem, children: dict[int, list[Stem]], depth: int = 0) -> list[Stem]:
    """A comment and all below it; nothing if none of them is shown."""
    root.depth = depth
    below = [stem for child in children.get(root.pk, ()) for stem in _thread(child, children, depth + 1)]
    return [root, *below] if root.is_shown or below else []


_FIELDS = (
    "pk",
    "user_name",
    "submit_date",
    "record__html",
    "record__role",
    "record__edited_at",
    "record__imported_from",
    "record__in_answer_to",
    "record__state",
)


def _entries(stems: list[Stem]) -> Iterator[Entry]:
    rows = {row[0]: row[1:] for row in Comment.objects.filter(pk__in=[s.pk for s in stems]).values_list(*_FIELDS)}
    made: dict[int, Entry] = {}
    above = None
    for stem in stems:
        if stem.pk in rows:
            entry, answered = _entry(stem, *rows[stem.pk])
            entry.answers = made.get(answered) if answered != above else None
            made[stem.pk] = entry
            above = stem.pk
            yield entry


def _entry(stem, name, written, html, role, edited_at, imported_from, answered, state) -> tuple[Entry, int | None]:
    if not stem.is_shown:
        return Entry(stem.pk, stem.depth, by_writer=state == "withdrawn"), answered
    shown = (name or "Anonymous", role, html, written, edited_at is not None, stem.is_pinned, imported_from)
    return Entry(stem.pk, stem.depth, *shown), answered
