from datetime import UTC, datetime

import pytest
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse

from articles.models import Article
from tests.articles.test_admin import article_form
from tests.factories import ArticleFactory


def addressed(page, thing, *args):
    """The address of a page of the admin about a thing."""
    return reverse(admin_urlname(thing._meta, page), args=[thing.pk, *args])


@pytest.fixture
def save(editor_client):
    """Save an article in its form as an editor does; its blocks stay as they are."""

    def save(article, status=None, **values):
        if status:
            Article.objects.filter(pk=article.pk).update(status=status)
        article.refresh_from_db()
        known = {name: getattr(article, name) for name in ("title", "slug", "standfirst", "status")}
        if article.publish_at:
            known["publish_at"] = f"{article.publish_at:%Y-%m-%dT%H:%M}"
        response = editor_client.post(addressed("change", article), article_form(**known | values))
        assert response.status_code == 302, response.context["errors"]
        article.refresh_from_db()

    return save


@pytest.fixture
def article():
    return ArticleFactory(title="Twelve days in Budapest", publish_at=datetime(2026, 10, 23, 8, tzinfo=UTC))
