import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CastMemberFactory,
    EventFactory,
    KeyFigureFactory,
    PhotoFactory,
    PictureFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def empty_formsets():
    """Management forms of an article without blocks, as the browser sends them."""
    prefixes = ["authorships", "revision_notes"]
    blocks = "prose heading picture picturegroup pullquote excerpt cast chronologyblock contestedfact seealso"
    prefixes += [f"articles_{name}_set" for name in blocks.split()]
    return {f"{prefix}-{name}_FORMS": "0" for prefix in prefixes for name in ("TOTAL", "INITIAL")}


def article_form(**values):
    return {
        "title": "Twelve days in Budapest",
        "slug": "twelve-days-in-budapest",
        "standfirst": "A student march became a revolution.",
        "language": "en",
        **empty_formsets(),
        **values,
    }


class TestArticle:
    def test_a_first_save_needs_only_title_and_standfirst(self, editor_client):
        editor_client.post(reverse("admin:articles_article_add"), article_form())

        assert Article.objects.get().status == "draft"

    def test_dates_are_taken_in_plain_words(self, editor_client):
        editor_client.post(reverse("admin:articles_article_add"), article_form(period="about 1956"))

        assert Article.objects.get().period.edtf == "1956~"

    def test_an_impossible_date_is_refused_with_an_example_and_nothing_typed_is_lost(self, editor_client):
        response = editor_client.post(
            reverse("admin:articles_article_add"), article_form(period="31 February 1956", standfirst="Kept words.")
        )

        assert not Article.objects.exists()
        assertContains(response, "Kept words.")
        assertContains(response, "There is no 31 February 1956")
        assertContains(response, "for example 29 February 1956")

    def test_publishing_without_a_date_publishes_now(self, editor_client):
        editor_client.post(reverse("admin:articles_article_add"), article_form(_publish="Publish now"))

        assert Article.objects.published().exists()

    def test_rows_are_stored_with_their_block(self, editor_client):
        figure = KeyFigureFactory()
        block = "articles_cast_set-0"
        values = {
            "articles_cast_set-TOTAL_FORMS": "1",
            f"{block}-region": "main",
            f"{block}-ordering": "10",
            f"{block}-title": "Key figures",
            f"{block}-rows-TOTAL_FORMS": "1",
            f"{block}-rows-INITIAL_FORMS": "0",
            f"{block}-rows-0-figure": figure.pk,
            f"{block}-rows-0-caption": "A Communist for forty years.",
            f"{block}-rows-0-ordering": "0",
        }

        editor_client.post(reverse("admin:articles_article_add"), article_form(**values))

        row = Article.objects.get().articles_cast_set.get().rows.get()
        assert (row.figure, row.caption) == (figure, "A Communist for forty years.")

    def test_a_long_list_costs_no_more_queries(self, editor_client, django_assert_max_num_queries):
        editor_client.get(reverse("admin:articles_article_changelist"))
        for size in (2, 20):
            for _ in range(size):
                ArticleFactory(lead_photo=PhotoFactory(ready=True))
            with django_assert_max_num_queries(16):
                editor_client.get(reverse("admin:articles_article_changelist"))


class TestSource:
    def test_is_offered_to_the_text_editor_by_any_of_its_words(self, editor_client):
        SourceFactory(key="gati-2006")
        SourceFactory(key="granville-2004", author="Granville, Johanna", title="The First Domino", year="2004")

        answer = editor_client.get(reverse("admin:articles_source_offered"), {"q": "domino 2004"}).json()

        assert [source["key"] for source in answer["sources"]] == ["granville-2004"]

    def test_is_offered_to_nobody_else(self, client):
        assert client.get(reverse("admin:articles_source_offered")).status_code == 302

    def test_keeps_its_key(self, editor_client):
        source = SourceFactory(key="gati-2006")

        editor_client.post(
            reverse("admin:articles_source_change", args=[source.pk]),
            {"key": "changed", "type": "book", "author": "Gati, Charles", "title": "Failed Illusions", "year": "2006"},
        )

        source.refresh_from_db()
        assert source.key == "gati-2006"


class TestDeleting:
    def test_a_used_picture_is_refused_with_the_places_where_it_is_used(self, editor_client):
        photo = PhotoFactory(title="Boots Square")
        PictureFactory(parent=ArticleFactory(title="Twelve days in Budapest"), photo=photo)

        response = editor_client.post(reverse("admin:gallery_photo_delete", args=[photo.pk]), {"post": "yes"})

        assertContains(response, "Boots Square: it is used in Twelve days in Budapest (picture)", status_code=200)
        photo.refresh_from_db()

    def test_several_at_once_are_refused_alike(self, editor_client):
        photo = PhotoFactory(title="Boots Square")
        PictureFactory(parent=ArticleFactory(title="Twelve days in Budapest"), photo=photo)

        response = editor_client.post(
            reverse("admin:gallery_photo_changelist"), {"action": "delete_selected", "_selected_action": [photo.pk]}
        )

        assertContains(response, "Boots Square: it is used in Twelve days in Budapest (picture)")

    def test_a_person_in_a_cast_stays(self, editor_client):
        member = CastMemberFactory()

        editor_client.post(reverse("admin:articles_keyfigure_delete", args=[member.figure.pk]), {"post": "yes"})

        member.figure.refresh_from_db()

    def test_an_author_with_articles_stays(self, editor_client):
        author = AuthorFactory()
        ArticleFactory().authorships.create(author=author)

        editor_client.post(reverse("admin:articles_author_delete", args=[author.pk]), {"post": "yes"})

        author.refresh_from_db()


class TestEvents:
    def test_are_found_by_the_title_of_their_article_and_not_chosen_among_all_titles(self, editor_client):
        told = EventFactory(what="Shots at the radio", article=ArticleFactory(title="Twelve days in Budapest"))
        ArticleFactory(title="Tanks in Prague")
        events = reverse("admin:articles_event_changelist")

        assertNotContains(editor_client.get(events), "Tanks in Prague")
        assert list(editor_client.get(events, {"q": "Twelve days"}).context["cl"].result_list) == [told]
