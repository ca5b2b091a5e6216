"""What each of the three groups may do in the admin, and what it may not."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Heading
from config.roles import CONTRIBUTORS, EDITORS, MODERATORS, make_groups
from gallery.models import Photo
from tests.factories import (
    ArticleFactory,
    CastFactory,
    CastMemberFactory,
    ContestedFactFactory,
    EstimateFactory,
    HeadingFactory,
    KeyFigureFactory,
    PhotoFactory,
    SeeAlsoFactory,
    TakedownRequestFactory,
)
from tests.pictures import upload

pytestmark = pytest.mark.django_db

ARTICLES = reverse("admin:articles_article_changelist")


@pytest.fixture
def person(django_user_model):
    """Makes a member of the staff who is in one group: `person("Editors")`."""

    def make(group, name="katalin"):
        user = django_user_model.objects.create_user(name, f"{name}@example.org", "x", is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        return user

    return make


@pytest.fixture
def contributor(person, client):
    """A contributor, signed in."""
    user = person("Contributors")
    client.force_login(user)
    return user


@pytest.fixture
def editor_of_the_group(person, client):
    user = person("Editors", "béla")
    client.force_login(user)
    return user


def page(model, name="changelist", *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def change(thing):
    return page(type(thing), "change", thing.pk)


# Which lists and which forms for a new one each group opens.
SEES = {
    "Editors": {
        "addresses.MissedAddress": "",
        "addresses.Redirect": "+",
        "admin.LogEntry": "",
        "articles.Article": "+",
        "articles.Author": "+",
        "articles.Event": "+",
        "articles.KeyFigure": "+",
        "articles.OutgoingLink": "",
        "articles.Series": "+",
        "articles.Source": "+",
        "gallery.Album": "+",
        "gallery.Binned": "",
        "gallery.LedgerEntry": "",
        "gallery.Photo": "+",
        "gallery.TakedownRequest": "+",
        "gallery.Topic": "+",
        "sidebar.HistoryLink": "+",
        "sidebar.PointToPonder": "+",
        "sidebar.Quotation": "+",
        "sidebar.Snippet": "+",
    },
    "Moderators": {"comments.Comment": "", "comments.DefenceRule": "+", "comments.SitePolicy": ""},
    "Contributors": {
        "articles.Article": "+",
        "articles.Author": "",
        "articles.Event": "",
        "articles.KeyFigure": "",
        "articles.Series": "",
        "articles.Source": "+",
        "gallery.Binned": "",
        "gallery.Photo": "+",
        "gallery.Topic": "",
    },
}


@pytest.mark.parametrize("group", SEES)
def test_each_group_opens_these_pages_and_no_others(client, person, group):
    client.force_login(person(group))
    opened = {}
    for model in admin.site._registry:
        if client.get(page(model)).status_code == 200:
            opened[model._meta.label] = "+" if client.get(page(model, "add")).status_code == 200 else ""

    assert opened == SEES[group]
    assert client.get(reverse("admin:index")).status_code == 200


class TestGroups:
    def test_are_made_where_they_are_not(self):
        Group.objects.all().delete()
        make_groups(using="default")

        assert set(Group.objects.values_list("name", flat=True)) == set(SEES)
        assert Group.objects.get(name="Moderators").permissions.count() == len(MODERATORS.may)
        assert Group.objects.get(name="Contributors").permissions.count() == len(CONTRIBUTORS.may)

    def test_are_left_as_somebody_has_changed_them(self):
        group = Group.objects.get(name="Contributors")
        group.permissions.clear()
        make_groups(using="default")

        assert not group.permissions.exists()

    def test_get_permissions_that_are_new(self):
        Permission.objects.get(codename="publish_article").delete()
        make_groups(using="default")

        assert Group.objects.get(name="Editors").permissions.filter(codename="publish_article").exists()
        assert not Group.objects.get(name="Contributors").permissions.filter(codename="publish_article").exists()

    def test_editors_may_publish_and_contributors_may_not(self):
        assert EDITORS.includes("articles.publish_article")
        assert not CONTRIBUTORS.includes("articles.publish_article")


def form_of(client, address):
    """What the form at an address would send if nobody touched it."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    values = {}
    for form in forms:
        values |= {form[name].html_name: form[name].value() for name in form.fields if form[name].value() is not None}
    return values


class TestContributor:
    def test_writes_a_draft_that_is_in_their_own_hands(self, client, contributor):
        sent = form_of(client, page(Article, "add")) | {
            "title": "The radio",
            "slug": "the-radio",
            "standfirst": "It fell in the night.",
            "status": "published",
            "publish_at": "2026-10-23T08:00",
        }
        client.post(page(Article, "add"), sent)

        article = Article.objects.get()
        assert (article.title, article.writer) == ("The radio", contributor)
        assert (article.status, article.publish_at) == ("draft", None)

    def test_sees_published_articles_and_own_drafts_alone(self, client, contributor):
        ArticleFactory(title="The radio", draft=True, writer=contributor)
        theirs = ArticleFactory(title="The embassy", draft=True)
        public = ArticleFactory(title="Twelve days")
        listed = client.get(ARTICLES)

        assertContains(listed, "The radio")
        assertContains(listed, "Twelve days")
        assertNotContains(listed, "The embassy")
        assert client.get(change(theirs)).status_code == 302  # to the desk: there is no such article for them
        assert client.get(theirs.get_absolute_url()).status_code == 404
        assert client.get(change(public)).status_code == 200

    def test_reads_blocks_with_rows_of_an_article_of_others(self, client, contributor):
        article = ArticleFactory()
        CastMemberFactory(block=CastFactory(parent=article), figure=KeyFigureFactory(name="Imre Nagy"))
        EstimateFactory(block=ContestedFactFactory(parent=article), label="The figure usual today")

        shown = client.get(change(article))

        assertContains(shown, "Imre Nagy")
        assertContains(shown, "The figure usual today")

    def test_sees_the_own_draft_as_readers_will(self, client, contributor):
        own = ArticleFactory(draft=True, writer=contributor)

        assert client.get(own.get_absolute_url()).status_code == 200

    def test_changes_the_own_draft_and_its_blocks(self, client, contributor):
        own = ArticleFactory(draft=True, writer=contributor)
        heading = HeadingFactory(parent=own)
        sent = form_of(client, change(own)) | {"articles_heading_set-0-text": "The night of the radio"}
        client.post(change(own), sent)

        assert Heading.objects.get(pk=heading.pk).text == "The night of the radio"

    def test_no_longer_changes_what_is_published(self, client, contributor):
        own = ArticleFactory(writer=contributor)

        assert client.post(change(own), {"title": "Changed"}).status_code == 403
        assert client.post(page(Article, "delete", own.pk), {"post": "yes"}).status_code == 403

    def test_submits_it_and_then_waits(self, client, contributor):
        own = ArticleFactory(draft=True, writer=contributor)
        client.post(change(own), form_of(client, change(own)) | {"_submit": "Submit for review"})
        own.refresh_from_db()

        assert own.status == "review"
        assert client.get(change(own)).status_code == 200
        assert client.post(change(own), {"title": "Changed"}).status_code == 403

    def test_keeps_what_was_typed_when_something_is_wrong_with_what_is_submitted(self, client, contributor):
        own = ArticleFactory(draft=True, writer=contributor)
        sent = form_of(client, change(own)) | {"title": "The radio", "standfirst": "", "_submit": "Submit for review"}

        assertContains(client.post(change(own), sent), 'value="The radio"')

    def test_deletes_own_drafts_alone(self, client, contributor):
        own, theirs = ArticleFactory(draft=True, writer=contributor), ArticleFactory()
        ticked = {"_selected_action": [own.pk, theirs.pk]}
        client.post(ARTICLES, {"action": "delete_selected", "post": "yes", **ticked})
        client.post(page(Article, "delete", own.pk), {"post": "yes"})

        assert Article.objects.filter(pk=theirs.pk).exists()
        assert not Article.objects.filter(pk=own.pk).exists()

    def test_links_to_published_articles_but_learns_of_no_drafts(self, client, contributor):
        ArticleFactory(title="The embassy", draft=True)
        public = ArticleFactory(title="Tanks in Prague")
        place = {"app_label": "articles", "model_name": "seealso", "field_name": "article"}
        found = client.get(reverse("admin:autocomplete"), place).json()["results"]

        assert found == [{"id": str(public.pk), "text": "Tanks in Prague"}]

    def test_sees_no_private_word_about_the_pictures_of_others(self, client, contributor):
        photo = PhotoFactory(
            title="Boots Square",
            rights="permission",
            rights_uri="",
            permission_holder="Erzsébet Nagy",
            permission_email="erzsebet@example.org",
            rights_note="She asked us to call first.",
            rights_evidence=ContentFile(b"Dear editors", "letter.txt"),
        )
        seen = client.get(change(photo))

        assertContains(seen, "Boots Square")
        for private in ("erzsebet@example.org", "call first", "letter", "originals/"):
            assertNotContains(seen, private)
        assert client.get(page(Photo, "proof", photo.pk)).status_code == 403
        assert client.get(page(Photo, "withdraw", photo.pk)).status_code == 403
        assert client.get(page(Photo, "together"), {"ids": photo.pk}).status_code == 403
        assert client.post(change(photo), {"title": "Changed"}).status_code == 403

    def test_sees_no_withdrawn_picture(self, client, contributor):
        photo = PhotoFactory(ready=True)
        photo.withdraw("Its owner objects.")

        assert client.get(page(Photo, "thumbnail", photo.pk)).status_code == 403

    def test_describes_the_pictures_that_they_add(self, client, contributor):
        client.post(page(Photo, "receive"), {"picture": upload()})
        own, theirs = Photo.objects.get(), PhotoFactory()
        described = client.get(page(Photo, "describe"), {"ids": f"{own.pk},{theirs.pk}"})

        assert [form.instance for form in described.context["formset"]] == [own]
        assert client.get(change(own)).context["has_change_permission"]
        assert client.get(page(Photo, "withdraw", own.pk)).status_code == 403

    def test_sees_no_complaint(self, client, contributor):
        complaint = TakedownRequestFactory()

        assert client.get(change(complaint)).status_code == 403


class TestEditor:
    def test_sees_changes_and_publishes_every_draft(self, client, editor_of_the_group, person):
        draft = ArticleFactory(draft=True, writer=person("Contributors"))

        assertContains(client.get(ARTICLES), draft.title)
        assert client.get(draft.get_absolute_url()).status_code == 200
        sent = form_of(client, change(draft)) | {"title": "The radio"}
        client.post(change(draft), sent)
        draft.refresh_from_db()
        assert draft.title == "The radio"

    def test_sees_the_proof_of_a_permission(self, client, editor_of_the_group):
        photo = PhotoFactory(rights_evidence=ContentFile(b"Dear editors", "letter.txt"))

        assert b"".join(client.get(page(Photo, "proof", photo.pk))) == b"Dear editors"

    def test_looks_after_nobody_s_account(self, client, editor_of_the_group, django_user_model):
        assert client.get(page(django_user_model)).status_code == 403
        assert client.get(page(Group)).status_code == 403

    def test_what_they_do_is_on_record(self, client, editor_of_the_group):
        draft = ArticleFactory(draft=True)
        client.post(change(draft), form_of(client, change(draft)) | {"title": "The radio"})

        assert LogEntry.objects.get().user == editor_of_the_group


def test_a_page_that_leads_to_a_draft_still_opens_for_its_contributor(client, contributor):
    own = ArticleFactory(draft=True, writer=contributor)
    SeeAlsoFactory(parent=own, article=ArticleFactory(draft=True))

    assert client.get(change(own)).status_code == 200
