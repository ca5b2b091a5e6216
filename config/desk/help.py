"""The help at the desk: docs/editing.md as a page, with its pictures, so that there is one text and not two."""

from functools import lru_cache
from itertools import pairwise

from django.conf import settings
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils.text import slugify
from markdown_it import MarkdownIt

TEXT = settings.BASE_DIR / "docs" / "editing.md"


def help_page(site):
    """The view of the page for an admin site."""

    def view(request):
        body, contents = rendered(TEXT.read_text())
        context = {**site.each_context(request), "title": "Help", "body": body, "contents": contents}
        return TemplateResponse(request, "admin/help.html", context)

    return view


@lru_cache(maxsize=4)
def rendered(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text as HTML, its own title left out, and its headings: the anchor and the words of each.

    HTML in the text is shown as it is written.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text.partition("\n")[2])
    contents = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slugify(inline.content))
            if token.tag == "h2":
                contents.append((slugify(inline.content), inline.content))
    for token in tokens:
        _lead_to_pictures(token)
    return markdown.renderer.render(tokens, markdown.options, {}), contents


def _lead_to_pictures(token) -> None:
    """In the repository a picture's address is relative to the text, here it is that of a static file."""
    for child in token.children or ():
        if child.type == "image":
            child.attrSet("src", static(str(child.attrGet("src"))))
            child.attrSet("loading", "lazy")
