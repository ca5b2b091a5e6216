import html
import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from comments.models import Comment, CommentReport, DefenceRule, SitePolicy, State, WordCount
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db

QUEUE = reverse("admin:comments_comment_changelist")
WAITING = {"state": State.AWAITING_MODERATOR}


def decide(client, comment, state, reason="", query=""):
    address = reverse("admin:comments_comment_decide", args=[comment.pk])
    return client.post(f"{address}?{query}", {"decide": state, f"reason-{comment.pk}": reason}, follow=True)


def in_bulk(client, action, comments, **values):
    ticked = {"_selected_action": [comment.pk for comment in comments]}
    return client.post(QUEUE, {"action": action, **ticked, **values}, follow=True)


def states(*comments):
    return [Comment.objects.with_record().get(pk=comment.pk).record.state for comment in comments]


class TestQueue:
    def test_shows_what_waits_and_why(self, editor_client):
        parent = CommentFactory(words="The radio fell in the night.")
        CommentFactory(
            article=parent.record.article,
            words="My father was there.",
            answers=parent,
            record={"suspicions": ["It has 3 links."]},
            **WAITING,
        )

        page = editor_client.get(QUEUE)

        assertContains(page, "My father was there.")
        assertContains(page, "The radio fell in the night.")
        assertContains(page, "It has 3 links.")
        assertContains(page, parent.record.article.title)

    def test_shows_nothing_that_is_decided_unless_asked(self, editor_client):
        CommentFactory(words="My father was there.")
        CommentFactory(words="Cheap watches!", state=State.SPAM)

        assertContains(editor_client.get(QUEUE), "No comment waits for you")
        assertContains(editor_client.get(QUEUE, {"queue": "spam"}), "Cheap watches!")
        assertNotContains(editor_client.get(QUEUE, {"queue": "spam"}), "My father")
        assertContains(editor_client.get(QUEUE, {"queue": "all"}), "My father")

    def test_what_came_first_stands_first(self, editor_client):
        CommentFactory(words="Written first.", **WAITING)
        CommentFactory(words="Written second.", **WAITING)

        page = editor_client.get(QUEUE).text

        assert page.index("Written first.") < page.index("Written second.")

    def test_says_how_often_the_writer_was_published_and_refused(self, editor_client):
        for state in (State.PUBLISHED, State.PUBLISHED, State.SPAM, State.REFUSED):
            CommentFactory(state=state, record={"writer": "anna", "reason": "Off the subject."})
        CommentFactory(record={"writer": "anna"}, **WAITING)

        assertContains(editor_client.get(QUEUE), "By this writer: 2 published, 2 refused")

    def test_shows_what_readers_reported(self, editor_client):
        reported = CommentFactory(words="He was a traitor.")
        CommentReport.objects.create(comment=reported, cause="abuse", words="He is my uncle.")

        page = editor_client.get(QUEUE, {"queue": "reported"})

        assertContains(page, "Reported: It insults or threatens somebody – “He is my uncle.”")

    def test_can_be_had_for_one_article(self, editor_client):
        budapest, prague = ArticleFactory(title="Twelve days"), ArticleFactory(title="Prague")
        CommentFactory(article=budapest, words="In Budapest.", **WAITING)
        CommentFactory(article=prague, words="In Prague.", **WAITING)

        page = editor_client.get(QUEUE, {"article": prague.pk})

        assertContains(page, "In Prague.")
        assertNotContains(page, "In Budapest.")

    @pytest.mark.parametrize("query", ["queue=nonsense", "article=x", "article=99999999999999", "q=%00", "p=-1", "o=9"])
    def test_bad_addresses_do_no_harm(self, editor_client, query):
        CommentFactory(**WAITING)

        assert editor_client.get(f"{QUEUE}?{query}", follow=True).status_code == 200

    def test_a_writer_can_be_banned_by_a_rule_that_is_filled_in(self, editor_client):
        CommentFactory(user_email="seo+1@spam.example", **WAITING)
        page = editor_client.get(QUEUE).text
        address = html.unescape(re.search(r'href="([^"]+)">Ban the writer', page)[1])

        assertContains(editor_client.get(address), 'value="seo+1@spam.example"')

    def test_markup_of_a_comment_is_only_words(self, editor_client):
        CommentFactory(words="<script>alert(1)</script>", user_name="<b>Anna</b>", **WAITING)

        page = editor_client.get(QUEUE)

        assertNotContains(page, "<script>alert")
        assertNotContains(page, "<b>Anna")

    def test_a_longer_queue_costs_no_more_queries(self, editor_client, django_assert_num_queries):
        article = ArticleFactory()
        for size in (2, 20):
            for number in range(size):
                parent = CommentFactory(article=article)
                record = {"writer": f"{size}-{number}"}
                comment = CommentFactory(article=article, answers=parent, record=record, **WAITING)
                CommentReport.objects.create(comment=comment, cause="spam")
            with django_assert_num_queries(10):
                editor_client.get(QUEUE)


class TestDeciding:
    def test_publishes(self, editor_client):
        comment = CommentFactory(**WAITING)

        page = decide(editor_client, comment, "published", query="queue=waiting&p=1")

        assert states(comment) == [State.PUBLISHED]
        assert comment in Comment.objects.public()
        assertContains(page, "The comment of Anna Kiss is published.")
        assert page.redirect_chain[0][0].endswith("?queue=waiting&p=1")

    def test_refuses_with_a_reason_only(self, editor_client):
        comment = CommentFactory(**WAITING)

        assertContains(decide(editor_client, comment, "refused", " "), "Say why")
        assert states(comment) == [State.AWAITING_MODERATOR]

        decide(editor_client, comment, "refused", "It is not about the article.")
        record = Comment.objects.get(pk=comment.pk).record
        assert (record.state, record.reason) == (State.REFUSED, "It is not about the article.")
        assert record.decided_by.username == "editor"

    def test_spam_teaches_the_site(self, editor_client):
        decide(editor_client, CommentFactory(words="Casino bonus", **WAITING), "spam")

        assert WordCount.objects.get(word="casino").spam == 1

    def test_what_goes_closes_its_reports_as_upheld_and_what_stays_as_dismissed(self, editor_client):
        bad, good = CommentFactory(), CommentFactory(**WAITING)
        for comment in (bad, good):
            CommentReport.objects.create(comment=comment, cause="abuse")

        decide(editor_client, bad, "removed", "It attacks a person.")
        decide(editor_client, good, "published")

        assert [report.state for report in CommentReport.objects.order_by("pk")] == ["upheld", "dismissed"]

    def test_who_comes_second_is_told_so(self, editor_client):
        comment = CommentFactory(**WAITING)
        decide(editor_client, comment, "published")

        assertContains(decide(editor_client, comment, "published"), "It was so already")

    def test_a_reported_comment_can_be_kept(self, editor_client):
        comment = CommentFactory()
        report = CommentReport.objects.create(comment=comment, cause="other")
        assertContains(editor_client.get(QUEUE, {"queue": "reported"}), "Keep")

        decide(editor_client, comment, "published")

        report.refresh_from_db()
        assert report.state == "dismissed"

    def test_what_its_writer_took_away_stays_away(self, editor_client):
        comment = CommentFactory(state=State.REMOVED_BY_WRITER)
        decide(editor_client, comment, "published")

        assert states(comment) == [State.REMOVED_BY_WRITER]

    @pytest.mark.parametrize("state", ["", "withdrawn", "confirm", "nonsense", "\x00"])
    def test_nothing_else_can_be_decided(self, editor_client, state):
        comment = CommentFactory(**WAITING)

        assertContains(decide(editor_client, comment, state), "Choose what to do")
        assert states(comment) == [State.AWAITING_MODERATOR]

    def test_a_link_decides_nothing(self, editor_client):
        comment = CommentFactory(**WAITING)

        assert editor_client.get(reverse("admin:comments_comment_decide", args=[comment.pk])).status_code == 405

    def test_a_comment_that_has_gone_is_not_found(self, editor_client):
        address = reverse("admin:comments_comment_decide", args=[987])

        assert editor_client.post(address, {"decide": "published"}).status_code == 404


class TestDecidingManyAtOnce:
    def test_publishes_those_that_are_ticked(self, editor_client):
        ticked, other = [CommentFactory(**WAITING) for _ in range(3)], CommentFactory(**WAITING)

        assertContains(in_bulk(editor_client, "publish", ticked), "3 are published.")
        assert set(states(*ticked)) == {State.PUBLISHED}
        assert states(other) == [State.AWAITING_MODERATOR]

    def test_refuses_with_one_reason(self, editor_client):
        ticked = [CommentFactory(**WAITING) for _ in range(2)]

        assertContains(in_bulk(editor_client, "refuse", ticked), "Say why")
        in_bulk(editor_client, "refuse", ticked, reason="Off the subject.")
        assert set(states(*ticked)) == {State.REFUSED}

    def test_spam_can_be_put_back(self, editor_client):
        comment = CommentFactory(state=State.SPAM)
        address = f"{QUEUE}?queue=spam"
        editor_client.post(address, {"action": "put_back", "_selected_action": [comment.pk]})

        assert states(comment) == [State.AWAITING_MODERATOR]

    def test_a_hundred_cost_as_many_queries_as_ten(self, editor_client, django_assert_max_num_queries):
        article = ArticleFactory()
        for size in (10, 100):
            ticked = [CommentFactory(article=article, words=f"Number {size} {n}", **WAITING) for n in range(size)]
            with django_assert_max_num_queries(32):
                editor_client.post(QUEUE, {"action": "publish", "_selected_action": [c.pk for c in ticked]})


class TestEditing:
    def change(self, client, changed, **values):
        address = reverse("admin:comments_comment_change", args=[changed.pk])
        kept = {"user_name": changed.user_name, "comment": changed.comment, "moderator_note": ""}
        return client.post(address, kept | values)

    def test_changes_the_words_with_a_note(self, editor_client):
        comment = CommentFactory(words="The traitor Nagy was there.", **WAITING)

        self.change(editor_client, comment, comment="Nagy was there.", moderator_note="Insult left out.")

        changed = Comment.objects.with_record().get(pk=comment.pk)
        assert changed.comment == "Nagy was there."
        assert "Nagy was there." in changed.record.html
        assert "traitor" not in changed.record.html
        assert changed.record.moderator_note == "Insult left out."
        assert changed.record.edited_at
        assert changed.record.state == State.AWAITING_MODERATOR

    def test_says_that_a_note_is_needed(self, editor_client):
        comment = CommentFactory()

        assertContains(self.change(editor_client, comment, comment="Something else."), "Say why you change")
        assert Comment.objects.get(pk=comment.pk).comment == comment.comment

    def test_pins(self, editor_client):
        comment = CommentFactory()
        self.change(editor_client, comment, pinned="on")

        record = Comment.objects.with_record().get(pk=comment.pk).record
        assert record.pinned
        assert record.edited_at is None


class TestWhoMay:
    @pytest.fixture
    def moderator_client(self, client, django_user_model):
        moderator = django_user_model.objects.create_user("béla", "bela@example.org", "x", is_staff=True)
        moderator.groups.add(Group.objects.get(name="Moderators"))
        client.force_login(moderator)
        return client

    def test_moderators_may_moderate_and_make_rules_and_nothing_else(self, moderator_client):
        opens = {
            model._meta.label: moderator_client.get(
                reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            ).status_code
            for model in admin.site._registry
        }

        assert {label for label, status in opens.items() if status == 200} == {
            "comments.Comment",
            "comments.DefenceRule",
            "comments.SitePolicy",
        }

    def test_moderators_do_not_change_the_policy_of_the_site(self, moderator_client):
        SitePolicy().save()
        moderator_client.post(reverse("admin:comments_sitepolicy_change", args=[1]), {"discussion": "off"})

        assert SitePolicy.current().discussion == "confirmed"

    def test_a_moderator_sees_and_decides(self, moderator_client):
        comment = CommentFactory(**WAITING)

        assertContains(moderator_client.get(QUEUE), comment.comment)
        decide(moderator_client, comment, "published")
        assert states(comment) == [State.PUBLISHED]

    def test_one_who_may_not_sees_nothing(self, client, django_user_model):
        client.force_login(django_user_model.objects.create_user("béla", "bela@example.org", "x", is_staff=True))
        comment = CommentFactory(**WAITING)

        assert client.get(QUEUE).status_code == 403
        assert decide(client, comment, "published").status_code == 403
        assert states(comment) == [State.AWAITING_MODERATOR]

    def test_nobody_deletes(self, editor_client):
        comment = CommentFactory()

        assert editor_client.post(reverse("admin:comments_comment_delete", args=[comment.pk])).status_code == 403
        assert "delete_selected" not in editor_client.get(QUEUE).text


def test_a_rule_that_says_nothing_is_refused_with_a_sentence(editor_client):
    address = reverse("admin:comments_defencerule_add")

    page = editor_client.post(address, {"kind": "network", "pattern": "everywhere", "effect": "hold"})

    assertContains(page, "Write an address or a network")
    assert not DefenceRule.objects.exists()
