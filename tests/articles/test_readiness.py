"""The checklist: what stops an article from being published, and what is only said."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import readiness
from articles.readiness.reading_level import reading_ease
from gallery.models import Photo
from tests.factories import (
    ArticleFactory,
    ContestedFactFactory,
    EstimateFactory,
    ExcerptFactory,
    HeadingFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
    PullQuoteFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def ready_photo(**values):
    return PhotoFactory(ready=True, **values)


@pytest.fixture
def article():
    """A draft to which nothing is to be said."""
    return ArticleFactory(draft=True, lead_photo=ready_photo())


def words(article):
    return [finding.words for finding in readiness.findings(article)]


def errors(article):
    return [finding.words for finding in readiness.errors(article)]


def test_of_a_finished_article_nothing_is_said(article):
    ProseFactory(parent=article)
    assert words(article) == []


class TestErrors:
    def test_no_title(self, article):
        article.title = " "
        assert errors(article) == ["It has no title."]

    def test_lead_picture_without_alternative_text(self, article):
        article.lead_photo = ready_photo(title="Boots Square", alt_text="")
        [finding] = readiness.errors(article)
        assert finding.words.startswith("The lead picture “Boots Square” has no alternative text")
        assert finding.anchor == "id_lead_photo"

    def test_decoration_needs_no_alternative_text(self, article):
        article.lead_photo = ready_photo(alt_text="", is_decorative=True)
        assert errors(article) == []

    def test_a_withdrawn_picture_in_the_body_is_named_with_its_block(self, article):
        picture = PictureFactory(parent=article, photo=ready_photo(title="The flag"))
        picture.photo.withdraw("The heirs object.")
        [finding] = readiness.errors(article)
        assert finding.words == "“The flag” has been withdrawn and may not be shown. Choose another picture."
        assert finding.anchor == f"block-picture-{picture.pk}"

    @pytest.mark.parametrize(("days", "stops"), [(-1, True), (0, True), (1, False)])
    def test_a_permission_counts_until_its_day(self, article, days, stops):
        until = timezone.localdate() + timedelta(days=days)
        PictureFactory(
            parent=article,
            photo=ready_photo(
                rights=Photo.Rights.PERMISSION, rights_uri="", permission_holder="MTI", permission_until=until
            ),
        )
        assert bool(errors(article)) is stops


class TestWarnings:
    def test_do_not_stop_it(self, article):
        PictureFactory(parent=article, photo=ready_photo(date=""))
        assert errors(article) == []
        assert len(words(article)) == 1

    def test_missing_standfirst(self, article):
        article.standfirst = ""
        assert words(article)[0].startswith("It has no standfirst")

    def test_picture_without_credit(self, article):
        photo = ready_photo(title="The flag", credit_line="", rights="own", rights_uri="")
        PictureFactory(parent=article, photo=photo)
        assert words(article) == ["“The flag” has no credit."]

    def test_picture_of_unknown_right(self, article):
        PictureFactory(parent=article, photo=ready_photo(title="The flag", rights="unknown", rights_uri=""))
        assert words(article) == ["Of “The flag” it is not known by what right it is here: readers will not see it."]

    def test_disputed_number_with_one_estimate(self, article):
        fact = ContestedFactFactory(parent=article, claim="Hungarians killed")
        EstimateFactory(block=fact)
        assert words(article) == ["“Hungarians killed” has one estimate only: where is the dispute?"]
        EstimateFactory(block=fact)
        assert words(article) == []

    def test_quotation_and_document_without_source(self, article):
        PullQuoteFactory(parent=article)
        ExcerptFactory(parent=article, title="The sixteen points")
        PullQuoteFactory(parent=article, source=SourceFactory())
        assert len(words(article)) == 2
        assert words(article)[1] == "Document The sixteen points has no source."

    def test_link_within_the_site_that_leads_nowhere(self, article):
        other = ArticleFactory(slug="suez")
        links = '<a href="/articles/suez/">Suez</a>, <a href="/people/nobody/">nobody</a>'
        ProseFactory(parent=article, html=f"<p>{links}</p>")
        assert words(article) == ["The link to /people/nobody/ leads nowhere."]
        other.slug = "suez-and-budapest"
        other.save()
        assert words(article) == ["The link to /people/nobody/ leads nowhere."]

    def test_small_heading_before_the_first_section(self, article):
        ProseFactory(parent=article, ordering=1, html="<h3>Early</h3><p>Words.</p>")
        HeadingFactory(parent=article, ordering=2)
        ProseFactory(parent=article, ordering=3, html="<h3>In its place</h3><p>Words.</p>")
        assert words(article) == ["A small heading stands before the first heading of a section."]

    def test_heading_without_anything_under_it(self, article):
        HeadingFactory(parent=article, text="The march", ordering=1)
        HeadingFactory(parent=article, text="The flight", ordering=2)
        ProseFactory(parent=article, ordering=3)
        assert words(article) == ["Nothing stands under the heading “The march”."]

    def test_section_without_picture_in_an_article_of_three(self, article):
        for place, text in enumerate(("The march", "The days", "The flight")):
            HeadingFactory(parent=article, text=text, ordering=place * 10)
            ProseFactory(parent=article, ordering=place * 10 + 1)
            if text != "The days":
                PictureFactory(parent=article, photo=ready_photo(), ordering=place * 10 + 2)
        assert words(article) == ["The section “The days” has no picture."]

    def test_weight_on_a_phone_is_told_in_figures_and_each_picture_counts_once(self, article):
        photo = ready_photo()
        photo.rendition_sizes = {"avif": {"640": 400_000, "800": 3_200_000, "1280": 9_000_000}, "jpeg": {}}
        photo.save()
        PictureFactory(parent=article, photo=photo)
        PictureFactory(parent=article, photo=photo)
        assert words(article) == ["Read to its end, it costs a phone 3.2 MB of pictures; 3 MB is the budget."]

    def test_reading_level(self, article):
        sentence = "Notwithstanding incontrovertible institutional incompatibilities, "
        ProseFactory(parent=article, html=f"<p>{sentence * 60}</p>")
        assert words(article)[0].startswith("The text is hard to read (reading ease ")


class TestReadingEase:
    def test_short_sentences_of_short_words_are_easy(self):
        assert reading_ease("The crowd went home. It was late and it had been cold all day. " * 10) > 90

    def test_few_words_say_nothing(self):
        assert reading_ease("It began with a march.") is None


class TestCommand:
    def test_tells_of_every_article_and_fails_on_errors(self, article):
        article.lead_photo = ready_photo(title="Boots Square", alt_text="")
        article.save()
        out = io.StringIO()
        with pytest.raises(SystemExit):
            call_command("check_articles", stdout=out)
        assert "error: The lead picture “Boots Square” has no alternative text" in out.getvalue()

    def test_costs_no_more_for_more_articles(self, django_assert_max_num_queries):
        for size in (1, 8):
            for _ in range(size):
                parent = ArticleFactory(lead_photo=ready_photo())
                PictureFactory(parent=parent, photo=ready_photo())
                ProseFactory(parent=parent, html='<p><a href="/articles/nowhere/">x</a></p>')
            with django_assert_max_num_queries(20):
                call_command("check_articles", stdout=io.StringIO())
