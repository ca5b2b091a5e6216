"""The chronology: all of time, and each decade, year and month."""

from django.http import Http404
from django.shortcuts import render

from chronology.period import Period, Unit
from gallery.paging import page_of

from .. import timeline

PER_PAGE = 100
BEYOND = 30


def overview(request):
    """How many events each decade has, century by century."""
    numbers = timeline.counts(Unit.DECADE)
    context = {
        "centuries": timeline.centuries(numbers),
        "most_told": max(numbers, key=numbers.get, default=None),
        "count": sum(numbers.values()),
        "longer": len(timeline.Longer()),
    }
    return render(request, "articles/chronology.html", context)


def longer(request):
    """What is longer than a decade, or known less exactly."""
    return render(request, "articles/chronology_longer.html", {"page": _page(timeline.Longer(), request)})


def period(request, year, month=""):
    """The events of a decade, a year or a month; 404 for one that cannot be."""
    try:
        asked = Period.read(year, month)
    except ValueError as error:
        raise Http404(str(error)) from None
    events = timeline.Events(asked)
    page = _page(events, request)
    chart = events.by_part if asked.parts else {}
    beyond = list(timeline.reaching_beyond(asked)[: BEYOND + 1])
    context = {
        "period": asked,
        "page": page,
        "groups": timeline.in_parts(page, asked),
        "bars": timeline.bars(asked.parts, chart, max(chart.values(), default=0)) if chart else [],
        "beyond": beyond[:BEYOND],
        "has_more_beyond": len(beyond) > BEYOND,
        "perhaps": timeline.perhaps_in(asked),
        "before": timeline.before(asked),
        "after": timeline.after(asked),
    }
    return render(request, "articles/period.html", context)


def _page(events, request):
    page = page_of(events, request.GET.get("page"), PER_PAGE)
    if page is None:
        raise Http404("The list has no such page.")
    return page
