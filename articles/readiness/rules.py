"""The rules of the checklist: each says in words what is missing, and where.

A rule is a function of a `Written` that yields findings. Those marked with `@error` stop an article from being
published; those marked with `@warning` do not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from gallery.models import Photo

from ..links import addresses_in
from ..models import ContestedFact, Excerpt, Picture, PictureGroup, Prose, PullQuote
from ..prose import plain_text
from .reading import Written
from .reading_level import HARD, reading_ease

# All that a phone fetches for an article that is read to its end, in bytes of pictures: at 1.6 Mbit/s, 15 seconds.
PHONE_BUDGET = 3_000_000
# A screen of 390 points with two pixels a point.
PHONE_WIDTH = 800
# An article of fewer sections is short enough to do with its lead picture.
SECTIONS_THAT_WANT_PICTURES = 3


@dataclass(frozen=True)
class Finding:
    """Something that is missing: `field` is a field of the article's form; `block` stands in its body."""

    words: str
    is_error: bool
    field: str = ""
    block: object = None

    @property
    def anchor(self) -> str:
        """Where it is in the form of the article."""
        return f"block-{self.block._meta.model_name}-{self.block.pk}" if self.block else f"id_{self.field}"


Rule = Callable[[Written], Iterator[tuple[str, object]]]
RULES: list[tuple[Rule, bool]] = []


def error(rule: Rule) -> Rule:
    RULES.append((rule, True))
    return rule


def warning(rule: Rule) -> Rule:
    RULES.append((rule, False))
    return rule


def findings_of(written: Written) -> list[Finding]:
    """What the rules say of an article, errors first. Asks the database nothing."""
    return [
        Finding(words, is_error, **({"field": place} if isinstance(place, str) else {"block": place}))
        for rule, is_error in sorted(RULES, key=lambda rule: not rule[1])
        for words, place in rule(written)
    ]


def _at(block):
    """The place of a picture: its block, or the field of the lead picture."""
    return block or "lead_photo"


@error
def title_is_missing(written):
    if not written.article.title.strip():
        yield "It has no title.", "title"


@error
def lead_picture_has_no_alt_text(written):
    photo = written.article.lead_photo
    if photo and not photo.is_decorative and not photo.alt_text.strip():
        yield f"The lead picture “{photo}” has no alternative text: who cannot see it is told nothing.", "lead_photo"


@error
def picture_is_withdrawn(written):
    for photo, block in written.all_pictures:
        if photo.is_withdrawn:
            yield f"“{photo}” has been withdrawn and may not be shown. Choose another picture.", _at(block)


@error
def permission_has_ended(written):
    today = timezone.localdate()
    for photo, block in written.all_pictures:
        until = photo.permission_until
        if photo.rights == Photo.Rights.PERMISSION and until and until <= today and not photo.is_withdrawn:
            yield f"The permission for “{photo}” ended on {until:%-d %B %Y}.", _at(block)


@warning
def standfirst_is_missing(written):
    if not written.article.standfirst.strip():
        yield "It has no standfirst: cards, searches and shared links show one or two sentences.", "standfirst"


@warning
def lead_picture_is_missing(written):
    if not written.article.lead_photo:
        yield "It has no lead picture: its cards and shared links will be bare.", "lead_photo"


@warning
def picture_has_no_known_right(written):
    for photo, block in written.all_pictures:
        if not photo.has_known_rights:
            yield f"Of “{photo}” it is not known by what right it is here: readers will not see it.", _at(block)


@warning
def picture_has_no_alt_text(written):
    for photo, block in written.pictures:
        if not photo.is_decorative and not photo.alt_text.strip():
            yield f"“{photo}” has no alternative text.", block


@warning
def picture_has_no_credit(written):
    for photo, block in written.all_pictures:
        if not photo.credit_line:
            yield f"“{photo}” has no credit.", _at(block)


@warning
def picture_has_no_date(written):
    for photo, block in written.all_pictures:
        if not photo.date:
            yield f"“{photo}” has no date.", _at(block)


@warning
def disputed_number_has_one_estimate(written):
    for block in written.of(ContestedFact):
        if len(block.row_list) < 2:
            yield f"“{block}” has one estimate only: where is the dispute?", block


@warning
def quotation_has_no_source(written):
    for block in written.of(PullQuote, Excerpt):
        if not block.source_id:
            yield f"{block._meta.verbose_name.capitalize()} {block} has no source.", block


@warning
def link_is_broken(written):
    for block in written.texts:
        for address in dict.fromkeys(addresses_in(block.html)):
            if address in written.broken:
                yield written.broken[address], block


@warning
def headings_are_out_of_order(written):
    before, *sections = written.sections
    for block in before.blocks:
        if isinstance(block, Prose) and "<h3>" in block.html:
            yield "A small heading stands before the first heading of a section.", block
    for section in sections:
        if not section.blocks:
            yield f"Nothing stands under the heading “{section.heading}”.", section.heading


@warning
def section_has_no_picture(written):
    sections = written.sections[1:]
    if len(sections) < SECTIONS_THAT_WANT_PICTURES:
        return
    for section in sections:
        if section.blocks and not any(isinstance(block, Picture | PictureGroup) for block in section.blocks):
            yield f"The section “{section.heading}” has no picture.", section.heading


@warning
def pictures_are_heavy_on_a_phone(written):
    weight = sum(_phone_bytes(photo) for photo in {photo.pk: photo for photo, _ in written.all_pictures}.values())
    if weight > PHONE_BUDGET:
        figures = f"{weight / 1e6:.1f} MB of pictures; {PHONE_BUDGET / 1e6:.0f} MB is the budget"
        yield f"Read to its end, it costs a phone {figures}.", "lead_photo"


def _phone_bytes(photo) -> int:
    """Size of the file that a phone fetches of a picture: the smallest that is wide enough, else the widest."""
    sizes = {int(width): size for width, size in (photo.rendition_sizes or {}).get("avif", {}).items()}
    wide_enough = [width for width in sizes if width >= PHONE_WIDTH]
    return sizes[min(wide_enough)] if wide_enough else max(sizes.values(), default=0)


@warning
def text_is_hard_to_read(written):
    if not written.article.language.startswith("en"):
        return
    ease = reading_ease(" ".join(plain_text(block.html) for block in written.of(Prose)))
    if ease is not None and ease < HARD:
        figures = f"reading ease {ease:.0f}, {HARD} is that of a scholarly journal"
        yield f"The text is hard to read ({figures}): shorter sentences would help.", "standfirst"
