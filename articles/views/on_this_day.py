"""What happened on this day, as a page and as a feed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import localtime

from gallery.paging import page_or_404

from ..anniversaries import Run, YearDay, events_on
from ..feeds import Dated, printable
from ..timeline import address_of

PER_PAGE = 50
MOST = 200


class DayFeed(Dated, Atom1Feed):
    """Changed when its day began; without entries it has not changed."""


def on_this_day(request, day=""):
    """The events of a day of the year, today's without one in the address."""
    try:
        asked = YearDay.read(day) if day else YearDay.today()
    except ValueError as error:
        raise Http404(str(error)) from None
    page = page_or_404(events_on(asked), request, PER_PAGE)
    context = {
        "day": asked,
        "is_today": asked == YearDay.today(),
        "page": page,
        "runs": _runs(page),
        "before": asked.moved(-1),
        "after": asked.moved(1),
    }
    return render(request, "articles/on_this_day.html", context)


def _runs(events):
    """The runs of days that the articles of these events tell of, each once."""
    told = (event.article for event in events if event.article and event.article.is_published)
    runs = {Run.of(article.period): article for article in told}
    return [(run, article) for run, article in runs.items() if run]


def feed(request):
    """Today's events. Each year an event is a new entry with a lasting name, so that readers are told again."""
    midnight = localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    told = [(event, midnight) for event in without_people(events_on(YearDay.today()))[:PER_PAGE]]
    return feed_of_events(request, "On this day", reverse("articles:today"), told)


def without_people(events):
    """A feed names nobody: who took part need not be read."""
    return events.prefetch_related(None)


def feed_of_events(request, title, page, told):
    """Events as a feed, each with the moment at which it is told; it follows the page at that path."""
    atom = DayFeed(
        f"{title} · {settings.SITE_NAME}",
        _absolute(page),
        "",
        language="en",
        feed_url=_absolute(request.path),
        author_name=settings.SITE_NAME,
    )
    for event, moment in told:
        atom.add_item(**_entry(event, moment))
    response = HttpResponse(content_type=atom.content_type)
    atom.write(response, "utf-8")
    return response


def _entry(event, moment) -> dict:
    return {
        "title": printable(f"{event.date}: {event.what}"),
        "link": _absolute(address_of(event)),
        "description": printable(escape(f"{event.what}{f' ({event.place})' if event.place else ''}")),
        "pubdate": moment,
        "updateddate": moment,
        "unique_id": f"tag:{urlsplit(settings.SITE_URL).hostname},2026:event-{event.pk}-{moment.year}",
    }


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
