import pytest
from pytest_django.asserts import assertContains

from articles.appearances import articles_showing
from tests.factories import (
    ArticleFactory,
    CastMemberFactory,
    GroupedPictureFactory,
    PhotoFactory,
    PictureFactory,
)

pytestmark = pytest.mark.django_db


def test_a_picture_leads_to_its_place_in_each_article(client):
    photo = PhotoFactory(ready=True)
    block, row = PictureFactory(photo=photo), GroupedPictureFactory(photo=photo)

    found = dict(articles_showing(photo))

    assert found == {
        block.parent: f"{block.parent.get_absolute_url()}#figure-{block.pk}",
        row.block.parent: f"{row.block.parent.get_absolute_url()}#figure-in-group-{row.pk}",
    }
    for article, address in found.items():
        assertContains(client.get(article.get_absolute_url()), f'id="{address.partition("#")[2]}"', count=1)


def test_the_lead_picture_and_a_portrait_in_a_cast_count_too():
    photo = PhotoFactory(ready=True)
    led = ArticleFactory(lead_photo=photo)
    cast = CastMemberFactory(figure__portrait=photo).block.parent

    assert {article for article, _ in articles_showing(photo)} == {led, cast}


def test_an_article_is_named_once_and_a_draft_never():
    photo = PhotoFactory(ready=True)
    article = ArticleFactory(lead_photo=photo)
    PictureFactory.create_batch(2, parent=article, photo=photo)
    PictureFactory(parent=ArticleFactory(draft=True), photo=photo)

    assert articles_showing(photo) == [(article, article.get_absolute_url())]
