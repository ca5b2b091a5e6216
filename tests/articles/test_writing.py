"""Nothing that somebody writes in the form of an article is lost, nor overwritten in silence."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Cast, Heading, Prose, Writing
from config.delivery import edition
from tests.factories import (
    ArticleFactory,
    CastFactory,
    CastMemberFactory,
    HeadingFactory,
    KeyFigureFactory,
    PictureFactory,
    ProseFactory,
)
from tests.sent_form import sent_form

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")
KEEP = reverse("admin:articles_writing")


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def opened(client, article=None):
    """What the form holds when it is opened."""
    page = client.get(change(article) if article else ADD).content.decode()
    return sent_form(page, "article_form")


def keep(client, form, article=None):
    """As the script does while somebody writes; the answer."""
    values = {"key": form["writing_key"][0], "version": form["version"][0], "article": article.pk if article else ""}
    return client.post(KEEP, values | {"sent": urlencode(form, doseq=True)}).json()


@pytest.fixture
def article():
    return ArticleFactory(draft=True, title="Twelve days in Budapest")


@pytest.fixture
def anna(django_user_model):
    user = django_user_model.objects.create_superuser("anna", first_name="Anna", last_name="Kiss")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


class TestKept:
    def test_what_was_not_saved_is_offered_and_restored_with_new_blocks(self, editor_client, article):
        ProseFactory(parent=article, html="<p>As it was.</p>")
        form = opened(editor_client, article)
        form["articles_prose_set-0-html"] = ["<p>The words of this evening.</p>"]
        form |= {
            "articles_heading_set-TOTAL_FORMS": ["1"],
            "articles_heading_set-0-region": ["main"],
            "articles_heading_set-0-ordering": ["30"],
            "articles_heading_set-0-text": ["The flight"],
        }
        assert keep(editor_client, form, article)["kept"]

        offered = editor_client.get(change(article))
        restored = editor_client.post(change(article), {"_restore": Writing.objects.get().pk})

        assertContains(offered, "You were writing this at")
        assertContains(restored, "The words of this evening.")
        assertContains(restored, "The flight")
        assert Prose.objects.get().html == "<p>As it was.</p>"

    def test_what_is_restored_is_saved_as_anything_else(self, editor_client, article):
        form = opened(editor_client, article) | {"title": ["Thirteen days"]}
        keep(editor_client, form, article)
        page = editor_client.post(change(article), {"_restore": Writing.objects.get().pk}).content.decode()

        editor_client.post(change(article), sent_form(page, "article_form"))

        assert Article.objects.get().title == "Thirteen days"
        assert not Writing.objects.exists()

    def test_an_article_that_was_never_saved_is_offered_at_the_next_new_one(self, editor_client):
        keep(editor_client, opened(editor_client) | {"title": ["Prague, August"]})

        assertContains(editor_client.get(ADD), "You were writing “Prague, August” at")
        restored = editor_client.post(ADD, {"_restore": Writing.objects.get().pk})
        assertContains(restored, 'value="Prague, August"')
        assert not Article.objects.exists()

    def test_a_copy_of_the_browser_is_shown_and_not_saved(self, editor_client, article):
        form = opened(editor_client, article) | {"title": ["Kept in the browser"], "_publish": ["Publish now"]}

        response = editor_client.post(change(article), form | {"_only_show": "1"})

        assertContains(response, 'value="Kept in the browser"')
        assert Article.objects.get().title == "Twelve days in Budapest"
        assert Article.objects.get().status == "draft"

    def test_nobody_else_is_offered_it(self, editor_client, anna, article):
        keep(editor_client, opened(editor_client, article) | {"title": ["Mine"]}, article)

        assertNotContains(anna.get(change(article)), "You were writing")
        response = anna.post(change(article), {"_restore": Writing.objects.get().pk})
        assertNotContains(response, "Mine")

    def test_it_is_discarded(self, editor_client, article):
        keep(editor_client, opened(editor_client, article), article)
        editor_client.post(KEEP, {"discard": Writing.objects.get().pk})
        assert not Writing.objects.exists()

    def test_it_outlives_the_article(self, editor_client, article):
        ProseFactory(parent=article)
        keep(editor_client, opened(editor_client, article) | {"title": ["Still mine"]}, article)
        article.delete()

        restored = editor_client.post(ADD, {"_restore": Writing.objects.get().pk})
        editor_client.post(ADD, sent_form(restored.content.decode(), "article_form") | {"slug": "still-mine"})

        assert Article.objects.get().articles_prose_set.count() == 1

    def test_it_changes_nothing_that_readers_see(self, editor_client, article, django_capture_on_commit_callbacks):
        form = opened(editor_client, article)
        before = edition.current()
        with django_capture_on_commit_callbacks(execute=True):
            keep(editor_client, form, article)
        assert edition.current() == before

    def test_it_is_for_those_who_may_write(self, client, article):
        assert client.post(KEEP, {"article": article.pk}).status_code == 302

    def test_it_is_forgotten_after_a_month(self, editor_client, article):
        keep(editor_client, opened(editor_client, article), article)
        call_command("forget_writing")
        assert Writing.objects.exists()
        Writing.objects.update(seen_at=timezone.now() - timedelta(days=31))
        call_command("forget_writing")
        assert not Writing.objects.exists()


class TestTwoEditors:
    def test_each_hears_of_the_other(self, editor_client, anna, article):
        keep(anna, opened(anna, article), article)
        assert keep(editor_client, opened(editor_client, article), article)["others"] == ["Anna Kiss"]

    def test_who_left_is_no_longer_there(self, editor_client, anna, article):
        keep(anna, opened(anna, article), article)
        Writing.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
        assert keep(editor_client, opened(editor_client, article), article)["others"] == []

    def test_the_second_is_asked_and_her_words_are_kept(self, editor_client, anna, article):
        mine = opened(editor_client, article) | {"title": ["My title"]}
        anna.post(change(article), opened(anna, article) | {"title": ["Anna's title"]})

        response = editor_client.post(change(article), mine)

        assertContains(response, "Anna Kiss saved this article at")
        assertContains(response, 'value="My title"')
        assert Article.objects.get().title == "Anna's title"

        again = sent_form(response.content.decode(), "article_form")
        assertContains(editor_client.post(change(article), again), "Anna Kiss saved this article at")
        version = Article.objects.get().updated_at.isoformat()
        editor_client.post(change(article), again | {"_save_over": version})
        assert Article.objects.get().title == "My title"

    def test_she_hears_of_it_while_she_writes(self, editor_client, anna, article):
        mine = opened(editor_client, article)
        anna.post(change(article), opened(anna, article) | {"title": ["Anna's title"]})
        assert keep(editor_client, mine, article)["meanwhile"].startswith("Anna Kiss saved this article at")

    def test_blocks_of_both_are_kept(self, editor_client, anna, article):
        """A block that the other deleted comes back with my words; a block that the other added stays."""
        gone = ProseFactory(parent=article, html="<p>The march.</p>")
        kept = ProseFactory(parent=article, html="<p>The days.</p>")
        mine = opened(editor_client, article)
        mine["articles_prose_set-0-html"] = ["<p>The march, told anew.</p>"]
        gone.delete()
        HeadingFactory(parent=article, text="Anna's heading")
        article.save()

        page = editor_client.post(change(article), mine).content.decode()
        version = Article.objects.get().updated_at.isoformat()
        editor_client.post(change(article), sent_form(page, "article_form") | {"_save_over": version})

        assert set(Prose.objects.values_list("html", flat=True)) == {"<p>The march, told anew.</p>", "<p>The days.</p>"}
        assert Prose.objects.filter(pk=kept.pk).exists()
        assert Heading.objects.get().text == "Anna's heading"

    def test_rows_of_a_deleted_block_come_back_with_it(self, editor_client, article):
        block = CastFactory(parent=article, title="Key figures")
        CastMemberFactory(block=block, figure=KeyFigureFactory(name="Imre Nagy"), caption="A Communist.")
        mine = opened(editor_client, article)
        block.delete()

        editor_client.post(change(article), mine)

        assert [row.caption for row in Cast.objects.get().rows.all()] == ["A Communist."]


class TestFormOfYesterday:
    def test_a_deleted_block_named_in_it_is_no_error(self, editor_client, article):
        picture = PictureFactory(parent=article)
        form = opened(editor_client, article) | {"title": ["Written yesterday"]}
        picture.delete()

        response = editor_client.post(change(article), form)

        assert response.status_code == 302
        assert Article.objects.get().title == "Written yesterday"

    @pytest.mark.parametrize("total", ["", "-1", "many", "99999999999999"])
    def test_a_damaged_one_is_no_server_error(self, editor_client, article, total):
        form = opened(editor_client, article) | {"articles_prose_set-TOTAL_FORMS": [total]}
        assert editor_client.post(change(article), form).status_code < 500
