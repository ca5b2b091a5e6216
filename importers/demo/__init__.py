"""The demonstration site: its text files and plates as records. Knows no models."""

import io
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..records import (
    AlbumRecord,
    ArticleRecord,
    CommentRecord,
    EventRecord,
    PersonRecord,
    PhotoRecord,
    SeriesRecord,
    SidebarRecords,
    SiteRecords,
    SourceRecord,
    TopicRecord,
)

FOLDER = Path(__file__).parent

CREDIT = {
    "creator": "Illustrated History",
    "credit_line": "Plate cut for Illustrated History",
    "source_name": "Illustrated History",
    "rights": "cc",
    "rights_uri": "https://creativecommons.org/licenses/by-sa/4.0/",
}


def read(press: Callable[[str], tuple[str, bytes]] | None = None) -> SiteRecords:
    """All that the demonstration site consists of. `press` prints a plate; `print_plate` if it is left out."""
    press = press or print_plate
    return SiteRecords(
        photos=[_photo(entry, press) for entry in _entries("photos/*.toml", "photos")],
        albums=[AlbumRecord(**_with_photos(entry)) for entry in _entries("albums.toml", "albums")],
        people=[_person(entry) for entry in _entries("people.toml", "people")],
        sources=[_source(entry) for entry in _entries("sources*.toml", "sources")],
        events=[_event(entry) for entry in _entries("events*.toml", "events")],
        series=[SeriesRecord(**entry) for entry in _entries("series.toml", "series")],
        articles=[_article(_toml(path)) for path in sorted(FOLDER.glob("articles/*.toml"))],
        sidebar=SidebarRecords(**_toml(FOLDER / "sidebar.toml")),
        topics=[TopicRecord(**_with_photo(entry, "lead_photo")) for entry in _entries("topics.toml", "topics")],
        comments=[_comment(entry) for entry in _entries("comments.toml", "comments")],
    )


def _toml(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _entries(pattern: str, table: str) -> list[dict]:
    return [entry for path in sorted(FOLDER.glob(pattern)) for entry in _toml(path)[table]]


def ref(name: str) -> str:
    """The lasting name of something on the demonstration site."""
    return f"demo:{name}"


def _with_photo(entry: dict, name: str) -> dict:
    """The entry, with the picture under `name` given by its ref."""
    return {**entry, name: ref(entry[name])} if entry.get(name) else entry


def _with_photos(entry: dict) -> dict:
    """The entry, with the picture of each of its rows given by its ref."""
    return {**entry, "photos": [{**row, "photo": ref(row["photo"])} for row in entry["photos"]]}


def _person(entry: dict) -> PersonRecord:
    photos = [ref(slug) for slug in entry.get("photos", [])]
    return PersonRecord(**{**_with_photo(entry, "portrait"), "photos": photos})


def _event(entry: dict) -> EventRecord:
    values = {name: value for name, value in _with_photo(entry, "photo").items() if name != "key"}
    return EventRecord(ref=ref(entry["key"]), **values)


def _comment(entry: dict) -> CommentRecord:
    values = {**entry, "ref": ref(entry["key"]), "answers": ref(entry["answers"]) if "answers" in entry else ""}
    return CommentRecord(**{name: value for name, value in values.items() if name != "key"})


def _article(entry: dict) -> ArticleRecord:
    values = _with_photo(entry, "lead_photo")
    return ArticleRecord(ref=ref(entry["slug"]), **{**values, "blocks": [_block(block) for block in entry["blocks"]]})


def _block(entry: dict) -> dict:
    """A block whose pictures and events are named by their refs."""
    block = dict(entry)
    if "photo" in block:
        block["photo"] = ref(block["photo"])
    if "photos" in block:
        block = _with_photos(block)
    if "events" in block:
        block["events"] = [ref(key) for key in block["events"]]
    return block


def _source(entry: dict) -> SourceRecord:
    return SourceRecord(**{**entry, "accessed": entry.get("accessed") or None})


def _photo(entry: dict, press: Callable) -> PhotoRecord:
    slug = entry["slug"]
    values = {name: value for name, value in entry.items() if name != "slug"}
    return PhotoRecord(ref=ref(slug), open_file=partial(press, slug), **CREDIT, **values)


def print_plate(slug: str) -> tuple[str, bytes]:
    """The plate printed 2,400 pixels wide (a portrait 1,600) as JPEG: its file's name and content."""
    # Imported late: only the loading needs the press and what it is made of.
    from .plates import PLATES, printed  # noqa: PLC0415

    plate = PLATES[slug]
    buffer = io.BytesIO()
    printed(plate, 2400 if plate.width > plate.height else 1600).save(buffer, "JPEG", quality=90)
    return f"{slug}.jpg", buffer.getvalue()
