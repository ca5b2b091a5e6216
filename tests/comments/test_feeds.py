from xml.etree import ElementTree

import pytest

from comments.models import State
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db

ATOM, THR = "{http://www.w3.org/2005/Atom}", "{http://purl.org/syndication/thread/1.0}"


def entries(page):
    return ElementTree.fromstring(page.content).findall(f"{ATOM}entry")  # noqa: S314 (our own feed)


def test_say_what_each_comment_answers(article, client):
    first = CommentFactory(article=article, words="I was *there*.")
    CommentFactory(article=article, answers=first)
    answer, root = entries(client.get("/articles/twelve-days/comments.atom"))

    assert answer.find(f"{THR}in-reply-to").get("ref") == root.find(f"{ATOM}id").text
    assert root.find(f"{THR}in-reply-to").get("ref") == "http://testserver/articles/twelve-days/"
    assert root.find(f"{ATOM}summary").text == "<p>I was <em>there</em>.</p>"
    assert root.find(f"{ATOM}link").get("href") == f"http://testserver/comments/{first.pk}/"


def test_hold_only_what_every_reader_may_see(article, client):
    CommentFactory(article=ArticleFactory(draft=True))
    CommentFactory(article=article, state=State.AWAITING_MODERATOR)
    shown = CommentFactory(article=article)
    page = client.get("/comments.atom")

    assert [entry.find(f"{ATOM}link").get("href") for entry in entries(page)] == [
        f"http://testserver/comments/{shown.pk}/"
    ]
    assert "anna@example.org" not in page.text


def test_are_not_sent_again_to_whoever_has_them(article, client):
    CommentFactory(article=article)
    tag = client.get("/comments.atom")["ETag"]
    assert client.get("/comments.atom", headers={"If-None-Match": tag}).status_code == 304

    CommentFactory(article=article)
    assert client.get("/comments.atom", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("count", [2, 40])
def test_cost_two_queries_however_many_there_are(article, client, count, django_assert_max_num_queries):
    for _ in range(count):
        CommentFactory(article=article)

    with django_assert_max_num_queries(2):
        client.get("/comments.atom")


def test_have_pages_that_lead_to_each_other(article, client, monkeypatch):
    monkeypatch.setattr("comments.feeds.LENGTH", 2)
    CommentFactory.create_batch(3, article=article)
    address = "http://testserver/articles/twelve-days/comments.atom"
    pages = [client.get(f"/articles/twelve-days/comments.atom?page={number}") for number in (1, 2)]
    links = [
        {link.get("rel"): link.get("href") for link in ElementTree.fromstring(page.content).findall(f"{ATOM}link")}  # noqa: S314
        for page in pages
    ]

    assert [len(entries(page)) for page in pages] == [2, 1]
    assert (links[0]["next"], links[1]["previous"]) == (f"{address}?page=2", address)
    assert client.get("/articles/twelve-days/comments.atom?page=3").status_code == 404
