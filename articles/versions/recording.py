"""What a version of an article keeps, and which versions readers can cite."""

import reversion
from django.utils import timezone
from reversion.models import Version
from reversion.signals import post_revision_commit

from gallery.history.snapshot import snapshots

from ..models import (
    BLOCKS,
    Article,
    ArticleTopic,
    Authorship,
    Cast,
    ChronologyBlock,
    ContestedFact,
    PictureGroup,
    PublishedVersion,
)

WITH_ROWS = (PictureGroup, Cast, ChronologyBlock, ContestedFact)
# What of the article itself belongs to a version. Its state, moments and address do not: nobody reads them.
CONTENT = ("title", "standfirst", "lead_photo", "language", "period", "series", "part")


def start() -> None:
    """Keep versions of articles, with their blocks, the rows of those, their authors and topics."""
    for block in BLOCKS:
        follow = ["rows"] if block in WITH_ROWS else []
        reversion.register(block, follow=follow)
        if follow:
            reversion.register(block._meta.get_field("rows").related_model)
    reversion.register(Authorship)
    reversion.register(ArticleTopic)
    blocks = [f"articles_{block._meta.model_name}_set" for block in BLOCKS]
    reversion.register(Article, follow=[*blocks, "authorships", "topic_places"])
    post_revision_commit.connect(_number, dispatch_uid="articles-versions")


def announce(article: Article) -> int | None:
    """Let the change that is being saved be a version of its own that readers can cite; its number.

    None for an article that readers do not see: its first version comes with its publication.
    """
    latest = _latest(article)
    if not article.is_published or _is_to_come(latest):
        return None
    number = latest.number + 1 if latest else 1
    reversion.add_meta(PublishedVersion, article=article, number=number, published_at=timezone.now())
    return number


def _number(sender, revision, versions, **kwargs):
    """Give a published article its first version; let its newest follow what is saved now."""
    for version in versions:
        if version._model is Article:
            article = Article.objects.select_for_update().get(pk=version.object_id)
            if article.status == Article.Status.PUBLISHED:
                _follow(article, revision)


def _follow(article: Article, revision) -> None:
    latest = _latest(article)
    if latest is None:
        _add(article, 1, article.first_published_at, revision)
    elif latest.revision_id == revision.pk:
        return
    elif _is_to_come(latest):
        latest.published_at, latest.revision = article.publish_at, revision
        latest.save()
    elif _was_rewritten_unseen(article, latest, revision):
        _add(article, latest.number + 1, max(article.publish_at, timezone.now()), revision)
    else:
        latest.revision = revision
        latest.save()


def _add(article, number, moment, revision) -> None:
    PublishedVersion.objects.create(article=article, number=number, published_at=moment, revision=revision)


def _latest(article: Article) -> PublishedVersion | None:
    return PublishedVersion.objects.filter(article=article).order_by("number").last()


def _is_to_come(version: PublishedVersion | None) -> bool:
    return version is not None and version.published_at > timezone.now()


def _was_rewritten_unseen(article, latest, revision) -> bool:
    """Whether it was saved while no reader saw it, and says something else now that it is published again."""
    saved = Version.objects.get_for_object(article).filter(revision__lt=revision)
    former = saved.order_by("-revision").values_list("revision", flat=True).first()
    if former in (None, latest.revision_id):
        return False
    found = snapshots([latest.revision_id, revision.pk], Article, article.pk)
    return latest.revision_id not in found or content(found[latest.revision_id]) != content(found[revision.pk])


def content(snapshot) -> tuple:
    """All that readers see of a version."""
    article = {name: snapshot.root.fields.get(name) for name in CONTENT}
    return article, {key: record.fields for key, record in snapshot.others.items()}
