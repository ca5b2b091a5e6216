"""Changes of published articles that are prepared beforehand and go live later."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from pytest_django.asserts import assertContains, assertNotContains
from reversion.models import Version

from articles import preparing
from articles.models import Article, Heading, PreparedChange, Prose, PublishedVersion, RevisionNote
from articles.models.writing import Writing
from config.delivery import edition
from gallery.models import Binned, Topic
from tests.factories import (
    ArticleFactory,
    CastFactory,
    CastMemberFactory,
    HeadingFactory,
    KeyFigureFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
)
from tests.sent_form import sent_form

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 10, 23, 9, 0, tzinfo=UTC)
MONDAY = FRIDAY + timedelta(days=3)
HEADING = "articles_heading_set"


@pytest.fixture
def at(monkeypatch):
    """Sets the clock of the site."""

    def set_clock(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_clock(FRIDAY)
    return set_clock


@pytest.fixture
def article():
    article = ArticleFactory(
        title="Twelve days in Budapest", publish_at=datetime(2026, 10, 1, 8, tzinfo=UTC), topics=["Hungary"]
    )
    HeadingFactory(parent=article, text="The march", ordering=10)
    ProseFactory(parent=article, html="<p>It began at three.</p>", ordering=20)
    CastMemberFactory(block=CastFactory(parent=article, ordering=30), figure=KeyFigureFactory())
    return article


def address(article, name="change"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def form_of(client, article):
    return sent_form(client.get(address(article)).content.decode(), "article_form")


def local(moment):
    return f"{localtime(moment):%Y-%m-%dT%H:%M}"


def with_new_heading(form, text):
    """A heading at the end that was not there."""
    number = int(form[f"{HEADING}-TOTAL_FORMS"][0] if isinstance(form[f"{HEADING}-TOTAL_FORMS"], list) else 1)
    new = {"region": "main", "ordering": "90", "text": text, "id": ""}
    return (
        form
        | {f"{HEADING}-{number}-{name}": value for name, value in new.items()}
        | {f"{HEADING}-TOTAL_FORMS": str(number + 1)}
    )


@pytest.fixture
def prepare(editor_client):
    """Keeps a change of the article as an editor does in its form; the change."""

    def prepare(article, form=None, **values):
        new = {"title": "Thirteen days in Budapest", "_prepare": "1"} | values
        response = editor_client.post(address(article), (form or form_of(editor_client, article)) | new)
        assert response.status_code == 302, response.context["errors"]
        return PreparedChange.objects.waiting().get(article=article)

    return prepare


def decide(client, change, what, **values):
    where = reverse("admin:articles_article_prepared_decide", args=[change.article_id])
    return client.post(where, {"change": change.pk, "decide": what} | values, follow=True)


def stored(article):
    return Article.objects.get(pk=article.pk)


class TestKeeping:
    def test_readers_see_nothing_of_it(self, article, prepare, client, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            prepare(article, correction="It was thirteen days.")

        assertContains(client.get(article.get_absolute_url()), "Twelve days in Budapest")
        assert not RevisionNote.objects.exists()
        assert [version.number for version in PublishedVersion.objects.all()] == [1]
        assert "Thirteen days" not in client.get("/search/?q=thirteen+days").content.decode()

    def test_no_version_is_made_of_what_was_taken_back(self, article, prepare):
        prepare(article)

        for version in Version.objects.get_for_object(article):
            assert version.field_dict["title"] == "Twelve days in Budapest"

    def test_the_form_says_so_at_its_top(self, article, prepare, editor_client):
        prepare(article, goes_live_at=local(timezone.now() + timedelta(days=3)), what_changed="One day more")

        response = editor_client.get(address(article))

        assertContains(response, "This article has a prepared change")
        assertContains(response, "Goes live ")
        assertContains(response, "One day more")
        assertContains(response, 'value="Twelve days in Budapest"')

    def test_a_time_that_has_passed_is_refused_with_the_words_kept_in_the_form(self, article, editor_client):
        form = form_of(editor_client, article) | {"title": "Thirteen days", "_prepare": "1"}
        response = editor_client.post(address(article), form | {"goes_live_at": "2020-10-23T09:00"})

        assertContains(response, "has passed. Choose a later moment")
        assertContains(response, 'value="Thirteen days"')
        assert not PreparedChange.objects.exists()

    def test_what_it_could_not_keep_is_refused(self, article, editor_client):
        form = form_of(editor_client, article) | {"slug": "thirteen-days", "_prepare": "1"}
        response = editor_client.post(address(article), form)

        assertContains(response, "A prepared change does not keep this.")
        assert not PreparedChange.objects.exists()

    def test_earlier_corrections_are_not_part_of_it_and_the_words_stay(self, article, editor_client):
        note = RevisionNote.objects.create(article=article, text="It was a Tuesday.")
        form = form_of(editor_client, article) | {"title": "Thirteen days", "_prepare": "1"}
        response = editor_client.post(address(article), form | {"revision_notes-0-text": "It was a Monday."})

        assertContains(response, "does not keep changes of earlier corrections")
        assertContains(response, "It was a Monday.")
        note.refresh_from_db()
        assert note.text == "It was a Tuesday."

    def test_a_draft_is_simply_saved(self, editor_client):
        draft = ArticleFactory(draft=True)
        form = form_of(editor_client, draft) | {"_prepare": "1"}

        assertContains(editor_client.post(address(draft), form), "Readers do not see this article yet")

    def test_is_for_editors(self, article, client, django_user_model, prepare):
        change = prepare(article)
        anna = django_user_model.objects.create_user("anna", is_staff=True)
        anna.groups.add(Group.objects.get(name="Contributors"))
        client.force_login(anna)

        assert client.get(address(article, "prepared")).status_code == 403
        assert decide(client, change, "live").status_code == 403
        assert stored(article).title == "Twelve days in Budapest"


class TestGoingLive:
    def test_at_its_moment_readers_see_all_of_it_once(self, at, article, prepare, editor_client, client):
        form = with_new_heading(form_of(editor_client, article), "The thirteenth day")
        said = {"what_changed": "One day more", "correction": "It was thirteen days."}
        prepare(article, form, topics="Hungary, Refugees", goes_live_at=local(MONDAY), **said)
        # Others take the numbers that the new heading had for a moment.
        other = HeadingFactory(parent=ArticleFactory(), text="Elsewhere")

        preparing.put_due_live()
        assert stored(article).title == "Twelve days in Budapest"
        at(MONDAY + timedelta(days=2))
        for _ in range(2):
            call_command("follow_up_articles", verbosity=0)

        page = client.get(article.get_absolute_url()).content.decode()
        assert "Thirteen days in Budapest" in page
        assert page.count("The thirteenth day") >= 1
        assert list(article.articles_heading_set.values_list("text", flat=True)) == ["The march", "The thirteenth day"]
        assert sorted(stored(article).topics.names()) == ["Hungary", "Refugees"]
        other.refresh_from_db()
        assert (other.text, other.parent_id == article.pk) == ("Elsewhere", False)
        assert [note.text for note in article.revision_notes.all()] == ["It was thirteen days."]
        assert article.versions.last().number == article.revision_notes.get().version_number == 2
        assert Version.objects.get_for_object(article).first().revision.comment == "One day more"
        assert not PreparedChange.objects.waiting().exists()

    def test_new_rows_of_new_blocks_come_with_them(self, article, prepare, editor_client):
        cast = article.articles_cast_set.get()
        block, figure = "articles_cast_set-1", KeyFigureFactory(name="Anna Kéthly", slug="anna-kethly")
        form = form_of(editor_client, article) | {
            "articles_cast_set-TOTAL_FORMS": "2",
            f"{block}-region": "main",
            f"{block}-ordering": "80",
            f"{block}-id": "",
            f"{block}-title": "Exiles",
            f"{block}-rows-TOTAL_FORMS": "1",
            f"{block}-rows-INITIAL_FORMS": "0",
            f"{block}-rows-0-figure": str(figure.pk),
            f"{block}-rows-0-ordering": "10",
        }
        change = prepare(article, form)

        assert preparing.put_live(change) == []

        new = article.articles_cast_set.exclude(pk=cast.pk).get()
        assert new.rows.get().figure == figure
        assert cast.rows.count() == 1

    def test_now_by_a_button(self, article, prepare, editor_client):
        response = decide(editor_client, prepare(article), "live")

        assertContains(response, "The prepared change is live")
        assert stored(article).title == "Thirteen days in Budapest"
        found = editor_client.get("/search/?q=thirteen").content.decode()
        assert article.get_absolute_url() in found

    @pytest.mark.django_db(transaction=True)
    def test_lets_stored_pages_be_made_anew(self, article, prepare):
        change = prepare(article)
        before = edition.current()

        preparing.put_live(change)

        assert edition.current() != before

    def test_without_a_time_it_waits(self, at, article, prepare):
        prepare(article)
        at(MONDAY + timedelta(days=400))

        assert preparing.put_due_live() == []


def test_a_change_that_fails_does_not_hold_up_the_others(at, article, prepare, monkeypatch, caplog):
    failing = prepare(article, goes_live_at=local(MONDAY))
    suez = ArticleFactory(title="Suez and Budapest", publish_at=article.publish_at)
    other = prepare(suez, goes_live_at=local(MONDAY))
    put_live = preparing.put_live

    def fail_once(change):
        if change == failing:
            raise RuntimeError("The disk is full.")
        return put_live(change)

    monkeypatch.setattr(preparing, "put_live", fail_once)
    at(MONDAY)

    assert preparing.put_due_live() == [other]
    assert "The disk is full." in caplog.text


class TestHeldBack:
    @pytest.fixture
    def change(self, at, article, prepare):
        return prepare(article, goes_live_at=local(MONDAY))

    def come(self, at, change, run):
        """Its moment comes, and the hour after it; the change as it is then."""
        at(MONDAY)
        for _ in range(2):
            with run(execute=True):
                preparing.put_due_live()
        change.refresh_from_db()
        return change

    def test_what_was_changed_meanwhile_is_not_overwritten(
        self, at, article, change, editor_client, django_capture_on_commit_callbacks
    ):
        form = form_of(editor_client, article) | {"standfirst": "A march became a war.", "_save": "1"}
        assert editor_client.post(address(article), form).status_code == 302

        held = self.come(at, change, django_capture_on_commit_callbacks)

        assert stored(article).title == "Twelve days in Budapest"
        assert held.held_back_because == preparing.CHANGED
        assert [letter.subject for letter in mail.outbox] == ["Held back: the change of Thirteen days in Budapest"]
        page = editor_client.get(address(article, "prepared"))
        assertContains(page, "war.")
        assertContains(page, "Put it live all the same")
        assertContains(editor_client.get(address(article)), preparing.CHANGED)
        assertContains(decide(editor_client, held, "live"), "Not put live")
        decide(editor_client, held, "live", all_the_same="1")
        assert stored(article).title == "Thirteen days in Budapest"

    def test_a_save_that_changed_nothing_does_not_hold_it_back(
        self, at, article, change, editor_client, django_capture_on_commit_callbacks
    ):
        editor_client.post(address(article), form_of(editor_client, article) | {"_save": "1"})

        assert self.come(at, change, django_capture_on_commit_callbacks).live_at == MONDAY

    def test_an_article_that_is_unpublished_stays_so(self, at, article, change, django_capture_on_commit_callbacks):
        Article.objects.filter(pk=article.pk).update(status="unpublished")

        held = self.come(at, change, django_capture_on_commit_callbacks)

        assert "it is not published" in held.held_back_because
        assert stored(article).title == "Twelve days in Budapest"

    def test_an_article_in_the_bin_finds_it_again(
        self, at, article, change, editor_client, django_capture_on_commit_callbacks
    ):
        editor_client.post(address(article, "delete"), {"post": "yes"})
        assert not Article.objects.exists()

        held = self.come(at, change, django_capture_on_commit_callbacks)
        assert "Put it back from the bin" in held.held_back_because
        assert len(mail.outbox) == 1

        editor_client.post(reverse("admin:gallery_binned_back", args=[Binned.objects.get().pk]))
        assertContains(editor_client.get(address(article)), "This article has a prepared change")

    def test_what_must_not_be_published_is_not(
        self, at, article, prepare, editor_client, django_capture_on_commit_callbacks
    ):
        photo = PhotoFactory(title="Boots Square", ready=True)
        change = prepare(article, lead_photo=str(photo.pk), goes_live_at=local(MONDAY))
        type(photo).objects.filter(pk=photo.pk).update(alt_text="")

        held = self.come(at, change, django_capture_on_commit_callbacks)

        assert "alternative text" in held.held_back_because
        assertContains(decide(editor_client, held, "live", all_the_same="1"), "Not put live")
        assert stored(article).title == "Twelve days in Budapest"

    def test_a_withdrawn_picture_is_named(self, at, article, prepare, django_capture_on_commit_callbacks):
        photo = PhotoFactory(title="Boots Square", ready=True)
        change = prepare(article, lead_photo=str(photo.pk), goes_live_at=local(MONDAY))
        photo.withdraw("Its owner objects.")

        held = self.come(at, change, django_capture_on_commit_callbacks)

        assert "“Boots Square” has been withdrawn since" in held.held_back_because
        assert stored(article).lead_photo is None

    def test_a_picture_that_is_gone_is_told(self, at, article, prepare, django_capture_on_commit_callbacks):
        photo = PhotoFactory(ready=True)
        change = prepare(article, lead_photo=str(photo.pk), goes_live_at=local(MONDAY))
        photo.delete()

        held = self.come(at, change, django_capture_on_commit_callbacks)

        assert "The lead picture of that version no longer exists" in held.held_back_because
        assert held.content["rows"][0]["fields"]["title"] == "Thirteen days in Budapest"

    def test_one_does_not_keep_others_from_going_live(self, at, change, prepare, django_capture_on_commit_callbacks):
        other = ArticleFactory(title="Exile", slug="exile", publish_at=FRIDAY)
        prepare(other, title="In exile", goes_live_at=local(MONDAY))
        Article.objects.filter(pk=change.article_id).update(status="unpublished")

        self.come(at, change, django_capture_on_commit_callbacks)

        assert stored(other).title == "In exile"


class TestDeciding:
    def test_its_time_is_moved_and_taken_away(self, at, article, prepare, editor_client):
        change = prepare(article, goes_live_at=local(MONDAY))

        assertContains(
            decide(editor_client, change, "move", goes_live_at="2020-01-01T08:00"), "The time stays as it is"
        )
        decide(editor_client, change, "move", goes_live_at=local(MONDAY + timedelta(days=1)))
        change.refresh_from_db()
        assert change.goes_live_at == MONDAY + timedelta(days=1)
        assertContains(decide(editor_client, change, "move", goes_live_at=""), "no time is set")

    def test_discarded_it_is_kept_and_can_be_taken_up_again(self, article, prepare, editor_client):
        change = prepare(article)

        assertNotContains(decide(editor_client, change, "discard"), "This article has a prepared change")
        assertContains(editor_client.get(address(article, "prepared")), "Take it up again")
        decide(editor_client, change, "again")

        assert decide(editor_client, change, "live").status_code == 200
        assert stored(article).title == "Thirteen days in Budapest"

    def test_of_two_decisions_the_second_is_answered_in_a_sentence(self, article, prepare, editor_client):
        change = prepare(article)
        decide(editor_client, change, "discard")

        assertContains(decide(editor_client, change, "live"), "somebody was faster")
        assert stored(article).title == "Twelve days in Budapest"

    def test_it_is_seen_as_readers_will_meet_it(self, article, prepare, editor_client):
        prepare(article, with_new_heading(form_of(editor_client, article), "The thirteenth day"))

        response = editor_client.get(address(article, "prepared_preview"))

        assertContains(response, "The prepared change, as readers will meet it.")
        assertContains(response, "The thirteenth day")
        assert "no-store" in response["Cache-Control"]

    def test_without_one_the_page_says_how_to_prepare(self, article, editor_client):
        assertContains(editor_client.get(address(article, "prepared")), "Nothing is prepared.")


class TestGoingOn:
    def opened(self, client, article):
        return client.post(address(article), {"_edit_prepared": "1"})

    def test_the_form_opens_with_what_was_prepared(self, article, prepare, editor_client):
        prepare(article, with_new_heading(form_of(editor_client, article), "The thirteenth day"))

        response = self.opened(editor_client, article)

        assertContains(response, "You are changing the prepared change.")
        assertContains(response, 'value="Thirteen days in Budapest"')
        assertContains(response, "The thirteenth day")
        assertContains(response, "Save the prepared change")
        assertNotContains(response, 'name="_save"')
        assertNotContains(response, 'name="_unpublish"')

    @pytest.mark.parametrize("button", ["_prepare", "_continue"])
    def test_saving_keeps_it_prepared(self, article, prepare, editor_client, button):
        before = prepare(article, with_new_heading(form_of(editor_client, article), "The thirteenth day"))
        form = sent_form(self.opened(editor_client, article).content.decode(), "article_form")

        response = editor_client.post(address(article), form | {"title": "Fourteen days", button: "1"})

        assert response.status_code == 302
        change = PreparedChange.objects.get()
        assert (change.pk, change.title) == (before.pk, "Fourteen days")
        assert stored(article).title == "Twelve days in Budapest"
        preparing.put_live(change)
        assert list(article.articles_heading_set.values_list("text", flat=True)) == ["The march", "The thirteenth day"]

    def test_its_unsaved_words_are_kept_apart_from_those_of_the_article(self, article, prepare, editor_client):
        prepare(article)
        form = sent_form(self.opened(editor_client, article).content.decode(), "article_form")

        assert form["writing_key"] in (f"prepared-{article.pk}", [f"prepared-{article.pk}"])
        assert Writing(key=f"prepared-{article.pk}").is_of_prepared

    def test_once_the_article_was_saved_meanwhile_it_asks_first(self, article, prepare, editor_client):
        prepare(article)
        form = form_of(editor_client, article) | {"standfirst": "A march became a war.", "_save": "1"}
        editor_client.post(address(article), form)
        form = sent_form(self.opened(editor_client, article).content.decode(), "article_form")

        response = editor_client.post(address(article), form | {"_prepare": "1"})

        assertContains(response, "saved this article")


def test_a_longer_article_costs_no_more_queries(article, prepare, editor_client, django_assert_max_num_queries):
    prepare(article)
    for size in (2, 20):
        for _ in range(size):
            PictureFactory(parent=article, photo=PhotoFactory(ready=True))
            ProseFactory(parent=article)
        prepare(article)
        for name in ("prepared", "prepared_preview"):
            with django_assert_max_num_queries(60):
                editor_client.get(address(article, name))


def test_topics_that_were_new_are_there_when_it_goes_live(article, prepare):
    change = prepare(article, topics="Hungary, Exile")
    Topic.objects.filter(name="Exile").delete()

    preparing.put_live(change)

    assert sorted(stored(article).topics.names()) == ["Exile", "Hungary"]
    assert Heading.objects.count() == Prose.objects.count() == 1


class TestTheDesk:
    def test_lists_it_with_its_time_among_what_is_scheduled(self, at, article, prepare, editor_client):
        prepare(article, goes_live_at=local(MONDAY))

        response = editor_client.get(reverse("admin:articles_article_changelist"), {"state": "scheduled"})

        assertContains(response, "A prepared change: goes live Monday 26 October, 09:00 (UTC)")

    def test_says_nothing_of_it_to_contributors(self, at, article, prepare, client, django_user_model):
        prepare(article, goes_live_at=local(MONDAY))
        anna = django_user_model.objects.create_user("anna", is_staff=True)
        anna.groups.add(Group.objects.get(name="Contributors"))
        client.force_login(anna)

        assertNotContains(client.get(reverse("admin:articles_article_changelist")), "prepared change")
        assert all(queue.number == 0 for queue in client.get(reverse("admin:index")).context["waiting"])
