"""When links are asked, when one counts as broken, and the archived copy that is noted then."""

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from articles.links import archive, checking
from articles.links.asking import Kind, Outcome
from articles.models import OutgoingLink
from articles.tasks import check_links
from tests.factories import ArticleFactory, OutgoingLinkFactory, ProseFactory

pytestmark = pytest.mark.django_db

WELL = Outcome(Kind.WELL, "It answers.", is_answer=True)
GONE = Outcome(Kind.GONE, "It answers “404 Not Found”.", is_answer=True)
FAILED = Outcome(Kind.FAILED, "It answers “502 Bad Gateway”.", is_answer=True)
REFUSED = Outcome(Kind.REFUSED, "It answers “403 Forbidden”.", is_answer=True)
SILENT = Outcome(Kind.FAILED, "It does not answer in time.")
EVENING = datetime(2026, 10, 23, 21, tzinfo=UTC)
BECAUSE_OF = {"state": "new", "failing_since": None, "archived_url": "", "archived_at": None, "checked_at": None}


@pytest.fixture
def clock(monkeypatch):
    """Time that stands still until a test goes on by some: `clock.now += timedelta(days=1)`."""
    clock = SimpleNamespace(now=EVENING)
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def web(monkeypatch):
    """What is answered at which address; anything else answers well. `web.asked` are those asked, in order."""
    web = SimpleNamespace(answers={}, asked=[], copies={}, archive_asked=[])

    def ask(address):
        web.asked.append(address)
        return web.answers.get(address, WELL)

    def fetch(address, most_bytes):
        web.archive_asked.append(address)
        return json.dumps({"archived_snapshots": web.copies}).encode()

    monkeypatch.setattr(checking, "ask", ask)
    monkeypatch.setattr(archive, "fetch", fetch)
    return web


def new_link(**values):
    return OutgoingLinkFactory(**{**BECAUSE_OF, "due_at": EVENING, **values})


def asked_again(link):
    """The link after its answer of now; how long until the next time."""
    checking.check([OutgoingLink.objects.get(pk=link.pk)])
    link.refresh_from_db()
    return link.due_at - link.checked_at


@pytest.mark.usefixtures("clock")
class TestWhatCounts:
    def test_one_that_answers_is_left_alone_for_a_week(self, web):
        link = new_link()

        assert asked_again(link) == timedelta(days=7)
        assert (link.state, link.what_happened) == ("well", "It answers.")

    def test_gone_is_broken_when_it_is_gone_a_second_time(self, web, clock):
        link = new_link()
        web.answers[link.address] = GONE

        assert asked_again(link) == timedelta(hours=6)
        assert link.state == "failing"
        clock.now += timedelta(hours=6)
        assert asked_again(link) == timedelta(days=2)
        assert (link.state, link.failing_since) == ("broken", EVENING)

    def test_a_failure_is_broken_on_the_third_day(self, web, clock):
        link = new_link()
        web.answers[link.address] = FAILED
        states = []
        for _ in range(3):
            assert asked_again(link) >= timedelta(days=1)
            states.append(link.state)
            clock.now += timedelta(days=1)

        assert states == ["failing", "failing", "broken"]

    def test_many_failures_of_one_day_are_one(self, web, clock):
        link = new_link()
        web.answers[link.address] = FAILED
        for _ in range(5):
            asked_again(link)
            clock.now += timedelta(minutes=10)

        assert (link.state, link.days_failed) == ("failing", 1)

    def test_one_that_is_there_again_begins_anew(self, web, clock):
        link = new_link()
        web.answers[link.address] = GONE
        asked_again(link)
        web.answers.clear()
        clock.now += timedelta(hours=6)
        asked_again(link)
        web.answers[link.address] = GONE
        clock.now += timedelta(days=7)
        asked_again(link)

        assert (link.state, link.times_gone, link.days_failed) == ("failing", 1, 1)
        assert link.failing_since == clock.now

    def test_one_that_refuses_is_not_broken(self, web):
        link = new_link()
        web.answers[link.address] = REFUSED

        assert asked_again(link) == timedelta(days=7)
        assert (link.state, link.failing_since) == ("refused", None)

    def test_what_is_broken_and_then_refuses_stays_broken(self, web):
        link = OutgoingLinkFactory()
        web.answers[link.address] = REFUSED
        asked_again(link)

        assert (link.state, link.what_happened) == ("broken", REFUSED.words)
        assert link.failing_since

    def test_what_somebody_decides_meanwhile_stays(self, web, monkeypatch):
        link = new_link()

        def ignore_then_record(link, outcome):
            OutgoingLink.objects.update(is_ignored=True)
            record(link, outcome)

        record = checking.record
        monkeypatch.setattr(checking, "record", ignore_then_record)
        asked_again(link)

        assert link.is_ignored
        assert link.state == "well"


@pytest.mark.usefixtures("clock")
class TestOurOwnLine:
    def test_is_down_if_what_answered_before_is_silent_too(self, web):
        known, link = OutgoingLinkFactory(state="well"), new_link()
        web.answers |= {known.address: SILENT, link.address: SILENT}

        assert checking.check([link]) == 0
        assert OutgoingLink.objects.get(pk=link.pk).state == "new"

    def test_is_not_if_that_answers(self, web):
        OutgoingLinkFactory(state="well")
        link = new_link()
        web.answers[link.address] = SILENT

        assert checking.check([link]) == 1
        assert OutgoingLink.objects.get(pk=link.pk).state == "failing"


class TestPoliteness:
    def test_one_site_is_asked_with_pauses_and_another_beside_it(self, web, pauses):
        pages = [new_link(address=f"https://www.rev.hu/{number}") for number in range(3)]
        other = new_link(address="https://fortepan.hu/")

        assert checking.check([*pages, other]) == 4
        assert [address for address in web.asked if "rev" in address] == [page.address for page in pages]
        assert pauses == [checking.PAUSE] * 2

    def test_a_site_that_another_process_asks_is_left_for_later(self, web):
        link = new_link(address="https://www.rev.hu/")
        cache.add(checking._key("rev.hu"), 1)

        assert checking.check([link]) == 0
        assert web.asked == []

    def test_a_site_is_free_again_afterwards_whatever_happened(self, web, monkeypatch):
        link = new_link()
        monkeypatch.setattr(checking, "_ask_site", lambda *arguments: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            checking.check([link])
        monkeypatch.undo()

        assert checking._taken([link])

    def test_no_more_than_some_of_one_site_at_a_time(self, web, monkeypatch):
        monkeypatch.setattr(checking, "OF_ONE_SITE", 2)
        pages = [new_link(address=f"https://www.rev.hu/{number}") for number in range(3)]

        assert checking.check(pages) == 2

    def test_when_its_time_is_over_the_rest_waits(self, web, monkeypatch):
        monkeypatch.setattr(checking, "RUN", -1)

        assert checking.check([new_link()]) == 0


class TestArchivedCopies:
    COPY = {
        "status": "200",
        "available": True,
        "url": "http://web.archive.org/web/20120301120000/http://www.rev.hu/history_of_56/",
        "timestamp": "20120301120000",
    }

    @pytest.fixture
    def broken(self, web):
        link = OutgoingLinkFactory(archived_url="", archived_at=None, found_at=datetime(2016, 10, 23, tzinfo=UTC))
        web.answers[link.address] = GONE
        return link

    def test_is_the_one_nearest_to_when_it_was_linked_to(self, web, broken):
        web.copies = {"closest": self.COPY}
        asked_again(broken)

        assert broken.archived_url == "https://web.archive.org/web/20120301120000/http://www.rev.hu/history_of_56/"
        assert broken.archived_at == datetime(2012, 3, 1, 12, tzinfo=UTC)
        assert web.archive_asked[0].startswith("https://archive.org/wayback/available?url=https%3A%2F%2Fwww.rev.hu")
        assert web.archive_asked[0].endswith("&timestamp=20161023")

    def test_is_asked_for_once_a_month_if_there_is_none(self, web, broken):
        asked_again(broken)
        asked_again(broken)
        OutgoingLink.objects.update(archive_asked_at=timezone.now() - timedelta(days=31))
        asked_again(broken)

        assert broken.archived_url == ""
        assert len(web.archive_asked) == 2

    def test_is_not_asked_for_where_that_is_switched_off(self, web, broken, settings):
        settings.FIND_ARCHIVED_COPIES = False
        asked_again(broken)

        assert web.archive_asked == []

    def test_is_not_asked_for_while_a_link_may_come_back(self, web):
        link = new_link()
        web.answers[link.address] = FAILED
        asked_again(link)

        assert web.archive_asked == []

    def test_is_asked_for_again_if_the_archive_is_silent(self, web, broken, monkeypatch):
        def fetch(*arguments):
            raise TimeoutError

        monkeypatch.setattr(archive, "fetch", fetch)
        asked_again(broken)

        assert broken.wants_archived_copy

    @pytest.mark.parametrize(
        "answer",
        [
            b"",
            b"<html>Too many requests",
            b"[]",
            b"{}",
            b'{"archived_snapshots": {}}',
            b'{"archived_snapshots": {"closest": []}}',
            *(
                json.dumps({"archived_snapshots": {"closest": closest}}).encode()
                for closest in (
                    COPY | {"available": False},
                    COPY | {"status": "404"},
                    COPY | {"url": "https://evil.example/web/20120301120000/x"},
                    COPY | {"url": "javascript:alert(1)"},
                    COPY | {"url": None},
                    COPY | {"url": "http://web.archive.org/web/99999999999999/http://rev.hu/"},
                )
            ),
        ],
    )
    def test_is_none_by_an_answer_that_nobody_expects(self, answer):
        assert archive._copy_in(answer) is None


class TestCommand:
    @pytest.fixture
    def article(self):
        article = ArticleFactory()
        ProseFactory(parent=article, html='<p><a href="https://www.rev.hu/1956/">1956</a></p>')
        return article

    def test_finds_and_asks(self, article, web, capsys):
        call_command("check_links")
        call_command("check_links", verbosity=0)

        assert web.asked == ["https://www.rev.hu/1956/"]
        assert capsys.readouterr().out == "1 asked, 0 of all are broken.\n"

    def test_asks_nothing_where_that_is_switched_off(self, article, web, settings, capsys):
        settings.CHECK_LINKS = False
        call_command("check_links")

        assert web.asked == []
        assert "CHECK_LINKS is false" in capsys.readouterr().out
        assert not OutgoingLink.objects.exists()

    def test_leaves_out_what_is_ignored(self, article, web):
        call_command("check_links", verbosity=0)
        OutgoingLink.objects.update(is_ignored=True, due_at=EVENING - timedelta(days=900))
        call_command("check_links", verbosity=0)

        assert len(web.asked) == 1

    def test_the_task_asks_at_once_whatever_is_due(self, web):
        link = OutgoingLinkFactory(due_at=timezone.now() + timedelta(days=5))
        check_links.enqueue([link.pk])

        assert web.asked == [link.address]
