"""The form of an article in the admin: what it costs, whatever the article's length."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from articles.admin.summaries import summary_of
from articles.models import Cast, ContestedFact, Picture, PictureGroup
from tests.factories import (
    ArticleFactory,
    CastFactory,
    CastMemberFactory,
    ChronologyBlockFactory,
    ChronologyEntryFactory,
    ContestedFactFactory,
    EstimateFactory,
    ExcerptFactory,
    GroupedPictureFactory,
    HeadingFactory,
    KeyFigureFactory,
    PhotoFactory,
    PictureFactory,
    PictureGroupFactory,
    ProseFactory,
    PullQuoteFactory,
    SeeAlsoFactory,
    SourceFactory,
)
from tests.sent_form import sent_form

pytestmark = pytest.mark.django_db

QUERIES_TO_OPEN = 40


def write(article, size):
    """So many blocks of each kind, with as many rows in each."""
    photo, source = PhotoFactory(ready=True), SourceFactory()
    for _ in range(size):
        HeadingFactory(parent=article)
        ProseFactory(parent=article)
        PictureFactory(parent=article, photo=PhotoFactory(ready=True))
        PullQuoteFactory(parent=article, source=source)
        ExcerptFactory(parent=article, source=source)
        SeeAlsoFactory(parent=article)
        group, cast, chronology, fact = (
            make(parent=article)
            for make in (PictureGroupFactory, CastFactory, ChronologyBlockFactory, ContestedFactFactory)
        )
        for _ in range(size):
            GroupedPictureFactory(block=group, photo=photo)
            CastMemberFactory(block=cast)
            ChronologyEntryFactory(block=chronology)
            EstimateFactory(block=fact, source=source)


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def article():
    return ArticleFactory(draft=True, lead_photo=PhotoFactory(ready=True))


class TestCost:
    def test_a_long_article_opens_with_as_many_queries_as_a_short_one(
        self, editor_client, article, django_assert_max_num_queries
    ):
        editor_client.get(change(article))
        for size in (1, 4):
            write(article, size)
            with django_assert_max_num_queries(QUERIES_TO_OPEN):
                editor_client.get(change(article))

    def test_a_form_of_thousands_of_fields_is_taken(self, editor_client, article):
        prose = ProseFactory(parent=article)
        sent = sent_form(editor_client.get(change(article)).content.decode(), "article_form")
        padding = {f"padding-{number}": "x" for number in range(3000)}
        sent["articles_prose_set-0-html"] = "<p>It began with a march.</p>"

        response = editor_client.post(change(article), sent | padding)

        prose.refresh_from_db()
        assert (response.status_code, prose.html) == (302, "<p>It began with a march.</p>")

    def test_saving_what_is_unchanged_asks_for_nothing_that_is_chosen(
        self, editor_client, article, django_assert_num_queries
    ):
        """Each relation would else be asked for twice: by the field, and by the model."""
        PictureFactory(parent=article)
        sent = sent_form(editor_client.get(change(article)).content.decode(), "article_form")

        editor_client.post(change(article), sent)

        assert Picture.objects.get().photo_id == int(sent["articles_picture_set-0-photo"][0])


class TestWhatIsGone:
    def test_a_deleted_picture_in_the_form_ends_in_a_sentence_and_the_words_are_kept(self, editor_client, article):
        sent = sent_form(editor_client.get(change(article)).content.decode(), "article_form")
        photo = PhotoFactory()
        sent |= {
            "title": "Kept words",
            "articles_picture_set-TOTAL_FORMS": "1",
            "articles_picture_set-0-region": "main",
            "articles_picture_set-0-ordering": "10",
            "articles_picture_set-0-photo": str(photo.pk),
            "articles_picture_set-0-placement": "wide",
            "articles_picture_set-0-caption": "The words for this place",
        }
        photo.delete()

        response = editor_client.post(change(article), sent)

        assertContains(response, "What was chosen here is no longer there")
        assertContains(response, "The words for this place")
        assertContains(response, "Kept words")


class TestSummary:
    def test_of_a_picture_is_its_caption_with_its_thumbnail(self):
        photo = PhotoFactory(title="Boots Square", caption="Two bronze boots.", ready=True)
        summary = summary_of(PictureFactory(photo=photo))
        assert summary.words == "Boots Square: Two bronze boots."
        assert len(summary.thumbnails) == 1

    def test_of_a_picture_without_caption_says_so(self):
        assert summary_of(PictureFactory(photo=PhotoFactory(title="Boots Square", caption=""))).words.endswith(
            "no caption"
        )

    def test_of_a_text_is_its_length_and_first_words(self):
        assert (
            summary_of(ProseFactory(html="<p>It began with a long march.</p>")).words
            == "6 words: It began with a long march."
        )

    def test_of_a_disputed_number_counts_the_estimates(self):
        fact = ContestedFactFactory(claim="Hungarians killed")
        EstimateFactory(block=fact)
        assert summary_of(ContestedFact.objects.get()).words == "Hungarians killed: 1 estimate"

    def test_of_a_cast_names_the_people(self):
        CastMemberFactory(block=CastFactory(title="Key figures"), figure=KeyFigureFactory(name="Imre Nagy"))
        assert summary_of(Cast.objects.get()).words == "Key figures: Imre Nagy"

    def test_of_a_group_counts_the_pictures(self):
        GroupedPictureFactory(block=PictureGroupFactory(), photo=PhotoFactory(title="The flag"))
        assert summary_of(PictureGroup.objects.get()).words == "1 picture: The flag"
