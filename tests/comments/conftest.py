import re
import time

import pytest
from django.core import mail
from django.core.cache import cache

from articles.models import Article
from comments.forms import WritingForm
from comments.policy import policy_for
from tests.factories import ArticleFactory


@pytest.fixture(autouse=True)
def _empty_cache():
    """Nobody has sent anything lately."""
    cache.clear()


@pytest.fixture
def article():
    """An article whose comments are published when their writers confirm them."""
    return ArticleFactory(title="Twelve days in Budapest", slug="twelve-days", discussion=Article.Discussion.CONFIRMED)


@pytest.fixture
def open_article():
    """An article whose comments are published at once."""
    return ArticleFactory(title="Tanks in Prague", slug="tanks-in-prague", discussion=Article.Discussion.OPEN)


def filled_in(article, seconds_ago=60, **values):
    """What a browser sends: the form fetched some seconds ago, with these values in it."""
    form = WritingForm(article, policy=policy_for(article))
    moment = int(time.time()) - seconds_ago
    signed = form.generate_security_data() | {
        "timestamp": str(moment),
        "security_hash": form.initial_security_hash(moment),
    }
    written = {"name": "Anna Kiss", "email": "anna@example.org", "comment": "I was in the square that evening."}
    return signed | {"once": form.initial["once"], "reply_to": "0", "follow": "", "honeypot": ""} | written | values


@pytest.fixture
def send(client, django_capture_on_commit_callbacks):
    """Sends the form of an article and lets the mails go; `by` is another reader's client."""

    def send(article, data=None, by=None, **values):
        with django_capture_on_commit_callbacks(execute=True):
            address = f"/articles/{article.slug}/comments/new/"
            return (by or client).post(address, data or filled_in(article, **values))

    return send


def link_in_mail(pattern, number=-1):
    """The path of a link in the text of a mail that was sent."""
    return re.search(rf"http://testserver(/comments/{pattern}\S*)", mail.outbox[number].body)[1]


@pytest.fixture
def confirm(client, django_capture_on_commit_callbacks):
    """Opens the link of the last mail and presses its button, with everything ticked."""

    def confirm(address=None):
        address = address or link_in_mail("confirm")
        ticked = re.findall(r'name="comment" value="(\d+)"', client.get(address).text)
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, {"comment": ticked}, follow=True)

    return confirm
