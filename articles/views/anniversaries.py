"""A run of days whose events are told again, each on its anniversary: as a page and as a feed."""

from datetime import datetime, time
from itertools import groupby

from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import get_current_timezone, localdate

from ..anniversaries import Run, YearDay, day_of, events_in, last_anniversary
from .on_this_day import MOST, feed_of_events, without_people


def run(request, first, last):
    """All events of the run, day by day, and which day comes next."""
    asked = _asked(first, last)
    events = list(events_in(asked)[:MOST])
    days = [(YearDay(day.month, day.day), list(group)) for day, group in groupby(events, key=day_of)]
    context = {"run": asked, "events": events, "days": days, "next": _next(days)}
    return render(request, "articles/run.html", context)


def feed(request, first, last):
    """What happened on the days whose anniversary has come, the latest first: each year as new entries."""
    asked, today = _asked(first, last), localdate()
    told = [(event, last_anniversary(day_of(event), today)) for event in without_people(events_in(asked))[:MOST]]
    told.sort(key=lambda pair: pair[1], reverse=True)
    moments = [(event, datetime.combine(day, time(), get_current_timezone())) for event, day in told]
    return feed_of_events(request, f"{asked}, day by day", asked.get_absolute_url(), moments)


def _asked(first, last) -> Run:
    try:
        return Run.read(first, last)
    except ValueError as error:
        raise Http404(str(error)) from None


def _next(days) -> YearDay | None:
    """The first of these days from today on, or of next year; None if there are none."""
    today = YearDay.today()
    in_order = sorted(day for day, _ in days)
    return next((day for day in in_order if day >= today), in_order[0] if in_order else None)
