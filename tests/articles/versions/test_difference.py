import pytest

from articles.versions.difference import difference, summary
from articles.versions.restoring import now
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CastFactory,
    CastMemberFactory,
    HeadingFactory,
    KeyFigureFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = ArticleFactory(title="Twelve days in Budapest", topics=["Hungary"])
    for ordering, text in enumerate(["The march", "The radio", "The tanks", "The Writers' Union"], 1):
        HeadingFactory(parent=article, text=text, ordering=ordering * 10)
    return article


def changed(article, change):
    """The difference that a change makes."""
    before = now(article)
    change(article)
    article.refresh_from_db()
    return difference(before, now(article))


def told(found):
    return [(part.what, part.title) for part in found.parts]


def move(text, ordering):
    def change(article):
        article.articles_heading_set.filter(text=text).update(ordering=ordering)

    return change


class TestBlocks:
    def test_the_one_that_was_moved_is_named_not_all_that_it_passed(self, article):
        assert told(changed(article, move("The tanks", 5))) == [("moved", "The tanks")]

    def test_other_numbers_in_the_same_order_are_no_change(self, article):
        assert not changed(article, move("The Writers' Union", 4_000))

    def test_added_and_removed_stand_where_they_belong(self, article):
        def change(article):
            article.articles_heading_set.get(text="The radio").delete()
            HeadingFactory(parent=article, text="Parliament Square", ordering=35)

        assert told(changed(article, change)) == [("removed", "The radio"), ("added", "Parliament Square")]

    def test_a_changed_caption_is_told_by_its_field(self, article):
        picture = PictureFactory(parent=article, caption="Boots.", photo__title="Boots Square")

        def change(article):
            type(picture).objects.update(caption="Only the boots were left.")

        part = changed(article, change).parts[0]

        assert (part.what, part.kind, part.title) == ("changed", "picture", "Boots Square")
        assert [field.label for field in part.fields] == ["Caption"]

    def test_another_picture_shows_both(self, article):
        picture = PictureFactory(parent=article)
        former, other = picture.photo, PhotoFactory(title="The radio building")

        def change(article):
            type(picture).objects.update(photo=other)

        assert changed(article, change).parts[0].photos == (former, other)

    def test_rows_are_told_within_their_block(self, article):
        cast = CastFactory(parent=article, ordering=90)
        nagy = CastMemberFactory(block=cast, figure=KeyFigureFactory(name="Imre Nagy"))

        def change(article):
            CastMemberFactory(block=cast, figure=KeyFigureFactory(name="Pál Maléter"))
            type(nagy).objects.filter(pk=nagy.pk).update(caption="Prime minister again.")

        part = changed(article, change).parts[0]

        assert (part.what, part.kind) == ("changed", "cast of key figures")
        assert [(row.what, row.title) for row in part.rows] == [("changed", "Imre Nagy"), ("added", "Pál Maléter")]


class TestFields:
    def test_topics_and_authors_are_told_by_name(self, article):
        def change(article):
            article.topics.set(["Hungary", "Refugees"])
            article.authorships.create(author=AuthorFactory(name="Anna Kiss"))

        fields = {field.label: field.rows for field in changed(article, change).fields}

        assert [run.text for row in fields["Topics"] for run in row.after] == ["Hungary", "Refugees"]
        assert fields["Authors"][0].after[0].text == "Anna Kiss"

    def test_the_lead_picture_by_its_title(self, article):
        def change(article):
            article.lead_photo = PhotoFactory(title="Boots Square")
            article.save()

        (field,) = changed(article, change).fields

        assert (field.label, field.rows[0].after[0].text) == ("Lead picture", "Boots Square")

    def test_its_state_and_address_are_not_what_it_says(self, article):
        def change(article):
            article.status, article.slug = "draft", "elsewhere"
            article.save()

        assert not changed(article, change)


class TestSummary:
    def test_counts_what_happened(self, article):
        before = now(article)
        article.title = "Thirteen days"
        article.save()
        ProseFactory.create_batch(2, parent=article, ordering=200)
        article.articles_heading_set.first().delete()

        assert summary(before, now(article)) == "Title; 1 heading removed, 2 texts added"

    def test_tells_two_pictures_apart_without_asking_for_their_names(self, article, django_assert_num_queries):
        picture = PictureFactory(parent=article)
        before = now(article)
        type(picture).objects.update(photo=PhotoFactory())
        after = now(article)

        with django_assert_num_queries(0):
            assert summary(before, after) == "1 picture changed"


@pytest.mark.parametrize("size", [3, 60])
def test_costs_the_same_few_queries_however_long(article, size, django_assert_max_num_queries):
    for _ in range(size):
        PictureFactory(parent=article, ordering=100)
    before = now(article)
    with django_assert_max_num_queries(17):
        after = now(article)
    with django_assert_max_num_queries(6):
        difference(before, after)
