"""Blocks of an article from their records."""

from articles.models import (
    Article,
    Cast,
    CastMember,
    ChronologyBlock,
    ChronologyEntry,
    ContestedFact,
    Estimate,
    Event,
    Excerpt,
    GroupedPicture,
    Heading,
    KeyFigure,
    Picture,
    PictureGroup,
    Prose,
    PullQuote,
    SeeAlso,
    Source,
)
from gallery.models import Photo


def photo_for(ref: str) -> Photo | None:
    """The picture of this ref; None for no ref. Raises `Photo.DoesNotExist` for one that is unknown."""
    return Photo.objects.get(import_ref=ref) if ref else None


def source_for(key: str) -> Source | None:
    """The source of this key; None for no key. Raises `Source.DoesNotExist` for one that is unknown."""
    return Source.objects.get(key=key) if key else None


def add_block(article: Article, ordering: int, record: dict) -> None:
    """Put one block into an article's body; `record["type"]` names its kind.

    Raises `KeyError` for a kind that there is not, `DoesNotExist` for what it names and is not there.
    """
    values = {name: value for name, value in record.items() if name != "type"}
    _ADD[record["type"]]({"parent": article, "region": "main", "ordering": ordering}, values)


def _heading(place, values):
    Heading.objects.create(**place, **values)


def _prose(place, values):
    block = Prose(**place, **values)
    block.clean()
    block.save()


def _picture(place, values):
    Picture.objects.create(**place, **{**values, "photo": photo_for(values["photo"])})


def _picture_group(place, values):
    rows = values.pop("photos")
    group = PictureGroup.objects.create(**place, **values)
    _add_rows(GroupedPicture, group, [{**row, "photo": photo_for(row["photo"])} for row in rows])


def _pull_quote(place, values):
    PullQuote.objects.create(**place, **{**values, "source": source_for(values.get("source", ""))})


def _excerpt(place, values):
    Excerpt.objects.create(**place, **{**values, "source": source_for(values.get("source", ""))})


def _cast(place, values):
    rows = values.pop("members")
    cast = Cast.objects.create(**place, **values)
    _add_rows(CastMember, cast, [{**row, "figure": KeyFigure.objects.get(slug=row["figure"])} for row in rows])


def _chronology(place, values):
    events = values.pop("events")
    chronology = ChronologyBlock.objects.create(**place, **values)
    _add_rows(ChronologyEntry, chronology, [{"event": Event.objects.get(import_ref=ref)} for ref in events])


def _contested_fact(place, values):
    rows = values.pop("estimates")
    fact = ContestedFact.objects.create(**place, **values)
    _add_rows(Estimate, fact, [{**row, "source": source_for(row.get("source", ""))} for row in rows])


def _see_also(place, values):
    SeeAlso.objects.create(**place, **{**values, "article": Article.objects.get(slug=values["article"])})


def _add_rows(model, block, rows):
    for ordering, row in enumerate(rows):
        model.objects.create(block=block, ordering=ordering, **row)


_ADD = {
    "heading": _heading,
    "prose": _prose,
    "picture": _picture,
    "picture_group": _picture_group,
    "pull_quote": _pull_quote,
    "excerpt": _excerpt,
    "cast": _cast,
    "chronology": _chronology,
    "contested_fact": _contested_fact,
    "see_also": _see_also,
}
