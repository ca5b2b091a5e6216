"""The list of broken links at the desk, and what is done about one."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles import readiness
from articles.links import checking
from articles.links.asking import Kind, Outcome
from articles.links.places import find_places
from articles.models import OutgoingLink
from tests.factories import ArticleFactory, HistoryLinkFactory, LinkPlaceFactory, OutgoingLinkFactory, ProseFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_outgoinglink_changelist")
REV = "https://www.rev.hu/history_of_56/"


@pytest.fixture
def broken():
    """A broken link in an article."""
    prose = ProseFactory(
        parent=ArticleFactory(title="Twelve days in Budapest"), html=f'<p><a href="{REV}">there</a></p>'
    )
    link = OutgoingLinkFactory(address=REV)
    LinkPlaceFactory(link=link, number=prose.pk)
    return link


def act(client, action, *links):
    ticked = {"action": action, "_selected_action": [link.pk for link in links]}
    return client.post(f"{LIST}?which=all", ticked, follow=True)


def replace(client, link):
    return client.post(reverse("admin:articles_outgoinglink_archived", args=[link.pk]), follow=True)


class TestList:
    def test_says_what_happened_where_and_what_could_stand_there(self, editor_client, broken):
        shown = editor_client.get(LIST)

        for words in (REV, "It answers “404 Not Found”.", "Twelve days in Budapest", "As it was on 1 March 2012"):
            assertContains(shown, words)
        assertContains(shown, f"#block-prose-{broken.places.get().number}")

    def test_holds_what_is_broken_and_the_rest_by_its_filter(self, editor_client):
        for state in OutgoingLink.State.values:
            OutgoingLinkFactory(address=f"https://{state}.example/", state=state)
        OutgoingLinkFactory(address="https://ignored.example/", is_ignored=True)

        def listed(**query):
            return {link.address[8:-9] for link in editor_client.get(LIST, query).context["cl"].result_list}

        assert listed() == {"broken"}
        assert {listed(which=state).pop() for state in ("new", "well", "failing", "refused", "ignored")} == {
            *("new", "well", "failing", "refused", "ignored")
        }
        assert len(listed(which="all")) == 6
        assert listed(which="nonsense") == set()

    def test_says_so_if_there_is_nothing(self, editor_client, settings):
        assertContains(editor_client.get(LIST), "No link is broken, as far as is known.")
        assertContains(editor_client.get(LIST), "Nothing has been checked yet")
        settings.CHECK_LINKS = False
        assertContains(editor_client.get(LIST), "Links are not checked on this site")

    def test_is_not_written_by_hand(self, editor_client, broken):
        assert editor_client.get(reverse("admin:articles_outgoinglink_add")).status_code == 403
        for page in ("change", "delete"):
            address = reverse(f"admin:articles_outgoinglink_{page}", args=[broken.pk])
            assert editor_client.post(address, {"post": "yes"}).status_code == 403


class TestActions:
    def test_check_now(self, editor_client, broken, monkeypatch):
        monkeypatch.setattr(checking, "ask", lambda address: Outcome(Kind.WELL, "It answers.", is_answer=True))
        response = act(editor_client, "check_now", broken)
        broken.refresh_from_db()

        assertContains(response, "Being checked: 1.")
        assert broken.state == "well"

    def test_check_now_says_if_it_is_switched_off(self, editor_client, broken, settings, monkeypatch):
        settings.CHECK_LINKS = False
        monkeypatch.setattr(checking, "ask", lambda address: pytest.fail("asked"))

        assertContains(act(editor_client, "check_now", broken), "switched that off (CHECK_LINKS)")

    def test_ignore_and_heed_again(self, editor_client, broken):
        act(editor_client, "ignore", broken)
        assert not OutgoingLink.objects.broken().exists()
        act(editor_client, "heed", broken)
        assert OutgoingLink.objects.broken().exists()
        assert OutgoingLink.objects.due().exists()


class TestArchivedCopy:
    def test_takes_the_place_of_the_link_by_one_press(self, editor_client, broken):
        response = replace(editor_client, broken)

        assertRedirects(response, LIST)
        assertContains(response, "The archived copy stands in its place now; changed: 1.")
        assertContains(response, "No link is broken")
        assert not OutgoingLink.objects.exists()
        find_places()
        assert [link.address for link in OutgoingLink.objects.all()] == [broken.archived_url]

    def test_says_what_could_not_be_replaced(self, editor_client, broken):
        site = HistoryLinkFactory(title="The 1956 Institute", url=REV)
        HistoryLinkFactory(url=broken.archived_url)
        LinkPlaceFactory(link=broken, kind="historylink", number=site.pk)
        response = replace(editor_client, broken)

        assertContains(response, "Not replaced, please do it by hand. The 1956 Institute:")
        assertContains(response, "changed: 1.")
        assert OutgoingLink.objects.filter(address=REV).exists()

    def test_is_not_taken_by_a_link_that_has_none(self, editor_client):
        assert replace(editor_client, OutgoingLinkFactory(archived_url="", archived_at=None)).status_code == 404

    def test_is_not_for_those_who_may_not_change_articles(self, client, django_user_model, broken):
        user = django_user_model.objects.create_user("katalin", is_staff=True)
        user.groups.add(Group.objects.get(name="Contributors"))
        client.force_login(user)

        assert replace(client, broken).status_code == 403
        assertNotContains(client.get(reverse("admin:index")), "Broken links")

    def test_leaves_what_somebody_may_not_change(self, client, django_user_model, broken):
        site = HistoryLinkFactory(url=REV)
        LinkPlaceFactory(link=broken, kind="historylink", number=site.pk)
        user = django_user_model.objects.create_user("katalin", is_staff=True)
        names = ["view_outgoinglink", "change_outgoinglink", "publish_article"]
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        client.force_login(user)
        response = replace(client, broken)
        site.refresh_from_db()

        assertContains(response, "You may not change all that leads there; the rest stays as it was.")
        assertContains(response, "changed: 1.")
        assert site.url == REV

    def test_is_not_taken_by_a_link_that_is_only_followed(self, editor_client, broken):
        assert editor_client.get(reverse("admin:articles_outgoinglink_archived", args=[broken.pk])).status_code == 405


class TestChecklist:
    def test_warns_in_other_words_than_of_links_within_the_site(self, broken):
        article = ArticleFactory(draft=True, standfirst="")
        html = f'<p><a href="{REV}#arms">there</a>, <a href="/people/nobody/">nobody</a></p>'
        prose = ProseFactory(parent=article, html=html)

        told = [finding for finding in readiness.findings(article) if finding.block == prose]
        assert [finding.is_error for finding in told] == [False, False]
        assert told[0].words.startswith(f"Readers do not reach {REV}, on another site, since ")
        assert ": It answers “404 Not Found”." in told[0].words
        assert told[0].words.endswith("There is an archived copy of 2012.")
        assert told[1].words == "The link to /people/nobody/ leads nowhere."

    @pytest.mark.parametrize("values", [{"is_ignored": True}, {"state": "failing"}, {"state": "refused"}])
    def test_is_silent_of_what_is_ignored_or_not_sure(self, values):
        OutgoingLinkFactory(address=REV, **values)
        prose = ProseFactory(html=f'<p><a href="{REV}">there</a></p>')

        assert not [finding for finding in readiness.findings(prose.parent) if "another site" in finding.words]


def test_nothing_that_is_checked_makes_stored_pages_stale(broken, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        find_places()
        OutgoingLink.objects.update(what_happened="It answers.")

    assert waiting == []
