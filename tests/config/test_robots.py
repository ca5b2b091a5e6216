import re
from urllib.parse import unquote

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def is_allowed(client):
    """Whether robots.txt lets a crawler ask for an address: the longest rule that matches decides (RFC 9309)."""
    text = client.get("/robots.txt").content.decode()
    rules = re.findall(r"^(Allow|Disallow): (\S+)$", text, re.MULTILINE)

    def allowed(address):
        matching = [
            (len(path), kind == "Allow")
            for kind, path in rules
            if re.match(re.escape(unquote(path)).replace(r"\*", ".*"), address)
        ]
        return max(matching)[1]

    return allowed


def test_it_is_plain_text_and_names_the_map_of_the_site(client, settings):
    settings.SITE_URL = "https://history.example.org"

    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert "Sitemap: https://history.example.org/sitemap.xml" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/articles/twelve-days-in-budapest/",
        "/people/imre-nagy/",
        "/pictures/1-boots-square/",
        "/media/pictures/ab/abc-1280.jpg",
        "/static/css/site.css",
        "/archive/2026/10/",
        "/comments.atom",
        "/sitemap-articles.xml",
    ],
)
def test_crawlers_may_read_what_readers_read(is_allowed, address):
    assert is_allowed(address)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("admin:index", []),
        ("admin:articles_article_changelist", []),
        ("articles:search", []),
        ("articles:suggestions", []),
        ("comments:write", ["twelve-days-in-budapest"]),
        ("comments:report", [1]),
        ("comments:own", ["a-token"]),
        ("comments:your_data", ["a-token"]),
    ],
)
def test_crawlers_leave_the_desk_the_search_and_the_forms_alone(is_allowed, name, args):
    assert not is_allowed(reverse(name, args=args))
