"""What the text editor's own two extensions may leave in the HTML: rules for the sanitiser.

Named in the settings, so this module imports nothing. The scripts are static/js/prose-*.js.
"""


def allow_citations(config, shared):
    """`<sup data-source data-locator data-note>`: a footnote."""
    _allow(shared, "sup", {"data-source", "data-locator", "data-note"})


def allow_foreign(config, shared):
    """`<span lang>`: words in another language."""
    _allow(shared, "span", {"lang"})


def allow_nothing(config, shared):
    """An extension that writes nothing of its own."""


def _allow(shared, tag, attributes):
    shared["tags"].add(tag)
    shared["attributes"].setdefault(tag, set()).update(attributes)
