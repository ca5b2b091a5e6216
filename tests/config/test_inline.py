import base64
import hashlib
import re

import pytest
from django.test import override_settings

from config import inline

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    response = client.get("/")
    return response.content.decode(), response["Content-Security-Policy"]


def test_a_page_waits_for_no_style_sheet(page):
    html, _ = page
    assert "--paper: light-dark" in html
    sheets = re.findall(r'<link rel="stylesheet"[^>]*>', html)
    assert [sheet for sheet in sheets if 'media="print"' not in sheet] == []


def test_the_style_sheet_loses_its_comments_and_nothing_else():
    text = inline.shortened("css/site.css")
    assert "/*" not in text
    assert text.count("{") == text.count("}") == _without_comments("css/site.css").count("}")


def _without_comments(path):
    return re.sub(r"/\*.*?\*/", "", (inline.STATIC / path).read_text(), flags=re.DOTALL)


def test_fonts_are_named_by_an_address_that_holds_on_every_page(page):
    html, _ = page
    assert re.findall(r'url\("([^"]+\.woff2)"\)', html) == [
        f"/static/fonts/newsreader-{name}.woff2" for name in ("text", "italic", "display")
    ]


def test_the_script_in_the_page_is_the_one_that_its_policy_allows(page):
    html, policy = page
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy
    assert "localStorage" in script


def test_a_page_waits_for_no_script_either(page):
    html, _ = page
    assert "<script src" not in html
    assert 'data-scripts="/static/js/masthead.js"' in html


def test_an_address_in_a_script_is_no_comment():
    assert inline._COMMENTS.sub("", 'go("https://history.example.org") // home') == (
        'go("https://history.example.org") // home'
    )


@override_settings(STATIC_URL="https://cdn.example.org/")
def test_fonts_may_come_from_another_host():
    assert "cdn.example.org" in inline.styles("css/site.css")
