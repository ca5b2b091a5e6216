from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from addresses.models import Redirect
from articles.models import Article
from tests.factories import ArticleFactory, KeyFigureFactory, SeriesFactory, TopicFactory

pytestmark = pytest.mark.django_db


def hours(number):
    return timezone.now() + timedelta(hours=number)


class TestPublished:
    @pytest.mark.parametrize(
        ("values", "is_published"),
        [
            ({}, True),
            ({"draft": True}, False),
            ({"publish_at": hours(1)}, False),
            ({"publish_at": hours(-2), "unpublish_at": hours(-1)}, False),
            ({"publish_at": hours(-2), "unpublish_at": hours(1)}, True),
        ],
    )
    def test_means_the_same_for_one_article_and_for_all(self, values, is_published):
        article = ArticleFactory(**values)

        assert Article.objects.published().exists() is is_published
        assert article.is_published is is_published

    def test_an_editor_sees_drafts_and_a_reader_does_not(self, editor):
        ArticleFactory(draft=True)

        assert Article.objects.visible_to(editor).count() == 1
        assert Article.objects.visible_to(AnonymousUser()).count() == 0

    def test_publishing_now_needs_no_date(self):
        article = ArticleFactory(publish_at=None)

        assert article.is_published
        assert article.first_published_at == article.publish_at

    def test_the_first_publication_is_remembered(self):
        article = ArticleFactory(publish_at=hours(-48))
        article.publish_at = hours(-1)
        article.save()

        assert article.first_published_at < hours(-47)


class TestRules:
    @pytest.mark.parametrize(
        ("values", "complaint"),
        [
            ({"unpublish_at": hours(-72)}, "taken down before"),
            ({"part": 1}, "go together"),
            ({"part": 0, "series": True}, "count from 1"),
            ({"series": True}, "go together"),
        ],
    )
    def test_are_kept_by_form_and_database_alike(self, values, complaint):
        article = ArticleFactory()
        series = SeriesFactory()
        for name, value in values.items():
            setattr(article, name, series if value is True else value)

        with pytest.raises(ValidationError, match=complaint):
            article.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            article.save()

    def test_a_series_has_each_part_once(self):
        series = SeriesFactory()
        ArticleFactory(series=series, part=1)

        with pytest.raises(IntegrityError):
            ArticleFactory(series=series, part=1)

    def test_the_death_does_not_come_before_the_birth(self):
        figure = KeyFigureFactory()
        figure.died = "1890"

        with pytest.raises(ValidationError, match="before the birth"):
            figure.full_clean()


class TestAddress:
    def test_a_changed_slug_leads_on(self, client):
        article = ArticleFactory(slug="twelve-days")
        article.slug = "twelve-days-in-budapest"
        article.save()

        response = client.get("/articles/twelve-days/")

        assert (response.status_code, response["Location"]) == (301, "/articles/twelve-days-in-budapest/")

    def test_two_changes_lead_on_in_one_step(self):
        article = Article.objects.get(pk=ArticleFactory(slug="first").pk)
        for slug in ("second", "third"):
            article.slug = slug
            article.save()

        assert set(Redirect.objects.values_list("old_path", "new_path")) == {
            ("/articles/first/", "/articles/third/"),
            ("/articles/second/", "/articles/third/"),
        }

    def test_going_back_makes_no_circle(self):
        article = Article.objects.get(pk=ArticleFactory(slug="first").pk)
        for slug in ("second", "first"):
            article.slug = slug
            article.save()

        assert list(Redirect.objects.values_list("old_path", "new_path")) == [("/articles/second/", "/articles/first/")]

    def test_topics_and_people_keep_theirs_too(self, client):
        for thing, former in (
            (TopicFactory(slug="magyar"), "/topics/magyar/"),
            (KeyFigureFactory(slug="nagy"), "/people/nagy/"),
        ):
            thing.slug = "hungary-and-nagy"
            thing.save()

            assert client.get(former).status_code == 301
