"""Searching: a query and filters in, a page of hits and their counts out. Only `backends` knows the database."""

from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q

from chronology.historic_date import HistoricDate
from gallery.models import PhotoTopic, Topic

from ..models.article import ArticleTopic
from ..models.blocks import CastMember
from ..models.event import Event
from ..models.figure import KeyFigure
from . import follow, spelling
from .backends import backend
from .hits import Hit, hits_of
from .models import SearchDocument
from .query import Query, Term, parse
from .words import folded_words, term, words_in

Kind = SearchDocument.Kind
SORTS = {"": "The best first", "newest": "The newest first", "told": "In the order of history"}

# Nobody looks through more. What is found more often is counted no further, and of it the latest additions are ranked.
MOST = 1000
# Of more than `MOST`, so many are found by going through all documents in their order until there are enough.
NEAR = 100
# A person, a topic, an article of that name: likelier meant than one of many pictures.
_BOOST = {Kind.PERSON: 3.0, Kind.TOPIC: 3.0, Kind.ARTICLE: 3.0}


@dataclass(frozen=True)
class Filters:
    """What else is asked of a hit; `decade` is its first year."""

    kind: str = ""
    topic: Topic | None = None
    person: KeyFigure | None = None
    decade: int | None = None

    def __bool__(self):
        return any((self.kind, self.topic, self.person, self.decade is not None))


@dataclass(frozen=True)
class Results:
    """What was found: a list of hits to take slices of; `counts` are by kind, each up to `MOST`, whatever kind is
    filtered for.
    """

    query: Query
    filters: Filters
    sort: str
    counts: dict[str, int]

    def __len__(self):
        return min(self.total, MOST)

    def __getitem__(self, part: slice) -> list[Hit]:
        return hits_of(self._pks[part] if self._is_ranked else self._sorted(part.stop)[part], self.query)

    @property
    def total(self) -> int:
        return self.counts.get(self.filters.kind, 0) if self.filters.kind else sum(self.counts.values())

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        kinds = [self.filters.kind] if self.filters.kind else self.counts
        return any(self.counts.get(kind, 0) >= MOST for kind in kinds)

    @cached_property
    def meant(self) -> str:
        """The question as it was probably meant, if nothing was found and something would be; else ""."""
        return "" if self.total else _meant(self.query)

    @cached_property
    def without_filters(self) -> int:
        """How many there would be without filters, if there are none with them."""
        return sum(_counts(self.query, Filters()).values()) if self.query and self.filters and not self.total else 0

    @property
    def _is_ranked(self) -> bool:
        return bool(self.query) and not self.sort

    @cached_property
    def _pks(self) -> list[int]:
        """The best first: those that are called so, then the others, each by their rank."""
        best = {}
        for titles_only in (True, False):
            with backend().asking():
                found = backend().ranked(_filtered(self.filters), self.query, self.filters.kind, titles_only, MOST)
                rows = list(found.values_list("pk", "kind", "rank"))
            ranked = sorted(rows, key=lambda row: (-row[2] * _BOOST.get(row[1], 1.0), row[0]))
            best |= dict.fromkeys(pk for pk, _, _ in ranked if pk not in best)
        return list(best)[:MOST]

    def _sorted(self, until: int):
        found = _found(self.query, self.filters, self.filters.kind, _each_among if self._is_near(until) else _among)
        if self.sort == "told":
            found = found.order_by(F("date_earliest").asc(nulls_last=True), "date_latest", "pk")
        else:
            found = found.order_by(F("published_from").desc(nulls_last=True), "-pk")
        return found.values_list("pk", flat=True)

    def _is_near(self, until: int) -> bool:
        """Whether these are soon met with by going from the newest on."""
        return self.is_more and until <= NEAR and self.sort != "told" and not self.query


def search(query: Query, filters: Filters, sort: str = "") -> Results:
    """What the query finds; without words, all that the filters leave."""
    follow.catch_up()
    query = replace(query, groups=_with_beginnings(query.groups), excluded=sum(_with_beginnings([query.excluded]), ()))
    return Results(query, filters, sort, _counts(query, filters))


def suggestions(text: str, most: int = 8) -> list[str]:
    """Titles and names that have these words, the last of which may be only begun; people and topics first."""
    follow.catch_up()
    words = folded_words(text[:100]).split()
    if not words or len("".join(words)) < 2:
        return []
    titles = {}
    for kind in (Kind.PERSON, Kind.TOPIC, Kind.ARTICLE, Kind.PICTURE, Kind.EVENT):
        found = backend().titled(SearchDocument.objects.visible(), words, kind)
        with backend().asking():
            titles |= dict.fromkeys(found.values_list("title", flat=True)[:most])
        if len(titles) >= most:
            break
    return list(titles)[:most]


def _with_beginnings(groups):
    """With each `begin*` also the terms of words that begin so, where the term does not."""
    return tuple(tuple(one for wanted in group for one in _beginning(wanted)) for group in groups)


def _beginning(wanted: Term) -> list[Term]:
    if not wanted.prefix:
        return [wanted]
    return [wanted, *(Term((word,)) for word in spelling.beginning(wanted.prefix))]


def _among(objects: dict, kind: str) -> Q:
    """Documents of these things; `objects` are lists or queries of keys by kind."""
    kinds = [each for each in objects if kind in ("", each)]
    return reduce(or_, (Q(kind=each, object_id__in=objects[each]) for each in kinds), Q(pk__in=[]))


def _each_among(objects: dict, kind: str) -> Q:
    """The same for documents that are gone through in their order: each is looked up."""
    kinds = [each for each in objects if kind in ("", each)]
    return reduce(or_, (Q(kind=each) & _holds(objects[each]) for each in kinds), Q(pk__in=[]))


def _holds(keys) -> Q:
    if isinstance(keys, list):
        return Q(object_id__in=keys)
    (column,) = keys.query.values_select
    return Q(Exists(keys.filter(**{column: OuterRef("object_id")})))


def _counts(query: Query, filters: Filters) -> dict[str, int]:
    """How many there are of each kind, counted up to `MOST`."""
    with backend().asking():
        counts = {kind: _found(query, filters, kind).order_by()[:MOST].count() for kind in Kind.values}
    return {kind: count for kind, count in counts.items() if count}


def _found(query: Query, filters: Filters, kind: str, among=_among):
    documents = _filtered(filters, kind, among)
    if query:
        return backend().matching(documents, query, kind)
    return documents.filter(kind=kind) if kind else documents


def _filtered(filters: Filters, kind: str = "", among=_among):
    """What is public and passes all filters but that for a kind; `kind` names the only one that is asked for anyway, so
    that nothing is looked up for the others.
    """
    documents = SearchDocument.objects.visible()
    if filters.decade is not None:
        decade = HistoricDate.parse(f"{filters.decade // 10}X")
        documents = documents.filter(date_earliest__lte=decade.latest, date_latest__gte=decade.earliest)
    if filters.topic:
        documents = documents.filter(among(_on_topic(filters.topic), kind))
    if filters.person:
        documents = documents.filter(among(_with_person(filters.person), kind))
    return documents


def _on_topic(topic: Topic) -> dict:
    articles = ArticleTopic.objects.filter(tag=topic).values("content_object")
    return {
        Kind.ARTICLE: articles,
        Kind.PICTURE: PhotoTopic.objects.filter(tag=topic).values("content_object"),
        Kind.EVENT: Event.objects.filter(article__in=articles).order_by().values("pk"),
        Kind.TOPIC: [topic.pk],
    }


def _with_person(figure: KeyFigure) -> dict:
    return {
        Kind.ARTICLE: CastMember.objects.filter(figure=figure).order_by().values("block__parent"),
        Kind.PICTURE: figure.photos.order_by().values("pk"),
        Kind.EVENT: figure.events.order_by().values("pk"),
        Kind.PERSON: [figure.pk],
    }


def _meant(query: Query) -> str:
    """The text of the query with each word that nobody uses replaced by the likeliest that somebody does."""
    text = query.text
    for match in reversed(list(words_in(text))):
        if term(match[0]) and not _used(term(match[0])) and (other := spelling.meant(match[0], _used)):
            text = text[: match.start()] + other + text[match.end() :]
    return text if text != query.text and _counts(parse(text), Filters()) else ""


def _used(word: str) -> int:
    """How many documents that readers can see have the term; counted up to a few hundred."""
    found = backend().matching(SearchDocument.objects.visible(), Query(groups=((Term((word,)),),)))
    return len(found.values_list("pk", flat=True)[: spelling.MOST_COUNTED])
