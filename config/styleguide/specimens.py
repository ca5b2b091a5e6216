"""The blocks of articles that the style guide shows, put together as an article's page does it."""

from dataclasses import dataclass, replace
from itertools import count

from django.utils import timezone

from articles.body import Body, put_together
from articles.models import (
    Article,
    Cast,
    CastMember,
    ChronologyBlock,
    ChronologyEntry,
    ContestedFact,
    Estimate,
    Excerpt,
    GroupedPicture,
    Heading,
    Picture,
    PictureGroup,
    Prose,
    PullQuote,
    SeeAlso,
)
from articles.prose import mark
from gallery.models import Photo

from . import samples, words


@dataclass(frozen=True)
class Specimen:
    """Blocks under a heading of the guide, as an article shows them; with the head of the article if it has one."""

    title: str
    body: Body
    article: Article | None = None
    language: str = "en"
    pictures_on_request: bool = False


def specimen(title, *blocks, people=(), sources=None, **facts) -> Specimen:
    paths = {figure.get_absolute_url(): figure for figure in people}
    return Specimen(title, put_together(list(blocks), paths, sources or {}), **facts)


def every_block(photos, people) -> list[Specimen]:
    """The ten kinds of block."""
    source = samples.sources()["un-1957"]
    return [
        specimen("Heading", Heading(text="The first shots")),
        specimen("Text", prose(words.RICH), prose(words.PARAGRAPH)),
        specimen("Quotation", quotation(source)),
        specimen("Document", document(source)),
        specimen("Cast of four", cast(people)),
        specimen("Cast of three", cast(people[:3])),
        specimen("Chronology", chronology()),
        specimen("Disputed number, agreed", contested("Refugees who fled Hungary", (200_000, 200_000, words.ALL))),
        specimen("Disputed number with a range", contested("Soviet tanks in the attack of 4 November", *words.TANKS)),
        specimen("Disputed number with open ends", contested("People executed afterwards", *words.EXECUTED)),
        specimen("See also", SeeAlso(article=samples.article(lead_photo=photos[-1]))),
    ]


def with_notes(people) -> Specimen:
    """Text with marks of notes and "who is this?"; its notes and sources stand under it."""
    person = f'<a href="{people[0].get_absolute_url()}">{people[0].name}</a>'
    html = (
        f"<p>{person} spoke from a window at nine in the evening.{mark('un-1957', 'ch. II')} He began with "
        f"“Comrades”, and the square shouted that there were none.{mark(note='Accounts differ on the exact words.')} "
        f"Washington was told by its legation.{mark('frus-25')}</p>"
    )
    return specimen("Note marks and who is this", prose(html), people=people, sources=samples.sources())


def placements(photos) -> list[Specimen]:
    """One picture in each of its places, and groups in each of their layouts."""
    scenes = photos[-6:]
    single = [
        specimen(f"Picture {place.value}", prose(), picture(scenes[number], place), prose())
        for number, place in enumerate(Picture.Placement)
    ]
    sizes = [("pair", 2), ("grid", 2), ("grid", 3), ("strip", 6)]
    groups = [specimen(f"Pictures in a {layout} of {size}", group(layout, scenes[:size])) for layout, size in sizes]
    return single + groups


def states(photos) -> list[Specimen]:
    """What stands in the place of a picture that is not, not yet, or not at once shown."""
    one = photos[-1]
    note = "Shows prisoners held at gunpoint."
    return [
        specimen("Withdrawn picture", picture(withdrawn(one))),
        specimen(
            "Withdrawn by order, in a pair", group("pair", [one, withdrawn(one, "https://www.gerichte.example/")])
        ),
        specimen("Picture in the making", picture(samples.like(one, renditions_ready_at=None))),
        specimen("Picture behind a content note", picture(samples.like(one, content_note=note))),
        specimen("Picture on request", picture(one), pictures_on_request=True),
    ]


def withdrawn(photo, authority="") -> Photo:
    reason = "The photographer’s daughter asked for it; she holds the right."
    facts = {"withdrawn_at": timezone.now(), "withdrawal_reason": reason, "withdrawal_authority": authority}
    return samples.like(photo, **facts)


def bad_content(photos) -> list[Specimen]:
    """What editors will put in one day."""
    one = photos[-1]
    tall = samples.photo(title="A banner from roof to pavement", width=400, height=2400, caption="One to six.")
    broad = samples.photo(title="The whole embankment", width=2400, height=400, caption="Six to one.")
    return [
        specimen("Caption of one word", picture(samples.like(one, caption="Budapest"))),
        specimen("Caption of 2000 characters", picture(samples.like(one, caption=words.long(2000)))),
        *(specimen(f"Six times as high, {p.value}", prose(), picture(tall, p), prose()) for p in Picture.Placement),
        *(specimen(f"Six times as wide, {p.value}", prose(), picture(broad, p), prose()) for p in Picture.Placement),
        *(specimen(f"Both in a {name}", group(name, [tall, broad])) for name in PictureGroup.Layout.values),
        specimen("Missing picture", SeeAlso(article=samples.article()), cast(samples.people([])[:2])),
    ]


def bad_articles() -> list[Specimen]:
    """Whole articles that lack something, or have too much of it, or are in another language."""
    numbers = count(1)
    made = [
        _article("Title of 300 characters", {"title": words.long(300)}, Heading(text=words.long(200)), prose()),
        _article("Article without lead picture and sections", {"standfirst": ""}, prose()),
        _article("Hungarian", _titled(words.HUNGARIAN_TITLE, words.HUNGARIAN, "hu"), *_all_words(words.HUNGARIAN)),
        _article("Arabic", _titled(words.ARABIC_TITLE, words.ARABIC, "ar"), *_all_words(words.ARABIC)),
    ]
    # The page has several articles, so their sections are numbered through: an anchor stands once.
    for body in (specimen.body for specimen in made):
        for block in (block for block in body.blocks if isinstance(block, Heading)):
            block.section = replace(block.section, number=100 + next(numbers))
        body.sections = [block.section for block in body.blocks if isinstance(block, Heading)]
    return made


def _article(title, facts, *blocks) -> Specimen:
    article = samples.article(**facts)
    return specimen(title, *blocks, article=article, language=article.language)


def _titled(title, standfirst, language) -> dict:
    return {"title": title, "standfirst": standfirst, "language": language}


def _all_words(text) -> list:
    """Everything that is made of words, of one text."""
    row = samples.events()[1]
    row.what, row.place = text[:120], text[:30]
    return [
        Heading(text=text[:60]),
        prose(f"<p>{text}</p>"),
        picture(samples.photo(caption=text[:120]), Picture.Placement.SIDE),
        prose(f"<p>{text * 3}</p>"),
        PullQuote(words=text[:120], speaker=text[:20]),
        chronology([row]),
        contested(text[:60], (2500, None, text[:60]), (2650, 2700, text[:80])),
        SeeAlso(article=samples.article(title=text[:60], standfirst=text[:150])),
    ]


def prose(html: str = words.PARAGRAPH) -> Prose:
    return Prose(html=html)


def picture(photo: Photo, placement: str = "text") -> Picture:
    return Picture(photo=photo, placement=placement)


def group(layout: str, photos: list[Photo]) -> PictureGroup:
    made = PictureGroup(layout=layout, caption="The city in the days of the uprising")
    made.row_list = [GroupedPicture(photo=photo) for photo in photos]
    return made


def quotation(source) -> PullQuote:
    return PullQuote(words=words.QUOTED, speaker="Imre Nagy", date="1956-11-04", source=source)


def document(source) -> Excerpt:
    title = "The sixteen points of the students"
    return Excerpt(label="As read out", title=title, html=words.DOCUMENT, date="1956-10-22", source=source)


def cast(people) -> Cast:
    made = Cast(title="Key figures")
    made.row_list = [CastMember(figure=figure) for figure in people]
    return made


def chronology(events=None) -> ChronologyBlock:
    made = ChronologyBlock(title="Twelve days")
    made.row_list = [ChronologyEntry(event=event) for event in events or samples.events()]
    return made


def contested(claim: str, *estimates) -> ContestedFact:
    """A disputed number; each estimate is low, high and who makes it."""
    made = ContestedFact(claim=claim, note="The figures shrank as the archives opened.")
    made.row_list = [Estimate(low=low, high=high, label=label) for low, high, label in estimates]
    return made
