"""What the templates of public pages may use. Why they are Jinja2: docs/decisions/0003-jinja2-for-public-pages.md."""

from django.template.defaultfilters import date, linebreaks_filter, pluralize
from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localtime, template_localtime
from django.utils.translation import get_language_info
from jinja2 import Environment, StrictUndefined

from articles.anniversaries import Run
from articles.appearances import articles_showing
from articles.cards.making import card_of, card_of_site
from articles.models import Article
from articles.prose import plain_text
from articles.structured import structured_events
from chronology.templatetags.chronology import historic
from comments.discussion import discussion_of
from comments.latest import latest_comments
from comments.popular import popular_articles
from comments.structured import with_discussion
from gallery.picture import file_size, phone_bytes, picture_address, picture_file, shown
from gallery.structured import images_on_page
from sidebar.choose import beside

from .inline import head_script, styles


def environment(**options) -> Environment:
    """Jinja2 as Django's backend asks for it: everything is escaped, and a name that is not there is an error."""
    own = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    made = Environment(**{**options, **own})  # noqa: S701
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.globals |= {
        "articles_showing": articles_showing,
        "card_of": card_of,
        "card_of_site": card_of_site,
        "beside": beside,
        "discussion_of": discussion_of,
        "images_on_page": images_on_page,
        "language_info": get_language_info,
        "latest_comments": latest_comments,
        "newest_articles": newest_articles,
        "now": localtime,
        "phone_bytes": phone_bytes,
        "picture_address": picture_address,
        "picture_file": picture_file,
        "plain_text": plain_text,
        "head_script": head_script,
        "popular_articles": popular_articles,
        "run_of": Run.of,
        "shown": shown,
        "static": static,
        "structured_events": structured_events,
        "styles": styles,
        "url": reverse,
    }
    made.filters |= {
        "date": local_date,
        "file_size": file_size,
        "historic": historic,
        "linebreaks": linebreaks_filter,
        "pluralize": pluralize,
        "with_discussion": with_discussion,
    }
    return made


def local_date(moment, form: str) -> str:
    """A day or moment in the site's time zone, as Django's own filter writes it: `{{ moment|date("j F Y") }}`."""
    return date(template_localtime(moment), form)


def newest_articles(count: int):
    """The newest published articles, for the cards of error pages."""
    return Article.objects.published().newest_first().for_cards()[:count]
