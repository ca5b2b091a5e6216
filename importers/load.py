"""Records in, rows out. Loading the same records again changes nothing."""

from collections.abc import Callable, Iterable

from django.core.files.base import ContentFile
from django.db import transaction

from articles.models import Article, Author, Authorship, Event, KeyFigure, Series, Source
from comments.models import Comment, State
from gallery.models import Album, AlbumPhoto, Photo, Topic, ascii_slug
from sidebar.models import HistoryLink, PointToPonder, Quotation, Snippet

from .blocks import add_block, photo_for
from .records import (
    AlbumRecord,
    ArticleRecord,
    CommentRecord,
    EventRecord,
    PersonRecord,
    PhotoRecord,
    SidebarRecords,
    SiteRecords,
    TopicRecord,
)

Progress = Callable[[str, int, int], None]


def load(site: SiteRecords, progress: Progress = lambda what, done, total: None) -> dict[str, int]:
    """Load a whole site; what is there already is left as it is. How many rows are new, by kind.

    `progress` is told what is being loaded, how much is done and how much there is.
    """
    counts = {"pictures": _each(site.photos, load_photo, "pictures", progress)}
    with transaction.atomic():
        counts["sources"] = _each(site.sources, load_source, "sources", progress)
        counts["people"] = _each(site.people, load_person, "people", progress)
        counts["topics"] = _each(site.topics, load_topic, "topics", progress)
        counts["albums"] = _each(site.albums, load_album, "albums", progress)
        counts["series"] = _each(site.series, load_series, "series", progress)
        fresh = [record for record in site.articles if load_article_head(record)]
        counts["events"] = _each(site.events, load_event, "events", progress)
        counts["articles"] = _each(fresh, load_body, "articles", progress)
        counts["comments"] = _each(site.comments, load_comment, "comments", progress)
        counts["sidebar"] = load_sidebar(site.sidebar)
    return counts


def _each(records: Iterable, load_one: Callable, what: str, progress: Progress) -> int:
    records = list(records)
    new = 0
    for done, record in enumerate(records, start=1):
        new += load_one(record)
        progress(what, done, len(records))
    return new


def load_photo(record: PhotoRecord) -> bool:
    """Store the picture and its facts, unless it is there; True if it is new."""
    if Photo.objects.filter(import_ref=record.ref).exists():
        return False
    name, content = record.open_file()
    photo = Photo(import_ref=record.ref, **{name: getattr(record, name) for name in _PHOTO_FIELDS})
    photo.receive(ContentFile(content, name))
    photo.full_clean(exclude=["slug"])
    photo.save()
    photo.topics.set(record.topics)
    return True


_PHOTO_FIELDS = (
    "title",
    "caption",
    "alt_text",
    "date",
    "place",
    "creator",
    "credit_line",
    "source_name",
    "rights",
    "rights_uri",
    "transcription",
    "transcription_language",
    "translation",
    "content_note",
)


def load_source(record) -> bool:
    values = {name: value for name, value in vars(record).items() if name != "key"}
    return Source.objects.get_or_create(key=record.key, defaults=values)[1]


def load_series(record) -> bool:
    defaults = {"title": record.title, "description": record.description}
    return Series.objects.get_or_create(slug=record.slug, defaults=defaults)[1]


def load_topic(record: TopicRecord) -> bool:
    """Give a topic its introduction and picture, unless it has either."""
    topic = Topic.objects.get_or_create(name=record.name)[0]
    if topic.introduction or topic.lead_photo_id:
        return False
    topic.introduction, topic.lead_photo = record.introduction, photo_for(record.lead_photo)
    topic.save()
    return True


def load_person(record: PersonRecord) -> bool:
    defaults = {name: getattr(record, name) for name in ("name", "sort_name", "role", "born", "died", "biography")}
    defaults["other_names"] = "\n".join(record.other_names)
    defaults["same_as"] = "\n".join(record.same_as)
    defaults["portrait"] = photo_for(record.portrait)
    figure, is_new = KeyFigure.objects.get_or_create(slug=record.slug, defaults=defaults)
    if is_new:
        figure.photos.add(*Photo.objects.filter(import_ref__in=record.photos))
    return is_new


def load_album(record: AlbumRecord) -> bool:
    defaults = {"title": record.title, "description": record.description}
    album, is_new = Album.objects.get_or_create(slug=record.slug, defaults=defaults)
    if is_new:
        for place, row in enumerate(record.photos):
            AlbumPhoto.objects.create(album=album, ordering=place, **{**row, "photo": photo_for(row["photo"])})
    return is_new


def load_article_head(record: ArticleRecord) -> bool:
    """The article without its body, since bodies may lead to any other article."""
    if Article.objects.filter(import_ref=record.ref).exists():
        return False
    article = Article(
        import_ref=record.ref,
        series=Series.objects.filter(slug=record.series).first(),
        lead_photo=photo_for(record.lead_photo),
        status=Article.Status.PUBLISHED if record.first_published else Article.Status.DRAFT,
        publish_at=record.first_published,
        **{name: getattr(record, name) for name in ("slug", "title", "standfirst", "part", "language", "period")},
    )
    article.save()
    article.topics.set(record.topics)
    _add_authors(article, record.authors)
    return True


def _add_authors(article: Article, names: list[str]) -> None:
    for place, name in enumerate(names):
        defaults = {"name": name, "sort_name": name}
        author = Author.objects.get_or_create(slug=ascii_slug(name), defaults=defaults)[0]
        Authorship.objects.create(article=article, author=author, ordering=place)


def load_event(record: EventRecord) -> bool:
    if Event.objects.filter(import_ref=record.ref).exists():
        return False
    event = Event.objects.create(
        import_ref=record.ref,
        date=record.date,
        what=record.what,
        place=record.place,
        article=Article.objects.filter(slug=record.article).first(),
        photo=photo_for(record.photo),
    )
    event.figures.set(KeyFigure.objects.filter(slug__in=record.figures))
    return True


def load_body(record: ArticleRecord) -> bool:
    """The blocks of an article, in order, and the articles chosen as related to it."""
    article = Article.objects.get(import_ref=record.ref)
    for place, block in enumerate(record.blocks, start=1):
        add_block(article, place * 10, block)
    article.related.set(Article.objects.filter(slug__in=record.related))
    return True


def load_comment(record: CommentRecord) -> bool:
    """A published comment. Those that it answers come before it; on an article that is not there it is left out."""
    loaded = Comment.objects.filter(record__import_ref=record.ref).exists()
    article = Article.objects.filter(slug=record.article).first()
    if loaded or article is None:
        return False
    answers = Comment.objects.filter(record__import_ref=record.answers).first() if record.answers else None
    comment = Comment.on(article, record.text, answers=answers, user_name=record.name, submit_date=record.written)
    kept = {name: getattr(record, name) for name in ("role", "pinned", "imported_from")}
    comment.save(record={"state": State.PUBLISHED, "import_ref": record.ref, "received_at": record.written, **kept})
    return True


def load_sidebar(records: SidebarRecords) -> int:
    """What stands beside the articles; told apart by its words."""
    return (
        sum(_add(Quotation, "words", entry) for entry in records.quotations)
        + sum(_add(Snippet, "text", entry) for entry in records.snippets)
        + sum(_add(PointToPonder, "title", entry) for entry in records.points_to_ponder)
        + sum(_add(HistoryLink, "url", entry) for entry in records.links)
    )


def _add(model, identity: str, entry: dict) -> bool:
    values = dict(entry)
    topics = values.pop("topics", [])
    if "article" in values:
        values["article"] = Article.objects.get(slug=values["article"])
    row, is_new = model.objects.get_or_create(**{identity: values.pop(identity)}, defaults=values)
    if is_new and topics:
        row.topics.set(topics)
    return is_new
