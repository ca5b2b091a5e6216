import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone

from comments.defence import CHECKS, judge
from comments.defence.folding import fold
from comments.defence.likeness import ALL, features, likeness
from comments.defence.links import links_in
from comments.defence.obstacles import in_words, obstacle
from comments.models import DefenceRule, WordCount
from comments.submission import Submission, Verdict
from gallery.limits import Limit, count, wait_for
from tests.factories import ArticleFactory

MEMORY = "My father stood in Bem Square on 23 October and came home with a hole in his coat."


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def submission(text=MEMORY, **values):
    known = {"name": "Anna Kiss", "email": "anna@example.org", "seconds": 90, "ip_hash": "place", "writer": "anna"}
    return Submission(**{"article": ArticleFactory.build(), "text": text, **known, **values})


class TestFolding:
    @pytest.mark.parametrize(
        "written",
        [
            "VIAGRA",
            "viágrà",
            "Vіаgrа",
            "v1agra",
            "vi@gra",
            "v i a g r a",
            "v.i.a.g.r.a",
            "via\u200bgra",
            "ｖｉａｇｒａ",
        ],
    )
    def test_brings_disguises_to_one_form(self, written):
        assert fold(f"Cheap  {written}!") == "cheap viagra!"

    @pytest.mark.parametrize(
        ("written", "folded"),
        [
            ("Kádár János", "kadar janos"),
            ("Gomułka", "gomulka"),
            ("On 23 October 1956", "on 23 october 1956"),
            ("Пражская весна", "prazhskaya vesna"),
            ("", ""),
        ],
    )
    def test_leaves_other_words_as_they_are(self, written, folded):
        assert fold(written) == folded


class TestLinks:
    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("See https://example.org/a and www.example.org.", 2),
            ("[url=http://x.example]watches[/url]", 1),
            ('<a href="http://x.example">watches</a>', 1),
            ("Buy at best-casino.xyz/bonus now", 1),
            ("Write to anna@example.org.", 0),
            ("He came at 4.30 p.m.; see ch. 2.org and pp. 3-4.", 1),
            ("As http://testserver/articles/suez/ says", 0),
            (MEMORY, 0),
        ],
    )
    def test_are_found_however_they_are_written(self, text, count):
        assert len(links_in(text)) == count

    @pytest.mark.django_db
    @pytest.mark.parametrize(
        ("count", "decision", "reasons"),
        [(2, "accept", []), (3, "hold", ["It has 3 links."]), (10, "refuse", ["It has 10 links."])],
    )
    def test_two_are_welcome_ten_are_not(self, count, decision, reasons):
        text = MEMORY + " https://archive.example/page" * count

        assert judge(submission(text)) == Verdict(decision, reasons)

    @pytest.mark.django_db
    def test_one_without_a_word_waits(self):
        verdict = judge(submission("Look: https://watches.example"))

        assert (verdict.decision, verdict.reasons) == ("hold", ["It is a link and hardly a word."])

    @pytest.mark.django_db
    def test_one_for_a_name_waits(self):
        assert judge(submission(name="casino-bonus.com")).decision == "hold"


@pytest.mark.django_db
class TestRules:
    def rule(self, kind, pattern, **values):
        rule = DefenceRule(kind=kind, pattern=pattern, **values)
        rule.full_clean()
        rule.save()

    @pytest.mark.parametrize(
        ("kind", "pattern", "values"),
        [
            ("words", "cheap watch*", {"text": "CHEAP  wätches for every patriot of this page"}),
            ("words", "Казино", {"text": "Лучшее казино, which I found on the way to Prague"}),
            ("name", "best seo", {"name": "The Bést SEO"}),
            ("email", "*@spam.example", {"email": "Anna@SPAM.example"}),
            ("network", "203.0.113.0/24", {"address": "203.0.113.77"}),
            ("network", "2001:db8::/32", {"address": "2001:db8:1::5"}),
        ],
    )
    def test_find_what_they_are_made_for(self, kind, pattern, values):
        self.rule(kind, pattern, note="since May")

        verdict = judge(submission(**values))

        assert verdict.decision == "hold"
        assert pattern in verdict.reasons[0]
        assert "since May" in verdict.reasons[0]

    @pytest.mark.parametrize(
        ("kind", "pattern", "values"),
        [
            ("words", "casino", {"text": "On this occasino nothing happened, and two casinos were shut."}),
            ("name", "anna", {"name": "Johanna", "text": MEMORY + " Anna saw it."}),
            ("email", "*@spam.example", {"email": "anna@spam.example.org"}),
            ("network", "203.0.113.0/24", {"address": "198.51.100.1"}),
            ("network", "203.0.113.0/24", {"address": ""}),
            ("network", "203.0.113.0/24", {"address": "2001:db8::1"}),
        ],
    )
    def test_leave_others_alone(self, kind, pattern, values):
        self.rule(kind, pattern)

        assert judge(submission(**values)).decision == "accept"

    def test_the_hardest_counts(self):
        self.rule("words", "watches")
        self.rule("words", "cheap", effect="refuse")

        verdict = judge(submission("I sell cheap watches to every historian of the bloc."))

        assert verdict.decision == "refuse"
        assert len(verdict.reasons) == 2

    def test_end_in_time(self):
        self.rule("words", "Bem Square", until=timezone.now())

        assert judge(submission()).decision == "accept"

    @pytest.mark.parametrize(
        ("kind", "pattern"), [("network", "203.0.113"), ("words", "a*"), ("words", "***"), ("words", "a*b*c*d*e")]
    )
    def test_that_would_fit_all_or_nothing_are_not_made(self, kind, pattern):
        with pytest.raises(ValidationError):
            self.rule(kind, pattern)

    def test_are_asked_for_in_one_query(self, django_assert_num_queries):
        for number in range(12):
            self.rule("words", f"watches{number}")

        with django_assert_num_queries(2):
            judge(submission())


@pytest.mark.django_db
class TestRepeats:
    def test_the_same_words_wait_and_then_are_spam(self):
        decisions = [
            judge(submission(text)).decision for text in [MEMORY, MEMORY.upper(), f"  {MEMORY}", MEMORY, MEMORY]
        ]

        assert decisions == ["accept", "hold", "hold", "hold", "refuse"]

    def test_thanks_may_be_said_by_many(self):
        assert {judge(submission("Thank you!")).decision for _ in range(6)} == {"accept"}

    def test_a_flood_waits_for_moderators(self):
        verdicts = [judge(submission(f"{MEMORY} It was house number {number}.")) for number in range(41)]

        assert {verdict.decision for verdict in verdicts[:40]} == {"accept"}
        assert verdicts[40].reasons == ["41 comments came in within ten minutes."]


class TestLimits:
    def test_so_many_and_no_more(self):
        waits = [wait_for("anna", Limit(3, 3600)) for _ in range(5)]

        assert waits[:3] == [0, 0, 0]
        assert all(0 < wait <= 3600 for wait in waits[3:])

    def test_each_name_has_its_own(self):
        for _ in range(4):
            wait_for("anna", Limit(3, 3600))

        assert wait_for("béla", Limit(3, 3600)) == 0

    def test_are_counted_by_all_threads_together(self):
        counted = []
        threads = [
            threading.Thread(target=lambda: counted.extend(count("shots", 60) for _ in range(50))) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sorted(counted) == list(range(1, 201))

    @pytest.mark.parametrize(
        ("seconds", "words"),
        [(1, "1 second"), (50, "50 seconds"), (100, "2 minutes"), (720, "12 minutes"), (9000, "3 hours")],
    )
    def test_say_how_long_to_wait(self, seconds, words):
        assert in_words(seconds) == words


class TestObstacles:
    def test_a_reader_has_none(self):
        assert obstacle(submission()) is None

    @pytest.mark.parametrize(("seconds", "word"), [(0, "quicker"), (90_000, "open for more than a day")])
    def test_a_form_from_a_machine_or_of_yesterday_is_asked_for_again(self, seconds, word):
        met = obstacle(submission(seconds=seconds))

        assert word in met.sentence
        assert met.status == 422

    @pytest.mark.parametrize("ours", [{"ip_hash": "place", "writer": ""}, {"ip_hash": "", "writer": "anna"}])
    def test_who_sends_too_many_is_told_how_long_to_wait(self, ours):
        met = [obstacle(submission(**ours)) for _ in range(8)]

        assert met[0] is None
        assert met[-1].status == 429
        assert met[-1].wait > 0
        assert "Your words are still here" in met[-1].sentence

    def test_moderators_have_none(self, admin_user):
        assert obstacle(submission(seconds=0, user=admin_user)) is None


def learnt(published=20, spam=20, **counts):
    return {ALL: (published, spam)} | counts


class TestLikeness:
    def test_says_nothing_before_it_has_learnt(self):
        assert likeness({"casino"}, learnt(spam=14, casino=(0, 14))) is None

    def test_names_the_three_words_that_weighed_most(self):
        counts = learnt(casino=(0, 20), bonus=(0, 15), free=(3, 12), spins=(0, 11), square=(18, 0))

        seen = likeness({"casino", "bonus", "free", "spins", "unknown"}, counts)

        assert seen.probability > 0.999
        assert seen.words == ("casino", "bonus", "spins")

    def test_honest_words_outweigh_an_unlucky_one(self):
        counts = learnt(casino=(1, 9), father=(9, 0), square=(12, 0), october=(16, 0))

        assert likeness({"casino", "father", "square", "october"}, counts).probability < 0.1

    def test_words_it_never_saw_say_nothing(self):
        assert likeness({"unknown"}, learnt()).probability == 0.5

    @pytest.mark.django_db
    def test_a_new_comment_like_former_spam_is_refused_with_the_words(self):
        for word in ("casino", "bonus", "spins"):
            WordCount.objects.create(word=word, spam=19)
        WordCount.objects.create(word=ALL, published=20, spam=20)

        verdict = judge(submission("Casino bonus: a hundred spins for everyone who reads this."))

        assert verdict.decision == "refuse"
        assert "“bonus”, “casino”, “spins” weighed most" in verdict.reasons[0]

    def test_counts_links_without_their_words(self):
        assert "links 2" in features("See https://a.example/x and https://b.example/y")


class FakeAkismet(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.send_response(self.server.status)
        for name, value in self.server.tips.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *args):
        pass


@pytest.fixture
def akismet(settings):
    """A server that answers as `akismet.answer` says."""
    server = HTTPServer(("127.0.0.1", 0), FakeAkismet)
    server.status, server.answer, server.tips, server.asked = 200, b"false", {}, ""
    settings.AKISMET_KEY = "key"
    settings.AKISMET_URL = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.django_db
class TestAkismet:
    @pytest.mark.parametrize(
        ("answer", "tips", "decision"),
        [
            (b"false", {}, "accept"),
            (b"true", {}, "hold"),
            (b"true", {"X-akismet-pro-tip": "discard"}, "refuse"),
            (b"invalid", {}, "hold"),
            (b"\xff\xfe", {}, "hold"),
        ],
    )
    def test_is_believed(self, akismet, answer, tips, decision):
        akismet.answer, akismet.tips = answer, tips

        assert judge(submission(address="203.0.113.7")).decision == decision
        assert "user_ip=203.0.113.7" in akismet.asked

    def test_that_fails_costs_no_comment(self, akismet):
        akismet.status = 500

        assert judge(submission()).decision == "hold"

    def test_that_is_not_there_costs_no_comment(self, settings):
        settings.AKISMET_KEY, settings.AKISMET_URL = "key", "http://127.0.0.1:9/"

        verdict = judge(submission())

        assert verdict.decision == "hold"
        assert "could not be asked" in verdict.reasons[0]

    def test_is_not_asked_without_a_key(self, akismet, settings):
        settings.AKISMET_KEY = ""
        judge(submission())

        assert akismet.asked == ""


@pytest.mark.django_db
def test_the_field_that_only_machines_see_makes_it_spam():
    assert judge(submission(trap="http://x.example")).decision == "refuse"


@pytest.mark.django_db
def test_a_check_that_breaks_holds_the_comment(monkeypatch):
    monkeypatch.setattr("comments.defence.CHECKS", [*CHECKS, lambda submission: 1 / 0])

    verdict = judge(submission())

    assert verdict.decision == "hold"
    assert "could not be made" in verdict.reasons[0]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "\x00", "*" * 20_000, "a " * 20_000, "<" * 9_000, "🏰" * 3_000, "\u202e" * 500])
def test_odd_text_is_judged_like_any_other(text):
    DefenceRule.objects.create(kind="words", pattern="a*b*c*d")

    assert judge(submission(text)).decision in {"accept", "hold", "refuse"}
