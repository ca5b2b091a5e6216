"""An article read for its checklist: what is written in it, and which of its links lead nowhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from gallery.models import Photo

from ..body import blocks_of
from ..links import addresses_in, broken_among
from ..models import Article, Excerpt, Heading, Picture, PictureGroup, Prose


@dataclass(frozen=True)
class Section:
    """What stands under a heading; `heading` is None for what comes before the first."""

    heading: Heading | None
    blocks: list = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    """An article, its blocks in order (those with rows have a `row_list`), and a sentence for each broken address."""

    article: Article
    blocks: list
    broken: dict[str, str] = field(default_factory=dict)

    def of(self, *kinds) -> list:
        return [block for block in self.blocks if isinstance(block, kinds)]

    @property
    def texts(self) -> list:
        return self.of(Prose, Excerpt)

    @property
    def pictures(self) -> Iterator[tuple[Photo, object]]:
        """Each picture of the body with the block that shows it."""
        for block in self.of(Picture, PictureGroup):
            photos = [block.photo] if isinstance(block, Picture) else [row.photo for row in block.row_list]
            yield from ((photo, block) for photo in photos)

    @property
    def all_pictures(self) -> Iterator[tuple[Photo, object]]:
        """The lead picture with None, then those of the body."""
        if self.article.lead_photo:
            yield self.article.lead_photo, None
        yield from self.pictures

    @property
    def sections(self) -> list[Section]:
        sections = [Section(None)]
        for block in self.blocks:
            if isinstance(block, Heading):
                sections.append(Section(block))
            else:
                sections[-1].blocks.append(block)
        return sections


def read_written(articles: Iterable[Article]) -> Iterator[Written]:
    """Articles read for their checklists, in a number of queries that does not grow with theirs."""
    articles = list(articles)
    blocks = defaultdict(list)
    for block in sorted(blocks_of(articles), key=attrgetter("ordering")):
        blocks[block.parent_id].append(block)
    broken = find_broken(block for many in blocks.values() for block in many)
    for article in articles:
        yield Written(article, blocks[article.pk], broken)


def find_broken(blocks) -> dict[str, str]:
    """Those addresses in the texts of these blocks that lead nowhere, each with a sentence."""
    texts = (block for block in blocks if isinstance(block, Prose | Excerpt))
    return broken_among({address for text in texts for address in addresses_in(text.html)})
