from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from reversion.models import Revision

from articles.models import Article
from tests.factories import ArticleFactory, PhotoFactory, PictureFactory, ProseFactory

from .conftest import addressed

pytestmark = pytest.mark.django_db


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


class TestHistory:
    def test_tells_who_changed_what_and_why_newest_first(self, editor_client, article, save):
        save(article, title="Thirteen days", what_changed="One more day")

        page = text_of(editor_client.get(addressed("history", article)))

        assert page.index("One more day") < page.index("As it was before the first change")
        assert "version 1 for readers" in page
        assert '<p class="quiet">Title</p>' in page

    def test_of_what_was_never_saved_says_what_will_be(self, editor_client, article):
        assert "There is no version yet." in text_of(editor_client.get(addressed("history", article)))

    def test_a_reader_with_an_account_sees_none(self, client, article, django_user_model):
        client.force_login(django_user_model.objects.create_user("reader", is_staff=True))

        assert client.get(addressed("history", article)).status_code == 403

    @pytest.mark.parametrize("size", [2, 9])
    def test_a_longer_one_costs_no_more_queries(
        self, editor_client, article, save, size, django_assert_max_num_queries
    ):
        for number in range(size):
            save(article, title=f"Twelve days {number}")
        with django_assert_max_num_queries(11):
            editor_client.get(addressed("history", article))


class TestComparing:
    def test_words_are_marked_with_words(self, editor_client, article, save):
        save(article, title="Thirteen days in Budapest")
        first = Revision.objects.order_by("pk").first()

        page = text_of(editor_client.get(addressed("compare", article), {"from": first.pk}))

        assert '<del><span class="hidden">removed: </span>Twelve' in page
        assert '<ins><span class="hidden">added: </span>Thirteen' in page

    def test_since_a_day(self, editor_client, article, save):
        save(article, title="Thirteen days in Budapest")
        Revision.objects.update(date_created=datetime(2026, 10, 20, tzinfo=UTC))
        save(article, title="Fourteen days in Budapest")

        page = text_of(editor_client.get(addressed("compare", article), {"since": timezone.localdate().isoformat()}))

        assert "Thirteen" in page
        assert "Fourteen" in page
        assert "Twelve" not in page.partition('class="difference"')[2]

    @pytest.mark.parametrize("query", ["", "?from=0", "?from=x&to=1", "?from=99999999999999999999"])
    def test_what_is_not_there_is_not_found(self, editor_client, article, save, query):
        save(article)

        assert editor_client.get(addressed("compare", article) + query).status_code == 404

    def test_a_day_that_is_none_is_today(self, editor_client, article, save):
        save(article)

        assert editor_client.get(addressed("compare", article), {"since": "Friday"}).status_code == 200

    def test_pictures_are_shown_small(self, editor_client, article, save):
        picture = PictureFactory(parent=article, photo__ready=True)
        save(article)
        first = Revision.objects.order_by("pk").first()
        other = PhotoFactory(ready=True)
        type(picture).objects.update(photo=other)

        page = text_of(editor_client.get(addressed("compare", article), {"from": first.pk}))

        assert page.count('class="photo-thumbnail"') == 2


class TestPuttingBack:
    def test_asks_first_and_shows_what_will_change(self, editor_client, article, save):
        save(article, title="Thirteen days")
        first = Revision.objects.order_by("pk").first()

        page = text_of(editor_client.get(addressed("put_back", article, first.pk)))

        assert "Put it back" in page
        assert "Thirteen" in page
        article.refresh_from_db()
        assert article.title == "Thirteen days"

    def test_is_a_new_version_itself(self, editor_client, editor, article, save):
        save(article, title="Thirteen days")
        first = Revision.objects.order_by("pk").first()

        editor_client.post(addressed("put_back", article, first.pk))

        newest = Revision.objects.order_by("pk").last()
        article.refresh_from_db()
        assert article.title == "Twelve days in Budapest"
        assert newest.comment.startswith("Put back as it was on ")
        assert newest.user == editor

    def test_a_block_alone(self, editor_client, article, save):
        prose = ProseFactory(parent=article, html="<p>It began at three.</p>")
        save(article)
        first = Revision.objects.order_by("pk").first()
        Article.objects.update(title="Thirteen days")
        prose.delete()

        editor_client.post(addressed("put_back", article, first.pk) + f"?part=prose-{prose.pk or 1}")

        article.refresh_from_db()
        assert article.title == "Thirteen days"

    def test_a_block_alone_is_a_version_of_the_article(self, editor_client, article, save):
        prose = ProseFactory(parent=article, html="<p>It began at three.</p>")
        save(article)
        first = Revision.objects.order_by("pk").first()
        prose.html = "<p>It began at four.</p>"
        prose.save()

        editor_client.post(addressed("put_back", article, first.pk) + f"?part=prose-{prose.pk}")

        page = text_of(editor_client.get(addressed("history", article)))
        assert "One block put back as it was on" in page

    def test_what_is_left_out_is_said(self, editor_client, article, save):
        picture = PictureFactory(parent=article)
        photo = picture.photo
        save(article)
        first = Revision.objects.order_by("pk").first()
        picture.delete()
        photo.delete()

        response = editor_client.post(addressed("put_back", article, first.pk), follow=True)

        assert "One picture was left out, since what it shows no longer exists." in text_of(response)

    def test_a_version_of_another_article_is_not_found(self, editor_client, article, save):
        other = ArticleFactory()
        save(article)

        first = Revision.objects.order_by("pk").first()

        assert editor_client.post(addressed("put_back", other, first.pk)).status_code == 404

    def test_who_may_only_look_may_not(self, client, article, save, django_user_model):
        save(article)
        looker = django_user_model.objects.create_user("looker", is_staff=True)
        looker.user_permissions.set(looker.user_permissions.model.objects.filter(codename="view_article"))
        client.force_login(looker)
        first = Revision.objects.order_by("pk").first()

        assert client.get(addressed("history", article)).status_code == 200
        assert client.post(addressed("put_back", article, first.pk)).status_code == 403


def test_pages_of_reversion_that_these_replace_are_gone(editor_client, article):
    assert editor_client.get(reverse("admin:articles_article_changelist") + "recover/").status_code in (302, 404)
