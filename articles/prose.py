"""Running text: what an editor may write in it, how it is cleaned, and the citations in it.

The same list of extensions makes the editor's buttons and the sanitiser's rules, so that nothing can be
written that is not kept, and nothing is kept that cannot be written. This is the only place where HTML
that somebody wrote is cleaned; it happens whenever a field is stored, by whatever way.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby

import nh3
from django.urls import reverse_lazy
from django.utils.html import strip_tags
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.fields import ProseEditorField

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Heading": {"levels": [3]},
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "PageLink": {"url": reverse_lazy("admin:articles_article_offered")},
    "Citation": {"url": reverse_lazy("admin:articles_source_offered")},
    "Foreign": True,
    "SpecialCharacters": True,
    "Pasted": True,
}


class _Cleaner:
    """nh3's cleaner, made on first use since the rules come from the settings."""

    cleaner = None

    def __call__(self, html: str) -> str:
        if self.cleaner is None:
            rules = allowlist_from_extensions(expand_extensions(EXTENSIONS))
            self.cleaner = nh3.Cleaner(**rules)
        return self.cleaner.clean(html)


_clean = _Cleaner()
_EMPTY = re.compile(r"^(<p>(\s|<br>|&nbsp;)*</p>\s*)*$")
# Tags that Word and browsers write for the ones that we keep.
_SYNONYMS = [
    (re.compile(rf"<(/?){old}(?=[\s>])", re.IGNORECASE), rf"<\1{new}")
    for old, new in (("b", "strong"), ("i", "em"), ("h[1-6]", "h3"), ("div", "p"))
]


def clean_prose(html: str) -> str:
    """HTML with only what an editor may write; the text of everything else is kept, scripts and styles go."""
    for pattern, replacement in _SYNONYMS:
        html = pattern.sub(replacement, html)
    cleaned = _clean(html).replace("\r\n", "\n").strip()
    return "" if _EMPTY.match(cleaned) else cleaned


class ProseField(ProseEditorField):
    """Rich text in the admin; cleaned whenever it is stored, not only when a form is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, extensions=dict(EXTENSIONS), sanitize=clean_prose, **kwargs)

    def pre_save(self, model_instance, add):
        html = clean_prose(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, html)
        return html


@dataclass(frozen=True)
class Mark:
    """A citation mark in the text: the key of a source, where in it, and words of the author's own."""

    source: str
    locator: str
    note: str


_MARK = re.compile(r"<sup((?:\s+data-(?:source|locator|note)=\"[^\"]*\")+)\s*>[^<]*</sup>")
_ATTRIBUTE = re.compile(r"data-(source|locator|note)=\"([^\"]*)\"")


def marks_in(html: str) -> Iterator[Mark]:
    """The citation marks of cleaned prose, in order."""
    return (_mark(match) for match in _MARK.finditer(html))


def _mark(match) -> Mark:
    found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[1])}
    return Mark(found.get("source", ""), found.get("locator", ""), found.get("note", ""))


def replace_marks(html: str, write) -> str:
    """Prose with each mark replaced by what `write(mark)` returns (HTML)."""
    return _MARK.sub(lambda match: write(_mark(match)), html)


_LINK = re.compile(r"<a href=\"(/[^\"?#]*)\"[^>]*>.*?</a>")


def links_in(html: str) -> Iterator[str]:
    """The paths of the links within the site, in order."""
    return (match[1] for match in _LINK.finditer(html))


def add_after_links(html: str, write) -> str:
    """Prose with what `write(path)` returns (HTML) behind each link within the site."""
    return _LINK.sub(lambda match: match[0] + write(match[1]), html)


_WITHIN = re.compile(r"<a href=\"(/[^\"]*)\"[^>]*>(.*?)</a>", re.DOTALL)


def without_links(html: str, addresses: Container[str]) -> str:
    """Prose in which the links to these addresses within the site are plain words."""
    return _WITHIN.sub(lambda match: match[2] if unescape(match[1]) in addresses else match[0], html)


_OWN_ADDRESS = re.compile(r"(<(?:a|img)\s[^<>]*?\b(?:href|src)=\")/(?!/)")


def with_full_addresses(html: str, site: str) -> str:
    """HTML whose links and pictures within the site also lead there from elsewhere; `site` without slash at the end."""
    return _OWN_ADDRESS.sub(lambda match: f"{match[1]}{site}/", html)


# What a reader's comment may hold once it is HTML.
_READERS = nh3.Cleaner(
    tags={"p", "br", "a", "em", "strong", "blockquote"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https"},
    link_rel="ugc nofollow noopener",
)
_ADDRESS = r"https?://[^\s<>\"]*[^\s<>\".,;:!?'’”)\]]"
_INLINE = re.compile(
    rf"(?P<link>{_ADDRESS})|\*\*(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*|"
    r"(?<!\w)\*(?P<em>[^\s*](?:[^*\n]*[^\s*])?)\*(?!\w)|(?<!\w)_(?P<low>[^\s_](?:[^_\n]*[^\s_])?)_(?!\w)"
)
_SHOWN_OF_ADDRESS = 60


def readers_prose(text: str) -> str:
    """Plain text that a reader wrote, as HTML: an empty line begins a paragraph, `>` a quotation, *words* are stressed,
    **words** strongly, and web addresses lead there. Everything else is shown as it was typed.
    """
    blocks = re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n").strip())
    return _READERS.clean("".join(map(_readers_block, blocks)))


def _readers_block(block: str) -> str:
    """A paragraph, or runs of quoted and other lines."""
    runs = groupby(block.split("\n"), key=lambda line: line.startswith(">"))
    return "".join(_readers_run(is_quoted, lines) for is_quoted, lines in runs)


def _readers_run(is_quoted: bool, lines) -> str:
    words = "<br>".join(_readers_line(line.lstrip("> ") if is_quoted else line) for line in lines)
    return f"<blockquote><p>{words}</p></blockquote>" if is_quoted else f"<p>{words}</p>"


def _readers_line(line: str) -> str:
    """A line with its stresses and links; the words between are escaped."""
    made, end = [], 0
    for match in _INLINE.finditer(line):
        made += [escape(line[end : match.start()]), _readers_mark(match)]
        end = match.end()
    return "".join([*made, escape(line[end:])])


def _readers_mark(match) -> str:
    if address := match["link"]:
        shown = address if len(address) <= _SHOWN_OF_ADDRESS else f"{address[:_SHOWN_OF_ADDRESS]}…"
        return f'<a href="{escape(address)}">{escape(shown)}</a>'
    if match["strong"]:
        return f"<strong>{escape(match['strong'])}</strong>"
    return f"<em>{escape(match['em'] or match['low'])}</em>"


_BREAK = re.compile(r"<br>|</(?:p|li|h3|blockquote)>")


def plain_text(html: str) -> str:
    """The words alone, with blanks between paragraphs."""
    return " ".join(unescape(strip_tags(_BREAK.sub(" ", _MARK.sub("", html)))).split())


_TAG = re.compile(r"<[^>]*>")


def word_count(html: str) -> int:
    """About how many words cleaned prose has; ten times as fast as counting those of `plain_text`."""
    return len(_TAG.sub(" ", html).split())


def mark(source: str = "", locator: str = "", note: str = "") -> str:
    """A citation mark as HTML, for tests and importers."""
    return f'<sup data-source="{escape(source)}" data-locator="{escape(locator)}" data-note="{escape(note)}"></sup>'
