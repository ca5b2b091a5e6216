"""What another site answers, and what is made of an answer that nobody could foresee."""

import ssl
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.links import asking
from articles.links.asking import Kind, ask, fetch, question_of


def leads_to(address, status=302):
    def answer(request):
        request.send_response(status)
        request.send_header("Location", address.encode().decode("latin-1"))
        request.end_headers()

    return answer


def cut(request):
    request.connection.close()


class TestAnswers:
    def test_the_head_is_enough_for_one_that_answers(self, other_site):
        outcome = ask(other_site.at("/1956/"))

        assert (outcome.kind, other_site.methods) == (Kind.WELL, [("HEAD", "/1956/")])

    def test_it_says_who_asks(self, other_site, settings):
        settings.SITE_URL = "https://history.example.org"
        ask(other_site.at("/"))
        _, _, headers = other_site.asked[0]

        assert "+https://history.example.org/" in headers["User-Agent"]
        assert headers["Host"] == f"127.0.0.1:{other_site.server.server_port}"
        assert not {"Cookie", "Authorization", "Referer"} & set(headers)

    @pytest.mark.parametrize("refusal", [405, 501, 403, 404, 500, cut])
    def test_who_does_not_know_the_head_is_asked_as_a_browser_would(self, other_site, pauses, refusal):
        def answer(request):
            if request.command == "HEAD":
                return request.connection.close() if refusal is cut else request.send_error(refusal)
            request.send_response(200)
            return request.end_headers()

        other_site.answers["/"] = answer

        assert ask(other_site.at("/")).kind is Kind.WELL
        assert other_site.methods == [("HEAD", "/"), ("GET", "/")]
        assert pauses == [asking.PAUSE]

    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (200, Kind.WELL),
            (204, Kind.WELL),
            (404, Kind.GONE),
            (410, Kind.GONE),
            (401, Kind.REFUSED),
            (403, Kind.REFUSED),
            (418, Kind.REFUSED),
            (429, Kind.REFUSED),
            (451, Kind.REFUSED),
            (999, Kind.REFUSED),
            (408, Kind.FAILED),
            (500, Kind.FAILED),
            (503, Kind.FAILED),
            (522, Kind.FAILED),
        ],
    )
    def test_mean(self, other_site, status, kind):
        other_site.answers["/"] = status
        outcome = ask(other_site.at("/"))

        assert outcome.kind is kind
        assert outcome.is_answer
        assert str(status) in outcome.words or kind is Kind.WELL

    def test_a_redirect_is_followed(self, other_site):
        other_site.answers |= {"/old": leads_to("/új oldal?q=á#vége", 301), "/gone": leads_to("lost"), "/lost": 404}

        assert ask(other_site.at("/old")).kind is Kind.WELL
        assert other_site.methods[-1] == ("HEAD", "/%C3%BAj%20oldal?q=%C3%A1")
        assert ask(other_site.at("/gone")).kind is Kind.GONE

    def test_without_end_nobody_is_followed(self, other_site):
        other_site.answers["/"] = leads_to("/")
        outcome = ask(other_site.at("/"))

        assert outcome.kind is Kind.REFUSED
        assert "leads on more than 5 times" in outcome.words
        assert len(other_site.asked) == 6

    @pytest.mark.parametrize("onward", ["file:///etc/passwd", "ftp://rev.hu/", "http://[x", "http://a:99999/"])
    def test_nowhere_is_followed_but_the_web(self, other_site, onward):
        other_site.answers["/"] = leads_to(onward)

        assert ask(other_site.at("/")).kind is Kind.GONE


class TestBadServers:
    def test_an_endless_body_is_not_read(self, other_site):
        def pour(request):
            request.send_response(200 if request.command == "GET" else 405)
            request.end_headers()
            try:
                while request.command == "GET":
                    request.wfile.write(b"x" * 100_000)
            except OSError:
                pass

        other_site.answers["/"] = pour

        assert ask(other_site.at("/")).kind is Kind.WELL
        assert fetch(other_site.at("/"), 1000) == b"x" * 1000

    def test_a_letter_now_and_then_is_not_waited_for(self, other_site, monkeypatch):
        monkeypatch.setattr(asking, "LONGEST", 0.3)

        def drip(request):
            request.wfile.write(b"HTTP/1.1 200 OK\r\n")
            try:
                while True:
                    request.wfile.write(b"X")
                    time.sleep(0.05)
            except OSError:
                pass

        other_site.answers["/"] = drip

        assert ask(other_site.at("/")).words == "It does not answer in time."

    def test_silence_is_not_waited_for(self, other_site, monkeypatch):
        monkeypatch.setattr(asking, "PATIENCE", 0.1)
        other_site.answers["/"] = lambda request: time.sleep(0.5)
        outcome = ask(other_site.at("/"))

        assert (outcome.kind, outcome.words) == (Kind.FAILED, "It does not answer in time.")
        assert not outcome.is_answer

    @pytest.mark.parametrize("said", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\xff" * 70_000])
    def test_what_is_no_answer_is_a_failure(self, other_site, said):
        other_site.answers["/"] = lambda request: request.wfile.write(said)

        assert ask(other_site.at("/")).kind is Kind.FAILED

    def test_nobody_listens(self, other_site):
        address = other_site.at("/")
        other_site.close()

        assert ask(address).words == "No server listens there."

    def test_a_server_without_tls_is_told_apart(self, other_site):
        outcome = ask(other_site.at("/").replace("http:", "https:"))

        assert (outcome.kind, outcome.words) == (Kind.FAILED, "It does not speak https as browsers do.")

    def test_a_certificate_that_has_run_out_is_named(self, monkeypatch):
        def refuse(*arguments):
            error = ssl.SSLCertVerificationError("x")
            error.verify_message = "certificate has expired"
            raise error

        monkeypatch.setattr(asking, "connect", refuse)
        outcome = ask("https://www.rev.hu/")

        assert outcome.kind is Kind.FAILED
        assert outcome.words == "Browsers do not trust its certificate: certificate has expired."


class TestAddresses:
    def test_names_and_passwords_are_not_sent(self, other_site):
        address = other_site.at("/").replace("//", "//user:secret@")

        assert ask(address).kind is Kind.WELL
        assert "secret" not in str(other_site.asked)

    @pytest.mark.parametrize(
        ("address", "host", "port", "path", "header"),
        [
            (
                "https://www.rev.hu/ötvenhat?név=Nagy Imre#x",
                "www.rev.hu",
                443,
                "/%C3%B6tvenhat?n%C3%A9v=Nagy%20Imre",
                None,
            ),
            ("http://múlt.hu", "xn--mlt-8na.hu", 80, "/", None),
            ("http://rev.hu:8080/%C3%B6t?a=%20", "rev.hu", 8080, "/%C3%B6t?a=%20", "rev.hu:8080"),
            ("http://[2001:738::1]:81/x", "2001:738::1", 81, "/x", "[2001:738::1]:81"),
            ("https://rev.hu:443/", "rev.hu", 443, "/", "rev.hu"),
        ],
    )
    def test_are_written_as_the_line_wants_them(self, address, host, port, path, header):
        question = question_of(address)

        assert (question.host, question.port, question.path) == (host, port, path)
        assert question.host_header == (header or host)

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "rev.hu",
            "http://",
            "http:///path",
            "http://?x",
            "http://user:pw@/",
            "http://:80/",
            "http://rev.hu:99999/",
            "http://rev.hu:port/",
            "http://[::1/",
            "http://[not-a-number]/",
            "http://a..b/",
            f"http://{'a' * 64}.hu/",
            "http://./",
            "http://re v.hu/",
            "ftp://rev.hu/",
            "javascript:alert(1)",
        ],
    )
    def test_what_is_none_is_said_to_be_none(self, address):
        assert ask(address).kind is Kind.GONE

    @given(st.text(max_size=40), st.sampled_from(["http://", "https://", "//", "http://rev.hu/", "http://rev.hu:"]))
    def test_no_address_makes_it_stumble(self, text, begin):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(asking, "connect", lambda *arguments: (_ for _ in ()).throw(TimeoutError))
            outcome = ask(begin + text)

        assert outcome.kind in {Kind.FAILED, Kind.GONE}
