"""Historic dates as a page shows them: `{{ event.date|historic }}`, `{{ article.period|historic_years }}`.

Pure functions: filters of Django's templates here, and of Jinja2's by `config.jinja`.
"""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language, gettext

register = template.Library()


@register.filter
def historic(date):
    """`<time datetime>` for what HTML can date, else the words with their EDTF; "" for no date."""
    return _in_words(date, get_language()) if date else ""


@register.filter
def historic_years(date):
    """The same by years only, as a header has it: "1956", "1896–1958"."""
    return marked_up(date, date.iso[:4], date.years_in_words(gettext)) if date else ""


@lru_cache(maxsize=4096)
def _in_words(date, language):
    """Remembered for each language, since a page shows dozens of dates and `gettext` takes its time."""
    return marked_up(date, date.iso, date.in_words(gettext))


def marked_up(date, iso, words):
    if iso:
        return format_html('<time datetime="{}">{}</time>', iso, words)
    return format_html('<span data-edtf="{}">{}</span>', date.edtf, words)
