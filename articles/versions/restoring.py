"""Putting an article, or one block of it, back to what it was. Where that cannot be, a sentence says so and the
article keeps what it has; everything else is put back.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction

from gallery.history.restoring import put_topics_back, withdrawn
from gallery.history.snapshot import Record, Snapshot, snapshot_of_now
from gallery.models import Photo

from ..models import BLOCKS, Article, ArticleTopic, Authorship, Series
from .building import Found
from .recording import CONTENT, WITH_ROWS

STEP = 10


def now(article: Article) -> Snapshot:
    """The article as it is stored: one query for each kind of block and row."""
    blocks = [block for model in BLOCKS for block in model._base_manager.filter(parent=article)]
    rows = [row for model in WITH_ROWS for row in _rows_of(model).filter(block__parent=article)]
    places = [*article.authorships.all(), *article.topic_places]
    return snapshot_of_now(article, [*blocks, *rows, *places])


def put_back(article: Article, snapshot: Snapshot) -> list[str]:
    """The words, pictures, blocks, authors and topics of then; not its state, its moments or its address."""
    found = Found([snapshot.root, *snapshot.others.values()])
    with transaction.atomic():
        said = _put_content_back(article, snapshot, found)
        said += _put_authors_back(article, snapshot, found)
        said += put_topics_back(article, snapshot, ArticleTopic)
        for model in BLOCKS:
            said += _put_blocks_back(article, model, snapshot, found)
    return list(dict.fromkeys(filter(None, said)))


def put_part_back(article: Article, snapshot: Snapshot, part: str) -> list[str]:
    """One block, named by its kind and number ("picture-12"): where it stands now, or behind what it stood behind.

    Raises `ValidationError` if it cannot be.
    """
    record = next((one for one in snapshot.others.values() if _name(one) == part and one.model in BLOCKS), None)
    if record is None:
        raise ValidationError("That version has no such block.")
    found = Found([record, *_row_records(record, snapshot)])
    with transaction.atomic():
        stored = record.model._base_manager.filter(pk=record.pk, parent=article).first()
        ordering = stored.ordering if stored else _make_room(article, record, snapshot)
        if not (block := _store(article, record, found, ordering=ordering)):
            raise ValidationError(_gone(record))
        # As any other save does: whoever has the article open is told that somebody has changed it meanwhile.
        article.save(update_fields=["updated_at"])
        return list(filter(None, _put_rows_back(block, record, snapshot, found) + _withdrawn_in(block)))


def _name(record: Record) -> str:
    return f"{record.model._meta.model_name}-{record.pk}"


def _put_content_back(article, snapshot, found) -> list[str]:
    was, said, before = snapshot.root.instance(), [], (article.series_id, article.part)
    if was.lead_photo_id and was.lead_photo_id not in found.rows[Photo]:
        said.append("The lead picture of that version no longer exists: the one of today stays.")
        was.lead_photo_id = article.lead_photo_id
    for name in CONTENT:
        attribute = article._meta.get_field(name).attname
        setattr(article, attribute, getattr(was, attribute))
    if why_not := _series_is_refused(article, found):
        article.series_id, article.part = before
        said.append(f"The series stays as it is: {why_not}")
    article.save()
    return [*said, withdrawn(article.lead_photo)]


def _series_is_refused(article, found) -> str:
    if article.series_id and article.series_id not in found.rows[Series]:
        return "that of then no longer exists."
    try:
        article.validate_constraints(exclude=["slug"])
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _put_authors_back(article, snapshot, found) -> list[str]:
    places = [place for record in snapshot.of_model(Authorship) if (place := record.instance()) and found.fill(place)]
    gone = len(snapshot.of_model(Authorship)) - len(places)
    article.authorships.exclude(author__in=[place.author_id for place in places]).delete()
    for place in places:
        article.authorships.update_or_create(author=place.author, defaults={"ordering": place.ordering})
    return [f"{gone} of the authors of that version no longer exist."] if gone else []


def _put_blocks_back(article, model, snapshot, found) -> list[str]:
    records, said = snapshot.of_model(model), []
    for block in model._base_manager.filter(parent=article).exclude(pk__in=[record.pk for record in records]):
        block.delete()
    for record in records:
        block = _store(article, record, found)
        said += [*_put_rows_back(block, record, snapshot, found), *_withdrawn_in(block)] if block else [_gone(record)]
    return said


def _store(article, record: Record, found: Found, **values) -> models.Model | None:
    """The row as it was, with a new key if it never had one; None if it shows what no longer exists."""
    instance = record.instance()
    if instance is None or not found.fill(instance):
        return None
    if record.pk < 0:
        instance.pk = None
    for name, value in values.items():
        setattr(instance, name, value)
    if hasattr(instance, "parent_id"):
        instance.parent = article
    instance.save()
    return instance


def _put_rows_back(block, of_block: Record, snapshot, found) -> list[str]:
    if type(block) not in WITH_ROWS:
        return []
    records = _row_records(of_block, snapshot)
    for row in block.rows.exclude(pk__in=[record.pk for record in records]):
        row.delete()
    said = []
    for record in records:
        row = _store(None, record, found, block=block)
        said += _withdrawn_in(row) if row else [_gone(record)]
    return said


def _row_records(record: Record, snapshot: Snapshot) -> list[Record]:
    if record.model not in WITH_ROWS:
        return []
    rows = snapshot.of_model(_rows_of(record.model).model)
    return [row for row in rows if row.fields["block"] == record.pk]


def _rows_of(model):
    return model._meta.get_field("rows").related_model._base_manager.all()


def _gone(record: Record) -> str:
    kind = record.model._meta.verbose_name
    return f"One {kind} was left out, since what it shows no longer exists."


def _withdrawn_in(instance) -> list[str]:
    return [withdrawn(getattr(instance, "photo", None))]


def _make_room(article, record: Record, snapshot: Snapshot) -> int:
    """The place behind the block that it stood behind; the others close up around it, ten apart."""
    order = sorted(
        (one for one in snapshot.others.values() if one.model in BLOCKS), key=lambda one: one.fields["ordering"]
    )
    before = [_name(one) for one in order[: order.index(record)]]
    blocks = sorted(
        (block for model in BLOCKS for block in model._base_manager.filter(parent=article)),
        key=lambda block: block.ordering,
    )
    places = [place for place, block in enumerate(blocks, 1) if f"{block._meta.model_name}-{block.pk}" in before]
    at = max(places, default=0)
    for place, block in enumerate(blocks, 1):
        ordering = (place + (place > at)) * STEP
        if block.ordering != ordering:
            block.ordering = ordering
            block.save()
    return (at + 1) * STEP
