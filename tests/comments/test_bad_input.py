"""Whatever comes in by the form is answered with a sentence or stored as words: never an error, never a script."""

import re
import unicodedata
from urllib.parse import quote_from_bytes

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.prose import readers_prose
from comments.defence import obstacles
from comments.models import Comment
from comments.readable import readable
from tests.comments.conftest import filled_in
from tests.factories import CommentFactory

NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    'https://x.example/" onmouseover="alert(1)',
    "https://x.example/<script>",
    "*<b>*",
    "**_*a*_**",
    "> > >",
    "{{ 7*7 }}{% load x %}",
    "\x00\x01\x1b[2J",
    "\u202egnp.exe",
    "Z\u0351\u0343\u0344\u0351\u0343\u0344\u0351\u0343a",
    "\ud800",
    "a@b.example\r\nBcc: c@d.example",
    "' OR 1=1 --",
    "%00%ff",
    "9" * 400,
    "\uffff\ufdd0\U0001ffff",
    "https://" * 300,
    "https://a.example " * 500,
    "*" * 5000,
    "_a" * 3000,
    "> " * 3000,
]
anything = st.one_of(st.sampled_from(NASTY), st.text(max_size=60), st.lists(st.sampled_from(NASTY)).map(" ".join))
FIELDS = ["name", "email", "comment", "follow", "reply_to", "timestamp", "security_hash", "object_pk", "content_type"]
FIELDS += ["once", "honeypot", "preview", "csrfmiddlewaretoken"]
A_TAG = re.compile(r"</?(\w+)([^<>]*)>")
OURS = {"p", "br", "a", "em", "strong", "blockquote"}
A_LINK = re.compile(r' href="https?://[^"<>\s]*" rel="ugc nofollow noopener"')


def assert_only_our_tags(html):
    for name, attributes in A_TAG.findall(html):
        assert name in OURS
        assert not attributes or A_LINK.fullmatch(attributes), attributes
    assert "<" not in A_TAG.sub("", html)


@given(anything)
def test_words_become_only_the_tags_that_are_ours(text):
    assert_only_our_tags(readers_prose(readable(text)))


@given(st.text(max_size=200))
def test_what_is_left_of_a_text_can_be_shown(text):
    shown = readable(text)

    assert readable(shown) == shown
    assert not {unicodedata.category(sign) for sign in shown} & {"Cs"}
    assert not set(shown) & set("\x00\x1b\u202e\u2066\r")


@given(st.text("aéű한ひЖ ", max_size=40))
def test_ordinary_letters_stay(text):
    assert readable(text) == unicodedata.normalize("NFC", text) or not text.strip()


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(values=st.dictionaries(st.sampled_from(FIELDS), anything, max_size=5))
def test_the_form_answers_everything(client, open_article, values):
    cache.clear()
    Comment.objects.all().delete()
    values = {name: value.encode("utf-8", "replace").decode() for name, value in values.items()}
    page = client.post("/articles/tanks-in-prague/comments/new/", filled_in(open_article, **values))

    assert page.status_code in {200, 303, 422}
    assert (page.status_code == 303) == Comment.objects.exists()
    for comment in Comment.objects.with_record():
        assert_only_our_tags(comment.record.html)


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(len(NASTY)))
def test_each_nasty_text_is_shown_everywhere_as_words(client, open_article, send, monkeypatch, number):
    monkeypatch.setattr(obstacles, "obstacle", lambda submission: None)
    nasty = NASTY[number].encode("utf-8", "replace").decode()
    CommentFactory(article=open_article, words=nasty, user_name=readable(nasty)[:50])
    send(open_article, comment=f"Look: {nasty[:9000]}", name=f"A {nasty}"[:50], follow="article")

    for address in ("/articles/tanks-in-prague/", "/comments.atom", "/articles/tanks-in-prague/comments.atom"):
        page = client.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


@pytest.mark.django_db
@pytest.mark.parametrize("raw", [b"\xff\xfe", b"\xed\xa0\x80", b"a\x00b", b"\xf0\x28\x8c\xbc"])
def test_broken_utf_8_is_answered(client, open_article, raw):
    data = filled_in(open_article)
    body = "&".join(f"{name}={value}" for name, value in data.items() if name != "comment")
    body += f"&comment=I+was+there+{quote_from_bytes(raw)}"
    page = client.post(
        "/articles/tanks-in-prague/comments/new/", body, content_type="application/x-www-form-urlencoded"
    )

    assert page.status_code == 303
    assert Comment.objects.get().comment.startswith("I was there")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["mine/1-{}/", "mine/{}/edit/", "confirm/{}/", "following/{}/", "following/{}/stop/"])
@pytest.mark.parametrize("token", ["%00", "%ff", "..%2f", "x" * 3000, "1-" + "0" * 32, "%F0%9F%98%80"])
def test_broken_links_lead_nowhere(client, path, token):
    address = "/comments/" + path.format(token)

    assert client.get(address).status_code == 404
    assert client.post(address).status_code in {404, 405}


@pytest.mark.django_db
def test_ten_thousand_links_are_spam_and_no_burden(client, open_article, send):
    page = send(open_article, comment="http://a.io " * 800)

    assert "Waiting for a moderator" in client.get(page.url).text
    assert not Comment.objects.public().exists()
