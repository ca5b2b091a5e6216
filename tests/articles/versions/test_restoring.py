import pytest
from django.core.exceptions import ValidationError

from articles.models import Article
from articles.versions.difference import difference
from articles.versions.restoring import now, put_back, put_part_back
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CastFactory,
    CastMemberFactory,
    HeadingFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = ArticleFactory(title="Twelve days in Budapest", lead_photo=PhotoFactory(), topics=["Hungary"])
    article.authorships.create(author=AuthorFactory())
    HeadingFactory(parent=article, text="The march", ordering=10)
    ProseFactory(parent=article, html="<p>It began at three.</p>", ordering=20)
    PictureFactory(parent=article, ordering=30, caption="Boots.")
    CastMemberFactory(block=CastFactory(parent=article, ordering=40))
    return Article.objects.get(pk=article.pk)


def spoil(article):
    """Change and delete something of every sort."""
    article.title, article.lead_photo = "Ruined", None
    article.save()
    article.topics.set(["Poland"])
    article.authorships.all().delete()
    article.articles_heading_set.update(text="Ruined", ordering=99)
    article.articles_prose_set.all().delete()
    article.articles_cast_set.get().rows.all().delete()
    HeadingFactory(parent=article, text="New")


class TestTheWhole:
    def test_everything_is_as_it_was(self, article):
        before = now(article)
        spoil(article)

        assert put_back(article, before) == []
        assert not difference(before, now(Article.objects.get(pk=article.pk)))

    def test_its_address_and_its_state_stay(self, article):
        before = now(article)
        Article.objects.update(slug="elsewhere", status="draft", publish_at=None)
        article.refresh_from_db()

        put_back(article, before)

        article.refresh_from_db()
        assert (article.slug, article.status) == ("elsewhere", "draft")

    def test_a_picture_that_is_gone_is_left_out_with_a_sentence(self, article):
        before = now(article)
        picture = article.articles_picture_set.get()
        picture.delete()
        picture.photo.delete()
        article.articles_prose_set.all().delete()

        said = put_back(article, before)

        assert said == ["One picture was left out, since what it shows no longer exists."]
        assert article.articles_prose_set.get().html == "<p>It began at three.</p>"
        assert not article.articles_picture_set.exists()

    def test_a_lead_picture_that_is_gone_leaves_that_of_today(self, article):
        before, gone, other = now(article), article.lead_photo, PhotoFactory()
        article.lead_photo, article.title = other, "Ruined"
        article.save()
        gone.delete()

        (sentence,) = put_back(article, before)

        article.refresh_from_db()
        assert (article.lead_photo, article.title) == (other, "Twelve days in Budapest")
        assert sentence == "The lead picture of that version no longer exists: the one of today stays."

    def test_a_picture_that_was_withdrawn_is_named(self, article):
        before, picture = now(article), article.articles_picture_set.get()
        picture.photo.withdraw("Its owner objected.")
        picture.delete()

        (sentence,) = put_back(article, before)

        assert sentence.startswith(f"“{picture.photo}” has been withdrawn since")
        assert article.articles_picture_set.exists()

    def test_a_part_of_a_series_that_another_took_stays_free_of_it(self, article):
        article.series, article.part = SeriesFactory(), 1
        article.save()
        before, series = now(article), article.series
        article.series = article.part = None
        article.title = "Ruined"
        article.save()
        ArticleFactory(series=series, part=1)

        (sentence,) = put_back(article, before)

        article.refresh_from_db()
        assert sentence == "The series stays as it is: The series has this part already."
        assert (article.title, article.series) == ("Twelve days in Budapest", None)


class TestOneBlock:
    def test_what_was_changed_is_as_it_was_at_its_place(self, article):
        before, heading = now(article), article.articles_heading_set.get()
        spoil(article)

        put_part_back(article, before, f"heading-{heading.pk}")

        heading.refresh_from_db()
        assert (heading.text, heading.ordering) == ("The march", 99)
        assert not article.articles_prose_set.exists()

    def test_the_article_counts_as_saved_so_that_who_has_it_open_is_told(self, article):
        before, heading = now(article), article.articles_heading_set.get()
        spoil(article)
        seen = Article.objects.get(pk=article.pk).updated_at

        put_part_back(article, before, f"heading-{heading.pk}")

        assert Article.objects.get(pk=article.pk).updated_at > seen

    def test_what_was_deleted_stands_behind_what_it_stood_behind(self, article):
        before, prose = now(article), article.articles_prose_set.get()
        prose_pk = prose.pk
        prose.delete()
        HeadingFactory(parent=article, text="New", ordering=15)

        put_part_back(article, before, f"prose-{prose_pk}")

        order = {**dict(article.articles_heading_set.values_list("text", "ordering"))}
        order |= {
            "prose": article.articles_prose_set.get().ordering,
            "picture": article.articles_picture_set.get().ordering,
        }
        assert sorted(order, key=order.get) == ["The march", "prose", "New", "picture"]

    def test_with_its_rows(self, article):
        before, cast = now(article), article.articles_cast_set.get()
        number, member = cast.pk, cast.rows.get()
        cast.delete()

        put_part_back(article, before, f"cast-{number}")

        assert article.articles_cast_set.get().rows.get().figure == member.figure

    def test_one_that_shows_what_is_gone_is_refused_with_a_sentence(self, article):
        before, picture = now(article), article.articles_picture_set.get()
        number, photo = picture.pk, picture.photo
        picture.delete()
        photo.delete()

        with pytest.raises(ValidationError, match="no longer exists"):
            put_part_back(article, before, f"picture-{number}")

    @pytest.mark.parametrize("part", ["picture-0", "authorship-1", "nonsense", "heading-"])
    def test_one_that_never_was_is_refused(self, article, part):
        with pytest.raises(ValidationError, match="no such block"):
            put_part_back(article, now(article), part)
