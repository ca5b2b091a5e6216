import pytest
from django.db import IntegrityError

from sidebar.models import HistoryLink, PointToPonder, Quotation, Snippet
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_a_quotation_keeps_its_uncertain_date():
    quotation = Quotation.objects.create(words="A spectre is haunting Europe.", speaker="Karl Marx", date="1848-02")

    quotation.refresh_from_db()
    assert str(quotation.date) == "February 1848"


def test_what_leads_to_an_article_goes_with_it():
    article = ArticleFactory()
    Snippet.objects.create(text="The statue had stood for less than five years.", article=article)
    PointToPonder.objects.create(title="Was it a revolution?", text="It had no leader.", article=article)

    article.delete()

    assert not Snippet.objects.exists()
    assert not PointToPonder.objects.exists()


def test_another_site_is_linked_once():
    HistoryLink.objects.create(title="Fortepan", url="https://fortepan.hu/")

    with pytest.raises(IntegrityError):
        HistoryLink.objects.create(title="Fortepan again", url="https://fortepan.hu/")


def test_topics_are_shared_with_articles():
    ArticleFactory(topics=["Hungary"])
    quotation = Quotation.objects.create(words="We are at our post.", speaker="Imre Nagy")
    quotation.topics.set(["hungary"])

    assert [topic.name for topic in quotation.topics.all()] == ["Hungary"]
