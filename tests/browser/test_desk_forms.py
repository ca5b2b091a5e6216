"""The forms of the desk are open to all: every control has a name, in both colours, on a phone too."""

import pytest
from django.urls import reverse

from tests.factories import (
    AlbumFactory,
    ArticleFactory,
    CastFactory,
    CastMemberFactory,
    ChronologyBlockFactory,
    ChronologyEntryFactory,
    ContestedFactFactory,
    EstimateFactory,
    EventFactory,
    ExcerptFactory,
    HeadingFactory,
    KeyFigureFactory,
    PhotoFactory,
    PictureFactory,
    ProseFactory,
    PullQuoteFactory,
    SeriesFactory,
    TopicFactory,
)

from .test_accessibility import violations_in_both_schemes

pytestmark = pytest.mark.django_db(transaction=True)


def an_article_of_every_block():
    article = ArticleFactory(title="Twelve days in Budapest", lead_photo=PhotoFactory(ready=True))
    for block in (HeadingFactory, ProseFactory, PictureFactory, PullQuoteFactory, ExcerptFactory):
        block(parent=article)
    EstimateFactory(block=ContestedFactFactory(parent=article))
    CastMemberFactory(block=CastFactory(parent=article))
    ChronologyEntryFactory(block=ChronologyBlockFactory(parent=article))
    return article


FORMS = {
    "an article": an_article_of_every_block,
    "a key figure": KeyFigureFactory,
    "a picture": lambda: PhotoFactory(ready=True),
    "an event": EventFactory,
    "an album": AlbumFactory,
    "a topic": TopicFactory,
    "a series": SeriesFactory,
}


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("make", FORMS.values(), ids=FORMS)
def test_its_forms_are_open_to_all(signed_in, make, width):
    made = make()
    signed_in.set_viewport_size({"width": width, "height": 900})
    signed_in.goto(reverse(f"admin:{made._meta.label_lower.replace('.', '_')}_change", args=[made.pk]))
    signed_in.wait_for_load_state("networkidle")

    assert violations_in_both_schemes(signed_in) == []


def test_a_chooser_is_called_what_its_label_says_with_what_is_chosen(signed_in):
    series = SeriesFactory(title="Empire and its satellites")
    article = ArticleFactory(series=series, part=1)
    signed_in.goto(reverse("admin:articles_article_change", args=[article.pk]), wait_until="networkidle")

    chooser = signed_in.get_by_role("combobox", name="Series × Empire and its satellites")

    chooser.click()
    signed_in.get_by_role("searchbox", name="Search").wait_for()
