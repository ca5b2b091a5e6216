"""The first page of the admin: what waits for whom, and everything an editor looks for, in an editor's order."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.models import Article, DailyReads
from comments.models import State
from config.desk.help import TEXT, rendered
from config.desk.order import NAMES, ORDER, TECHNICAL
from tests.factories import (
    ArticleFactory,
    CommentFactory,
    OutgoingLinkFactory,
    PhotoFactory,
    PreparedChangeFactory,
    TakedownRequestFactory,
)

pytestmark = pytest.mark.django_db

DESK = reverse("admin:index")
BEGIN = reverse("admin:articles_article_begin")


@pytest.fixture
def sign_in(client, django_user_model):
    """Signs in a member of the staff who is in the group of that name."""

    def enter(group):
        user = django_user_model.objects.create_user("katalin", "katalin@example.org", "x", is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return enter


def queues(client):
    return {queue.title: (queue.number, queue.address) for queue in client.get(DESK).context["waiting"]}


def fill():
    """One thing in each queue, more in some."""
    now = timezone.now()
    ArticleFactory.create_batch(2, draft=True)
    ArticleFactory(draft=True, status="review")
    ArticleFactory(publish_at=now + timedelta(days=3))
    PreparedChangeFactory(goes_live_at=now + timedelta(days=3))
    PreparedChangeFactory(held=True)
    CommentFactory(state=State.AWAITING_MODERATOR)
    TakedownRequestFactory()
    OutgoingLinkFactory()
    OutgoingLinkFactory(is_ignored=True)
    PhotoFactory(alt_text="")
    PhotoFactory(rights="own", rights_uri="", credit_line="")
    PhotoFactory(rights="unknown", rights_uri="")
    permission = {"rights": "permission", "rights_uri": "", "permission_holder": "Erzsébet Nagy"}
    PhotoFactory(**permission, permission_until=now.date() + timedelta(days=20))
    PhotoFactory(**permission, permission_until=now.date() - timedelta(days=1))


class TestWhatWaits:
    def test_nothing_waits_on_a_new_site(self, editor_client):
        assertContains(editor_client.get(DESK), "Nothing waits.")

    def test_every_queue_is_counted(self, editor_client):
        fill()

        assert {title: number for title, (number, _) in queues(editor_client).items()} == {
            "Waiting for review": 1,
            "Drafts": 2,
            "Scheduled": 2,
            "Prepared changes held back": 1,
            "Broken links to other sites": 1,
            "Comments waiting": 1,
            "Complaints about pictures": 1,
            "Permissions that have ended": 1,
            "Permissions that end within 60 days": 1,
            "Pictures without alternative text": 1,
            "Pictures without credit": 1,
            "Pictures without a right": 1,
        }

    def test_every_number_leads_to_a_list_of_as_many(self, editor_client):
        fill()

        for title, (number, address) in queues(editor_client).items():
            listed = editor_client.get(address).context["cl"]
            assert (title, listed.result_count) == (title, number)

    def test_a_moderator_sees_comments_alone(self, client, sign_in):
        fill()
        sign_in("Moderators")

        assert list(queues(client)) == ["Comments waiting"]
        assertNotContains(client.get(DESK), "New article")
        assertNotContains(client.get(DESK), "Most read")

    def test_a_contributor_sees_own_drafts_alone(self, client, sign_in):
        fill()
        ArticleFactory(title="The radio", draft=True, writer=sign_in("Contributors"))

        assert {title: number for title, (number, _) in queues(client).items()} == {"Drafts": 1}
        assert [article.title for article in client.get(DESK).context["drafts"]] == ["The radio"]

    def test_asks_as_much_of_a_large_site_as_of_a_small_one(self, editor_client, editor):
        def asked():
            with CaptureQueriesContext(
                connection,
            ) as queries:
                editor_client.get(DESK)
            return len(queries)

        fill()
        LogEntry.objects.log_actions(editor.pk, Article.objects.all(), 2, "Changed.")
        editor_client.get(DESK)
        few = asked()
        for _ in range(3):
            fill()
        LogEntry.objects.log_actions(editor.pk, Article.objects.all(), 2, "Changed.")

        assert asked() == few <= 18


class TestWeek:
    def test_tells_what_was_read_most_and_when(self, editor_client):
        today = timezone.localdate()
        boots, radio = ArticleFactory(title="Boots Square"), ArticleFactory(title="The radio")
        DailyReads.objects.create(article=boots, day=today, reads=30)
        DailyReads.objects.create(article=radio, day=today, reads=10)
        DailyReads.objects.create(article=radio, day=today - timedelta(days=2), reads=60)
        DailyReads.objects.create(article=boots, day=today - timedelta(days=7), reads=500)
        week = editor_client.get(DESK).context["week"]

        assert [(article.title, article.reads) for article in week.articles] == [
            ("The radio", 70),
            ("Boots Square", 30),
        ]
        assert [bar.reads for bar in week.bars] == [0, 0, 0, 0, 60, 0, 40]
        assert week.bars[4].height == 72
        assert week.total == 100

    def test_says_so_if_nothing_was_read(self, editor_client):
        assertContains(editor_client.get(DESK), "Nothing has been read in the last seven days.")


class TestBeginning:
    def test_a_title_is_enough_for_a_draft(self, client, sign_in):
        user = sign_in("Contributors")
        response = client.post(BEGIN, {"title": "Gomułka speaks"})

        article = Article.objects.get()
        assert (article.title, article.slug, article.status) == ("Gomułka speaks", "gomulka-speaks", "draft")
        assert article.writer == user
        assertRedirects(response, reverse("admin:articles_article_change", args=[article.pk]))
        assert LogEntry.objects.get().is_addition()

    def test_the_same_title_again_gets_another_address(self, editor_client):
        for _ in range(3):
            editor_client.post(BEGIN, {"title": "The radio"})

        assert set(Article.objects.values_list("slug", flat=True)) == {"the-radio", "the-radio-2", "the-radio-3"}

    def test_a_title_without_letters_of_ours_has_an_address_too(self, editor_client):
        editor_client.post(BEGIN, {"title": "…"})

        assert Article.objects.get().slug == "article"

    @pytest.mark.parametrize("title", ["", "  ", "x" * 301])
    def test_a_title_that_cannot_be_is_kept_and_told(self, editor_client, title):
        response = editor_client.post(BEGIN, {"title": title}, follow=True)

        assert not Article.objects.exists()
        assert len(response.context["messages"]) == 1
        assertContains(response, f'value="{title}"')

    def test_who_may_not_write_begins_nothing(self, client, sign_in):
        sign_in("Moderators")

        assert client.post(BEGIN, {"title": "The radio"}).status_code == 403
        assert not Article.objects.exists()


class TestLists:
    def test_stand_in_an_editor_s_order_and_what_is_technical_last(self, editor_client):
        groups = editor_client.get(DESK).context["app_list"]

        assert [group["name"] for group in groups] == [name for name, _ in ORDER] + [TECHNICAL]
        assert [model["name"] for model in groups[0]["models"]] == ["Articles", "Series", "Authors"]

    def test_all_that_is_named_is_there(self):
        known = {model._meta.label for model in admin.site._registry}

        assert {label for _, labels in ORDER for label in labels} <= known
        assert set(NAMES) <= known

    def test_what_editors_use_is_not_among_the_technical(self, client, sign_in):
        sign_in("Editors")

        assert TECHNICAL not in [group["name"] for group in client.get(DESK).context["app_list"]]


class TestRecord:
    RECORD = reverse("admin:admin_logentry_changelist")

    @pytest.fixture
    def entries(self, editor):
        LogEntry.objects.log_actions(editor.pk, [ArticleFactory(title="The radio")], 2, "Changed the standfirst.")
        LogEntry.objects.log_actions(editor.pk, [PhotoFactory(title="Boots Square")], 3, "")

    @pytest.mark.usefixtures("entries")
    def test_tells_who_did_what(self, editor_client):
        response = editor_client.get(self.RECORD)

        for words in ("editor", "The radio", "Changed the standfirst.", "Boots Square", "Deleted"):
            assertContains(response, words)

    @pytest.mark.usefixtures("entries")
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"q": "radio"}, ["The radio"]),
            ({"q": "editor"}, ["Boots Square", "The radio"]),
            ({"done": "3"}, ["Boots Square"]),
            ({"done": "x", "kind": "x"}, ["Boots Square", "The radio"]),
        ],
    )
    def test_is_narrowed_down(self, editor_client, query, found):
        listed = editor_client.get(self.RECORD, query).context["cl"].result_list

        assert [entry.object_repr for entry in listed] == found

    @pytest.mark.usefixtures("entries")
    def test_is_never_changed(self, editor_client):
        entry = LogEntry.objects.first()

        for name in ("change", "delete"):
            address = reverse(f"admin:admin_logentry_{name}", args=[entry.pk])
            assert editor_client.post(address, {"post": "yes"}).status_code == 403
        assert LogEntry.objects.count() == 2

    def test_says_where_else_decisions_are_kept(self, editor_client):
        assertContains(editor_client.get(self.RECORD), reverse("admin:gallery_ledgerentry_changelist"))
        assertContains(editor_client.get(self.RECORD), reverse("admin:comments_comment_changelist"))


class TestHelp:
    def test_is_the_text_for_editors_with_its_contents(self, client, sign_in):
        sign_in("Contributors")
        response = client.get(reverse("admin:help"))

        assertContains(response, "Write an article")
        assert ("write-an-article", "Write an article") in response.context["contents"]

    def test_every_picture_of_it_is_there(self):
        body, _ = rendered(TEXT.read_text())

        for part in body.split('src="')[1:]:
            path = part.partition('"')[0].removeprefix("/static/")
            assert (TEXT.parent / path).is_file()
            assert 'alt=""' not in part.partition(">")[0]

    def test_shows_html_as_it_is_written(self):
        body, _ = rendered("# Help\n\n<script>alert(1)</script>")

        assert "<script>" not in body

    def test_is_not_for_readers(self, client):
        assert client.get(reverse("admin:help")).status_code == 302
