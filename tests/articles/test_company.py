import pytest
from pytest_django.asserts import assertContains, assertNotContains

from articles.company import company_of
from tests.factories import ArticleFactory, CastFactory, CastMemberFactory, KeyFigureFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nagy():
    return KeyFigureFactory(slug="imre-nagy")


def in_one_article(*figures, **article):
    block = CastFactory(parent=ArticleFactory(**article))
    for figure in figures:
        CastMemberFactory(block=block, figure=figure)


def in_one_picture(*figures, **photo):
    photo = PhotoFactory(ready=True, **photo)
    for figure in figures:
        figure.photos.add(photo)
    return photo


def together(figure, most=5):
    return [(other.figure.name, other.articles, other.pictures) for other in company_of(figure, most)]


def test_who_shares_most_articles_and_pictures_comes_first(nagy):
    kadar, maleter, bem = (KeyFigureFactory(name=name) for name in ("János Kádár", "Pál Maléter", "Józef Bem"))
    in_one_article(nagy, kadar, maleter)
    in_one_article(nagy, kadar)
    in_one_picture(nagy, kadar)
    in_one_picture(maleter, bem)

    assert together(nagy) == [("János Kádár", 2, 1), ("Pál Maléter", 1, 0)]
    assert together(nagy, most=1) == [("János Kádár", 2, 1)]


def test_an_article_with_two_casts_counts_once(nagy):
    article, kadar = ArticleFactory(), KeyFigureFactory(name="János Kádár")
    for figure in (nagy, kadar, kadar):
        CastMemberFactory(block__parent=article, figure=figure)

    assert together(nagy) == [("János Kádár", 1, 0)]


def test_drafts_and_withdrawn_pictures_bring_nobody_together(nagy):
    kadar = KeyFigureFactory(name="János Kádár")
    in_one_article(nagy, kadar, draft=True)
    in_one_picture(nagy, kadar).withdraw("Its owner objected.")

    assert together(nagy) == []


def test_the_page_says_with_whom_and_how_often(client, nagy):
    kadar = KeyFigureFactory(name="János Kádár", slug="janos-kadar")
    in_one_article(nagy, kadar)
    in_one_article(nagy, kadar)
    in_one_picture(nagy, kadar)

    response = client.get(nagy.get_absolute_url())

    assertContains(response, "Appears with")
    assertContains(response, "2 articles, 1 picture")


def test_who_appears_alone_has_no_list(client, nagy):
    in_one_article(nagy)

    assertNotContains(client.get(nagy.get_absolute_url()), "Appears with")


def test_takes_as_many_queries_in_any_company(nagy, django_assert_num_queries):
    for size in (2, 12):
        in_one_article(nagy, *KeyFigureFactory.create_batch(size, portrait=PhotoFactory(ready=True)))
        with django_assert_num_queries(4):
            assert [other.figure.portrait for other in company_of(nagy, 5)]
