"""An article's body, read in a fixed number of queries and put together for the page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from operator import attrgetter

from django.db.models import F
from django.template.loader import render_to_string

from .links.closed import closed_in
from .models import (
    BLOCKS,
    Article,
    Cast,
    CastMember,
    ChronologyBlock,
    ChronologyEntry,
    Citation,
    ContestedFact,
    Estimate,
    Excerpt,
    GroupedPicture,
    Heading,
    KeyFigure,
    Picture,
    PictureGroup,
    Prose,
    Source,
)
from .prose import Mark, add_after_links, links_in, replace_marks, without_links, word_count
from .scale import scaled

# Adults read English prose at about 238 words a minute: Brysbaert, "How many words do we read per
# minute?", Journal of Memory and Language 109 (2019).
WORDS_PER_MINUTE = 238

# The rows of each kind of block that has any, with all that the page shows of a row.
_ROWS = {
    PictureGroup: GroupedPicture.objects.select_related("block", "photo"),
    Cast: CastMember.objects.select_related("block", "figure__portrait"),
    ChronologyBlock: ChronologyEntry.objects.select_related("block", "event"),
    ContestedFact: Estimate.objects.select_related("block", "source"),
}

# Stands for the number in a mark that is made once and filled in for every note.
_NUMBER = "\ue000"


@dataclass(frozen=True)
class Section:
    """A part of the article that a heading opens; numbered from 1."""

    number: int
    title: str

    @property
    def anchor(self) -> str:
        return f"section-{self.number}"


@dataclass(frozen=True)
class Note:
    """A footnote: numbered from 1 through the whole article."""

    number: int
    source: Source | None
    locator: str
    text: str


@dataclass
class Body:
    """The blocks of an article in order, with what the page says about all of them together.

    `people` are those whom the text links to, by path; `introduced` those met so far, for "who is this?";
    `folder` has the templates, since a feed writes the same in simpler HTML; the links to `closed` addresses are plain
    words, since readers find nothing there.
    """

    blocks: list
    sections: list[Section] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    people: dict[str, KeyFigure] = field(default_factory=dict)
    introduced: list[KeyFigure] = field(default_factory=list)
    folder: str = "articles"
    closed: frozenset[str] = frozenset()

    @cached_property
    def pictures(self) -> list:
        """The pictures in the body, in order, each as often as it stands there."""
        return list(_pictures(self.blocks))

    @cached_property
    def mark(self) -> str:
        """The mark of a note in the text (HTML), with `_NUMBER` in the place of its number: made once for all."""
        return render_to_string(f"{self.folder}/_note_mark.html", {"number": _NUMBER}).strip()

    @cached_property
    def word_count(self) -> int:
        return sum(word_count(block.html) for block in self.blocks if isinstance(block, Prose | Excerpt))

    @property
    def reading_minutes(self) -> int:
        return max(1, round(self.word_count / WORDS_PER_MINUTE))


def read_body(article: Article) -> Body:
    """The body of an article, in one query for each kind of block, one for the sources and one for what the text links
    to, whatever its length.
    """
    blocks = sorted(blocks_of([article]), key=attrgetter("ordering"))
    return put_together(blocks, _people(blocks), _sources(blocks, _citations([article])), closed=closed_among(blocks))


def closed_among(blocks: Iterable) -> frozenset[str]:
    """The addresses to which texts among these blocks lead, and at which readers find no article."""
    return closed_in(block.html for block in blocks if isinstance(block, Prose | Excerpt))


def read_bodies(articles: Iterable[Article], folder: str) -> dict[int, Body]:
    """The bodies of articles, by the number of each, in as many queries as one has. Nobody is introduced in them."""
    blocks, citations = defaultdict(list), defaultdict(list)
    for block in sorted(blocks_of(articles), key=attrgetter("ordering")):
        blocks[block.parent_id].append(block)
    for citation in _citations(articles):
        citations[citation.article].append(citation)
    numbers = [article.pk for article in articles]
    closed = closed_among(block for some in blocks.values() for block in some)
    return {
        number: put_together(blocks[number], {}, _sources(blocks[number], citations[number]), folder, closed)
        for number in numbers
    }


def put_together(
    blocks: list, people: dict[str, KeyFigure], sources: dict[str, Source], folder="articles", closed=frozenset()
) -> Body:
    """The body that these blocks make; `people` by path, `sources` by key. Asks the database nothing."""
    body = Body(blocks, people=people, folder=folder, closed=closed)
    for block in blocks:
        _PREPARE.get(type(block), _leave)(block, body, sources)
        block.level = 3 if body.sections else 2
        block.template_name = f"{folder}/blocks/_{block._meta.model_name}.html"
    body.sources = sorted(set(sources.values()), key=lambda source: (source.author or source.title).casefold())
    return body


def blocks_of(articles: Iterable[Article]) -> Iterator:
    """The blocks, one kind after the other; one that should have rows and has none shows nothing and is left out."""
    for model in BLOCKS:
        if model in _ROWS:
            yield from _with_rows(_ROWS[model].filter(block__parent__in=articles))
        else:
            yield from model.get_queryset().filter(parent__in=articles)


def _with_rows(rows) -> list:
    """The blocks of these rows, each with its `row_list`."""
    blocks: dict[int, object] = {}
    for row in rows:
        block = blocks.setdefault(row.block_id, row.block)
        block.__dict__.setdefault("row_list", []).append(row)
    return list(blocks.values())


def _citations(articles: Iterable[Article]):
    """The citations in the texts of these articles, each with the number of its `article`."""
    cited = Citation.objects.filter(prose__parent__in=articles)
    return cited.select_related("source").annotate(article=F("prose__parent"))


def _sources(blocks, citations) -> dict[str, Source]:
    """All sources that the blocks cite or name, by key."""
    sources = {citation.source.key: citation.source for citation in citations}
    for block in blocks:
        rows = block.row_list if isinstance(block, ContestedFact) else [block]
        named = [row.source for row in rows if getattr(row, "source", None)]
        sources.update({source.key: source for source in named})
    return sources


def _people(blocks) -> dict[str, KeyFigure]:
    """The key figures whom the prose links to, by the path of their page."""
    paths = {path for block in blocks if isinstance(block, Prose) for path in links_in(block.html)}
    slugs = {path.rstrip("/").rpartition("/")[2] for path in paths}
    figures = KeyFigure.objects.filter(slug__in=slugs).select_related("portrait") if slugs else []
    return {path: figure for figure in figures if (path := figure.get_absolute_url()) in paths}


def _leave(block, body, sources):
    pass


def _number_section(block, body, sources):
    block.section = Section(len(body.sections) + 1, block.text)
    body.sections.append(block.section)


def _number_notes(block, body, sources):
    """Write numbers in the place of the citation marks; the first prose of all gets the drop cap."""

    def write(mark: Mark) -> str:
        note = Note(len(body.notes) + 1, sources.get(mark.source), mark.locator, mark.note)
        body.notes.append(note)
        return body.mark.replace(_NUMBER, str(note.number))

    block.is_first = block is next(other for other in body.blocks if isinstance(other, Prose))
    html = add_after_links(without_links(block.html, body.closed), partial(_introduce, body))
    block.with_notes = replace_marks(html, write)


def _close_links(block, body, sources):
    block.shown = without_links(block.html, body.closed)


def _introduce(body: Body, path: str) -> str:
    """The button "who is this?" behind the first link to a person."""
    figure = body.people.get(path)
    if figure is None or figure in body.introduced:
        return ""
    body.introduced.append(figure)
    return render_to_string("articles/_who_mark.html", {"figure": figure}).strip()


def _order_events(block, body, sources):
    events = [row.event for row in block.row_list]
    block.events = sorted(events, key=lambda event: (event.date_earliest, event.date_latest))


def _scale_estimates(block, body, sources):
    block.estimates = scaled(block.row_list)


_PREPARE = {
    Heading: _number_section,
    Prose: _number_notes,
    Excerpt: _close_links,
    ChronologyBlock: _order_events,
    ContestedFact: _scale_estimates,
}


def _pictures(blocks) -> Iterator:
    for block in blocks:
        if isinstance(block, Picture):
            yield block.photo
        elif isinstance(block, PictureGroup):
            yield from (row.photo for row in block.row_list)
