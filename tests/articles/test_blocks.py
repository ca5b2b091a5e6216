import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from articles.models import Citation, Prose, Source
from articles.prose import mark
from articles.scale import scaled
from tests.factories import EstimateFactory, PhotoFactory, PictureFactory, ProseFactory, SourceFactory

pytestmark = pytest.mark.django_db


class TestProse:
    def test_is_cleaned_by_a_plain_save(self):
        block = ProseFactory(html="<p>The march<script>alert(1)</script></p>")

        block.refresh_from_db()
        assert block.html == "<p>The march</p>"

    def test_is_cleaned_when_created_in_bulk(self):
        article = ProseFactory().parent
        Prose.objects.bulk_create([Prose(parent=article, region="main", html="<p onclick=x()>The march</p>")])

        assert Prose.objects.latest("pk").html == "<p>The march</p>"

    def test_records_its_citations_anew_at_each_save(self):
        SourceFactory(key="gati-2006")
        SourceFactory(key="granville-2004", title="The First Domino")
        block = ProseFactory(html=f"<p>One.{mark('gati-2006', 'ch. 6')}</p>")

        block.html = f"<p>One.{mark('granville-2004')} Two.{mark('gati-2006')}</p>"
        block.save()

        assert [citation.source.key for citation in Citation.objects.all()] == ["granville-2004", "gati-2006"]

    def test_citing_what_is_not_there_is_refused_with_its_name(self):
        block = ProseFactory.build(html=f"<p>One.{mark('nobody-1956')}</p>")

        with pytest.raises(ValidationError, match="nobody-1956"):
            block.clean()

    def test_a_cited_source_cannot_be_deleted(self):
        source = SourceFactory()
        ProseFactory(html=f"<p>One.{mark(source.key)}</p>")

        with pytest.raises(ProtectedError):
            source.delete()


class TestSource:
    @pytest.mark.parametrize(
        ("values", "key"),
        [
            ({"author": "Gati, Charles", "year": "2006"}, "gati-2006"),
            ({"author": "Békés, Csaba; Byrne, Malcolm; Rainer, János", "year": "2002"}, "bekes-et-al-2002"),
            ({"author": "", "title": "Pravda", "year": "31 October 1956"}, "pravda-31-o"),
        ],
    )
    def test_gets_a_key_of_author_and_year(self, values, key):
        assert Source.objects.create(**{"title": "A book", **values}).key == key

    def test_a_taken_key_gets_a_number(self):
        for _ in range(3):
            Source.objects.create(author="Gati, Charles", title="A book", year="2006")

        assert set(Source.objects.values_list("key", flat=True)) == {"gati-2006", "gati-2006-2", "gati-2006-3"}


class TestPicture:
    def test_its_photo_cannot_be_deleted(self):
        block = PictureFactory()

        with pytest.raises(ProtectedError):
            block.photo.delete()

    def test_is_called_by_its_photo(self):
        assert str(PictureFactory(photo=PhotoFactory(title="Boots Square"))) == "Boots Square"


class TestEstimates:
    @pytest.mark.parametrize(
        ("low", "high", "words"),
        [
            (2_500, 2_500, "2,500"),
            (1_000, None, "at least 1,000"),
            (None, 300, "up to 300"),
            (2_500, 3_000, "2,500–3,000"),
        ],
    )
    def test_say_how_firm_they_are(self, low, high, words):
        assert EstimateFactory(low=low, high=high).number == words

    def test_without_any_number_are_refused(self):
        with pytest.raises(IntegrityError):
            EstimateFactory(low=None, high=None)

    def test_are_drawn_to_one_scale(self):
        many, few = EstimateFactory(low=30_000, high=30_000), EstimateFactory(low=1_500, high=3_000)

        bars = scaled([many, few])

        assert [(bar.start, bar.width) for bar in bars] == [(0.0, 100.0), (5.0, 5.0)]

    def test_a_lower_bound_has_an_open_end(self):
        assert scaled([EstimateFactory(low=1_000, high=None)])[0].open_end

    def test_none_at_all_make_no_bars(self):
        assert scaled([]) == []
