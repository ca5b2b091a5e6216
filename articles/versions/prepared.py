"""What a prepared change keeps of an article: its rows as JSON, written down before they are taken back."""

from gallery.history.snapshot import Record, Snapshot
from gallery.models import Topic

from ..models import BLOCKS, Article, ArticleTopic
from .recording import CONTENT, WITH_ROWS
from .restoring import now

_ROWS = [model._meta.get_field("rows").related_model for model in WITH_ROWS]


def keys_of(article: Article) -> set[tuple]:
    """The blocks and rows that are stored, as records name them."""
    return set(now(article).others)


def written_down(article: Article, stored: set[tuple]) -> dict:
    """The article as it stands in this transaction. What was not `stored` before loses its key when that is rolled
    back, so it is numbered below zero; topics are kept by their names, for the same reason.
    """
    snapshot = now(article)
    new = [key for key in snapshot.others if key[0] in (*BLOCKS, *_ROWS) and key not in stored]
    numbers = {key: -number for number, key in enumerate(new, 1)}
    records = [snapshot.root, *(_renumbered(record, numbers) for record in snapshot.others.values())]
    return {"rows": [_plain(record) for record in records], "topics": sorted(article.topics.names())}


def _renumbered(record: Record, numbers: dict) -> Record:
    fields = dict(record.fields)
    if "block" in fields:
        block = record.model._meta.get_field("block").related_model
        fields["block"] = numbers.get((block, str(fields["block"])), fields["block"])
    return Record(record.model, numbers.get(record.key, record.pk), fields)


def _plain(record: Record) -> dict:
    return {"model": record.model._meta.label_lower, "pk": record.pk, "fields": record.fields}


def snapshot_of(content: dict) -> Snapshot:
    """What was written down, as a version; its topics are made if nobody had used them before."""
    root, *others = filter(None, map(Record.read, content["rows"]))
    topics = [_topic(name) for name in content["topics"]]
    places = [
        Record(ArticleTopic, -number, {"tag": topic.pk, "content_object": root.pk})
        for number, topic in enumerate(topics, 1)
    ]
    return Snapshot(root, [*(record for record in others if record.model is not ArticleTopic), *places])


def _topic(name: str) -> Topic:
    return Topic.objects.filter(name__iexact=name).first() or Topic.objects.create(name=name)


def told_fields() -> set[str]:
    """The fields of an article's form that a prepared change keeps."""
    return {*CONTENT, "topics"}
