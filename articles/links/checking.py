"""Which links are asked when, and what the answers make of them.

Politely: several sites at once, but each one question after the other with a pause between them; what answers is left
alone for a week.
"""

from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from time import monotonic, sleep
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from ..models import OutgoingLink
from .archive import copy_of
from .asking import LONGEST, PAUSE, Kind, Outcome, ask

LEFT_ALONE = timedelta(days=7)
SOON, TOMORROW, LATER = timedelta(hours=6), timedelta(days=1), timedelta(days=2)
# When it is broken: on so many days it failed, or so often the other site said that there is nothing.
DAYS, TIMES = 3, 2
# Of a run: how long it goes on asking, in seconds; how many sites at once, and how many links of one.
RUN, SITES_AT_ONCE, OF_ONE_SITE = 300, 4, 50
MOST = 2000

State = OutgoingLink.State
STORED = [
    *("state", "what_happened", "checked_at", "due_at", "failing_since", "last_failed_on", "days_failed", "times_gone"),
    *("archived_url", "archived_at", "archive_asked_at"),
]


def check(links: Iterable[OutgoingLink]) -> int:
    """Ask whether these lead anywhere, so many as there is time for: how many were asked."""
    ends = monotonic() + RUN
    sites = _taken(links)
    if not sites:
        return 0
    try:
        with ThreadPoolExecutor(SITES_AT_ONCE) as pool:
            answers = [found for some in pool.map(partial(_ask_site, ends), sites.values()) for found in some]
    finally:
        cache.delete_many(map(_key, sites))
    if answers and not any(outcome.is_answer for _, outcome in answers) and _is_our_line_down():
        return 0
    for link, outcome in answers:
        record(link, outcome)
    _find_copies([link for link, _ in answers if link.wants_archived_copy], ends)
    return len(answers)


def _taken(links) -> dict[str, list[OutgoingLink]]:
    """The links by site; those of a site that another process asks at this moment are left for another time."""
    sites = defaultdict(list)
    for link in links:
        sites[_site(link.address)].append(link)
    return {site: some[:OF_ONE_SITE] for site, some in sites.items() if cache.add(_key(site), 1, RUN + 2 * LONGEST)}


def _site(address: str) -> str:
    """By what two addresses are known to be asked of one server."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _key(site: str) -> str:
    return f"links-asked:{site.encode().hex()[:200]}"


def _ask_site(ends: float, links: list[OutgoingLink]) -> list[tuple[OutgoingLink, Outcome]]:
    """One after the other. Runs in a thread of its own, and so leaves the database alone."""
    answers = []
    for link in links:
        if monotonic() > ends:
            break
        if answers:
            sleep(PAUSE)
        answers.append((link, ask(link.address)))
    return answers


def _is_our_line_down() -> bool:
    """Whether what answered a short while ago is silent too: then the fault is ours, and nothing is learned."""
    known = OutgoingLink.objects.filter(state=State.WELL).order_by("-checked_at").first()
    return known is not None and not ask(known.address).is_answer


def record(link: OutgoingLink, outcome: Outcome) -> None:
    """What an answer makes of a link. What is broken and then refuses us stays broken."""
    link.checked_at, link.what_happened = timezone.now(), outcome.words
    if outcome.kind in {Kind.GONE, Kind.FAILED}:
        _count_failure(link, outcome)
    else:
        if outcome.kind is Kind.WELL or link.state != State.BROKEN:
            _forget_failures(link)
            link.state = State.WELL if outcome.kind is Kind.WELL else State.REFUSED
        link.due_at = link.checked_at + LEFT_ALONE
    _store(link)


def _count_failure(link: OutgoingLink, outcome: Outcome) -> None:
    today, is_gone = timezone.localdate(link.checked_at), outcome.kind is Kind.GONE
    link.failing_since = link.failing_since or link.checked_at
    link.times_gone += is_gone
    link.days_failed += link.last_failed_on != today
    link.last_failed_on = today
    if link.state == State.BROKEN or link.times_gone >= TIMES or link.days_failed >= DAYS:
        link.state, wait = State.BROKEN, LATER
    else:
        link.state, wait = State.FAILING, SOON if is_gone else TOMORROW
    link.due_at = link.checked_at + wait


def _forget_failures(link: OutgoingLink) -> None:
    link.failing_since = link.last_failed_on = None
    link.days_failed = link.times_gone = 0


def _store(link: OutgoingLink) -> None:
    """What somebody decided meanwhile about it stays, and a link that is gone meanwhile does not come back."""
    OutgoingLink.objects.filter(pk=link.pk).update(**{name: getattr(link, name) for name in STORED})


def _find_copies(links: list[OutgoingLink], ends: float) -> None:
    """Note the archived copies of what is broken, as it was when it was linked to."""
    for link in links if settings.FIND_ARCHIVED_COPIES else []:
        if monotonic() > ends:
            return
        try:
            copy = copy_of(link.address, link.found_at)
        except OSError:
            return  # the archive has its bad days too: it is asked when the link is asked again
        link.archive_asked_at = timezone.now()
        if copy and len(copy.address) <= OutgoingLink._meta.get_field("archived_url").max_length:
            link.archived_url, link.archived_at = copy.address, copy.moment
        _store(link)
        sleep(PAUSE)
