"""From a draft to an article that readers see, and back."""

from datetime import UTC, datetime, timedelta

import django
import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.asserts import assertContains, assertNotContains

from articles import moments
from articles.models import Article, State
from articles.models.state import in_words, moment_in_words
from config.delivery import edition
from tests.articles.test_admin import article_form
from tests.factories import ArticleFactory, PhotoFactory, PictureFactory

pytestmark = pytest.mark.django_db

LIST = "admin:articles_article_changelist"
FRIDAY = datetime(2026, 10, 23, 9, 0, tzinfo=UTC)
MONDAY = FRIDAY + timedelta(days=3)


@pytest.fixture
def at(monkeypatch):
    """Sets the clock of the site."""

    def set_clock(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_clock(FRIDAY)
    return set_clock


@pytest.fixture
def contributor(django_user_model):
    """Somebody who writes and may not publish."""
    user = django_user_model.objects.create_user(
        "anna", "anna@example.org", "correct horse battery", first_name="Anna", last_name="Kiss", is_staff=True
    )
    names = ["add_article", "change_article", "view_article"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


@pytest.fixture
def contributor_client(client, contributor):
    client.force_login(contributor)
    return client


def send(client, article=None, **values):
    """The form of an article, as it is stored or new, with these values and buttons."""
    if article is None:
        return client.post(reverse("admin:articles_article_add"), article_form(**values), follow=True)
    form = {"title": article.title, "slug": article.slug, "standfirst": article.standfirst}
    for name in ("publish_at", "unpublish_at"):
        moment = getattr(article, name)
        form[name] = f"{moment:%Y-%m-%dT%H:%M}" if moment else ""
    address = reverse("admin:articles_article_change", args=[article.pk])
    return client.post(address, article_form(**form | values), follow=True)


class TestState:
    @pytest.mark.parametrize(
        ("values", "state"),
        [
            ({"status": "draft"}, State.DRAFT),
            ({"status": "review"}, State.REVIEW),
            ({"status": "published", "publish_at": MONDAY}, State.SCHEDULED),
            ({"status": "published", "publish_at": FRIDAY}, State.PUBLISHED),
            ({"status": "published", "publish_at": FRIDAY, "unpublish_at": MONDAY}, State.PUBLISHED),
            ({"status": "published", "publish_at": FRIDAY - timedelta(9), "unpublish_at": FRIDAY}, State.UNPUBLISHED),
            ({"status": "unpublished", "publish_at": FRIDAY}, State.UNPUBLISHED),
        ],
    )
    def test_means_the_same_for_one_article_and_for_all(self, at, values, state):
        article = ArticleFactory(**{"publish_at": None} | values)

        assert article.state == state
        assert [other for other in State if Article.objects.in_state(other).exists()] == [state]

    def test_is_said_with_its_moment_in_the_site_s_time(self, at, settings):
        settings.TIME_ZONE = "Europe/Budapest"
        timezone.get_default_timezone.cache_clear()
        article = ArticleFactory(publish_at=datetime(2026, 11, 30, 7, 0, tzinfo=UTC))

        assert in_words(article) == "Scheduled for Monday 30 November, 08:00 (Budapest time)"

    def test_of_another_year_says_so(self, at):
        assert moment_in_words(datetime(2027, 1, 4, 7, 0, tzinfo=UTC)) == "Monday 4 January 2027, 07:00 (UTC)"

    def test_narrows_the_list(self, at, editor_client):
        ArticleFactory(title="Twelve days in Budapest", publish_at=MONDAY)
        ArticleFactory(title="Tanks in Prague", publish_at=FRIDAY)

        response = editor_client.get(reverse(LIST), {"state": "scheduled"})

        assertContains(response, "Scheduled for Monday 26 October, 09:00 (UTC)")
        assertContains(response, "Twelve days in Budapest")
        assertNotContains(response, "Tanks in Prague")


class TestPublishing:
    def test_now_is_one_button(self, at, editor_client):
        response = send(editor_client, _publish="Publish now")

        assert Article.objects.published().get().publish_at == FRIDAY
        assertContains(response, "published since Friday 23 October, 09:00 (UTC)")

    def test_for_a_time_is_two_fields(self, at, editor_client):
        values = {"publish_at": "2026-10-26T08:00", "unpublish_at": "2026-11-26T08:00"}

        send(editor_client, _schedule="Schedule", **values)

        assert Article.objects.get().state == State.SCHEDULED
        at(MONDAY)
        assert Article.objects.published().exists()
        at(MONDAY + timedelta(days=40))
        assert not Article.objects.published().exists()

    def test_at_a_moment_that_has_passed_is_asked_about_and_nothing_is_lost(self, at, editor_client):
        response = send(editor_client, publish_at="2026-10-19T08:00", standfirst="Kept words.", _schedule="Schedule")

        assert not Article.objects.exists()
        assertContains(response, "the article would be public at once")
        assertContains(response, "Kept words.")

    def test_without_a_moment_asks_for_one(self, at, editor_client):
        assertContains(send(editor_client, _schedule="Schedule"), "Say from when readers are to see it.")

    def test_ends_after_it_begins(self, at, editor_client):
        values = {"publish_at": "2026-10-26T08:00", "unpublish_at": "2026-10-25T08:00"}

        response = send(editor_client, _schedule="Schedule", **values)

        assertContains(response, "It would be taken down before it is published.")

    def test_is_not_done_by_saving_a_scheduled_article_with_a_moment_that_has_passed(self, at, editor_client):
        article = ArticleFactory(publish_at=MONDAY)

        for sent, sentence in [("2026-10-19T08:00", "Press “Publish now”"), ("", "It is scheduled: give a moment")]:
            assertContains(send(editor_client, article, publish_at=sent), sentence)
            article.refresh_from_db()
            assert article.publish_at == MONDAY

    def test_keeps_the_seconds_of_a_moment_that_was_left_alone(self, at, editor_client):
        article = ArticleFactory(publish_at=FRIDAY - timedelta(seconds=90, microseconds=5))
        before = article.publish_at

        send(editor_client, article, title="Twelve days")

        article.refresh_from_db()
        assert (article.title, article.publish_at) == ("Twelve days", before)

    def test_can_be_put_off_and_the_first_day_is_the_true_one(self, at, editor_client):
        article = ArticleFactory(publish_at=MONDAY)

        send(editor_client, article, publish_at="2026-10-28T08:00")

        article.refresh_from_db()
        assert article.first_published_at == datetime(2026, 10, 28, 8, 0, tzinfo=UTC)

    def test_from_a_form_of_yesterday_is_refused_and_the_writing_kept(self, at, editor_client):
        article = ArticleFactory(publish_at=FRIDAY)

        response = send(editor_client, article, standfirst="Kept words.", _publish="Publish now")

        assertContains(response, "somebody was faster or this page is of yesterday")
        assertContains(response, "Kept words.")

    def test_a_public_article_is_not_hidden_by_a_later_moment(self, at, editor_client):
        article = ArticleFactory(publish_at=FRIDAY)

        assertContains(send(editor_client, article, publish_at="2026-10-28T08:00"), "Press “Unpublish” first")

    def test_two_addresses_alike_are_told_in_a_sentence(self, at, editor_client):
        ArticleFactory(slug="twelve-days-in-budapest")

        assertContains(send(editor_client), "Another article has this address. Change one of the two.")


class TestUnpublishing:
    def test_takes_it_off_at_once_and_it_can_come_back_with_its_day(self, at, editor_client):
        article = ArticleFactory(publish_at=FRIDAY - timedelta(days=9))

        send(editor_client, article, _unpublish="Unpublish")
        article.refresh_from_db()
        assert article.state == State.UNPUBLISHED
        assert editor_client.get(article.get_absolute_url()).status_code == 200

        send(editor_client, article, _publish="Publish now")
        article.refresh_from_db()
        assert article.is_published
        assert article.publish_at == FRIDAY - timedelta(days=9)

    def test_a_scheduled_one_makes_it_a_draft_again(self, at, editor_client):
        article = ArticleFactory(publish_at=MONDAY)

        send(editor_client, article, _cancel="Cancel the schedule")

        article.refresh_from_db()
        assert article.state == State.DRAFT
        assert article.first_published_at is None

    def test_an_end_that_has_passed_is_over_when_it_is_published_anew(self, at, editor_client):
        article = ArticleFactory(publish_at=FRIDAY - timedelta(days=9), unpublish_at=FRIDAY - timedelta(days=2))

        send(editor_client, article, _publish="Publish now")

        assert Article.objects.published().exists()

    def test_several_are_published_and_taken_down_from_the_list(self, at, editor_client):
        articles = [ArticleFactory(draft=True), ArticleFactory(draft=True), ArticleFactory(publish_at=FRIDAY)]
        ticked = [article.pk for article in articles]

        response = editor_client.post(
            reverse(LIST), {"action": "publish_ticked", "_selected_action": ticked}, follow=True
        )
        assert Article.objects.published().count() == 3
        assertContains(response, "“Publish now” is not possible: the article is published")

        editor_client.post(reverse(LIST), {"action": "unpublish_ticked", "_selected_action": ticked})
        assert Article.objects.published().count() == 0

    def test_one_with_a_withdrawn_picture_is_not_published_from_the_list(self, at, editor_client):
        article = ArticleFactory(draft=True)
        photo = PhotoFactory(ready=True)
        PictureFactory(parent=article, photo=photo)
        photo.withdraw("Its owner objects.")

        values = {"action": "publish_ticked", "_selected_action": [article.pk]}
        response = editor_client.post(reverse(LIST), values, follow=True)

        assert not Article.objects.published().exists()
        assertContains(response, "withdrawn")


class TestContributor:
    def test_is_offered_only_what_they_may(self, contributor_client):
        response = contributor_client.get(reverse("admin:articles_article_add"))

        assertContains(response, "Submit for review")
        assertNotContains(response, "Publish now")

    @pytest.mark.parametrize("button", ["_publish", "_schedule"])
    def test_cannot_publish_by_a_form_of_their_own_making(self, at, contributor_client, button):
        response = send(contributor_client, publish_at="2026-10-26T08:00", **{button: "1"})

        assertContains(response, "Only editors publish.")
        assert not Article.objects.exists()

    def test_cannot_publish_or_take_down_by_the_list(self, at, contributor_client):
        public, draft = ArticleFactory(publish_at=FRIDAY), ArticleFactory(draft=True)

        for action in ("publish_ticked", "unpublish_ticked"):
            contributor_client.post(reverse(LIST), {"action": action, "_selected_action": [public.pk, draft.pk]})

        assert list(Article.objects.published()) == [public]

    def test_submits_and_the_editors_are_told(self, at, contributor_client, editor, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            send(contributor_client, _submit="Submit for review")

        assert Article.objects.get().state == State.REVIEW
        [letter] = mail.outbox
        assert letter.to == [editor.email]
        assert "Anna Kiss submits “Twelve days in Budapest”" in letter.body

    def test_is_told_what_was_decided(self, at, contributor, editor_client, django_capture_on_commit_callbacks):
        article = ArticleFactory(draft=True, status="review", submitted_by=contributor, submitted_at=FRIDAY)
        article.review_notes.create(text="Who says so?")

        with django_capture_on_commit_callbacks(execute=True):
            send(editor_client, article, _give_back="Give back")

        [letter] = mail.outbox
        assert letter.to == ["anna@example.org"]
        assert "Notes of the editors that wait for you: 1." in letter.body

    def test_is_told_of_publication_once_when_it_has_come(
        self, at, contributor, editor_client, django_capture_on_commit_callbacks
    ):
        article = ArticleFactory(draft=True, status="review", submitted_by=contributor, created_at=FRIDAY)
        with django_capture_on_commit_callbacks(execute=True):
            send(editor_client, article, publish_at="2026-10-26T09:00", _schedule="Schedule")
        assert [letter.subject for letter in mail.outbox] == [f"Scheduled: {article.title}"]

        at(MONDAY)
        for _ in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                call_command("follow_up_articles", verbosity=0)

        assert [letter.subject for letter in mail.outbox[1:]] == [f"Published: {article.title}"]


class TestMoments:
    def test_without_anybody_the_search_the_feeds_and_the_map_follow_the_clock(self, at, client):
        article = ArticleFactory(title="Radio Free Europe", publish_at=MONDAY, unpublish_at=MONDAY + timedelta(days=30))
        addresses = ["/search/?q=radio+free", "/feeds/articles.atom", "/sitemap-articles.xml", "/"]

        def where_it_is():
            path = article.get_absolute_url()
            return [address for address in addresses if path in client.get(address).content.decode()]

        assert where_it_is() == []
        at(MONDAY)
        assert where_it_is() == addresses
        at(MONDAY + timedelta(days=30))
        assert where_it_is() == []
        assert client.get(article.get_absolute_url()).status_code == 404

    def test_one_that_was_missed_is_followed_up_when_the_worker_is_back(self, at):
        article = ArticleFactory(publish_at=MONDAY, created_at=FRIDAY)

        assert moments.follow_up() == []
        at(MONDAY + timedelta(days=2))
        assert moments.follow_up() == [article]
        assert moments.follow_up() == []

    @pytest.mark.django_db(transaction=True)
    def test_lets_stored_pages_be_made_anew(self, at):
        ArticleFactory(publish_at=MONDAY, created_at=FRIDAY)
        at(MONDAY)
        before = edition.current()

        moments.follow_up()

        assert edition.current() != before

    @pytest.mark.skipif(django.VERSION >= (6, 0), reason="There the queue takes Django's own tasks only.")
    def test_each_is_planned_for_its_minute_where_tasks_can_wait(
        self, at, editor_client, settings, django_capture_on_commit_callbacks
    ):
        settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
        values = {"publish_at": "2026-10-26T08:00", "unpublish_at": "2026-11-26T08:00"}

        with django_capture_on_commit_callbacks(execute=True):
            send(editor_client, _schedule="Schedule", **values)

        planned = DBTaskResult.objects.filter(run_after__gt=FRIDAY + timedelta(1), run_after__year=2026)
        assert [f"{task.run_after:%m-%d %H:%M}" for task in planned.order_by("run_after")] == [
            "10-26 08:00",
            "11-26 08:00",
        ]
