"""What happened on this day, as a page and as a feed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localtime

from ..anniversaries import YearDay, events_on
from ..feeds import Dated, printable
from ..timeline import address_of

MOST = 200


class DayFeed(Dated, Atom1Feed):
    """Changed when its day began; without entries it has not changed."""


def on_this_day(request, day=""):
    """The events of a day of the year, today's without one in the address."""
    try:
        asked = YearDay.read(day) if day else YearDay.today()
    except ValueError as error:
        raise Http404(str(error)) from None
    context = {
        "day": asked,
        "is_today": asked == YearDay.today(),
        "events": events_on(asked)[:MOST],
        "before": asked.moved(-1),
        "after": asked.moved(1),
    }
    return render(request, "articles/on_this_day.html", context)


def feed(request):
    """Today's events. Each year an event is a new entry with a lasting name, so that readers are told again."""
    midnight = localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    atom = DayFeed(
        f"On this day · {settings.SITE_NAME}",
        _absolute(reverse("articles:today")),
        "",
        language="en",
        feed_url=_absolute(request.path),
        author_name=settings.SITE_NAME,
    )
    for event in events_on(YearDay.today())[:MOST]:
        atom.add_item(**_entry(event, midnight))
    response = HttpResponse(content_type=atom.content_type)
    atom.write(response, "utf-8")
    return response


def _entry(event, midnight) -> dict:
    return {
        "title": printable(f"{event.date}: {event.what}"),
        "link": _absolute(address_of(event)),
        "description": printable(f"{event.what}{f' ({event.place})' if event.place else ''}"),
        "pubdate": midnight,
        "updateddate": midnight,
        "unique_id": f"tag:{urlsplit(settings.SITE_URL).hostname},2026:event-{event.pk}-{midnight.year}",
    }


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
