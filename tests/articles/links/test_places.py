"""Which links readers meet, where each stands, and how an archived copy takes the place of one."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from reversion.models import Version

from articles.links.finding import elsewhere
from articles.links.places import KINDS, find_places, places_of
from articles.models import LinkPlace, OutgoingLink, PublishedVersion
from articles.prose import mark
from tests.factories import (
    ArticleFactory,
    EstimateFactory,
    ExcerptFactory,
    HistoryLinkFactory,
    KeyFigureFactory,
    OutgoingLinkFactory,
    ProseFactory,
    PullQuoteFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

REV = "https://www.rev.hu/history_of_56/"
COPY = "https://web.archive.org/web/20120301120000/https://www.rev.hu/history_of_56/"


def text(*addresses, **values):
    links = " ".join(f'<a href="{address}">there</a>' for address in addresses)
    return ProseFactory(html=f"<p>{links}</p>", **values)


def found():
    find_places()
    return {link.address: [(place.kind, place.number) for place in link.places.all()] for link in _links()}


def _links():
    return OutgoingLink.objects.prefetch_related("places")


@pytest.mark.parametrize(
    ("address", "page"),
    [
        (REV, REV),
        (f"{REV}#arms", REV),
        (f" {REV} ", REV),
        ("HTTPS://www.rev.hu/", "https://www.rev.hu/"),
        ("//www.rev.hu/", "https://www.rev.hu/"),
        ("/articles/suez/", ""),
        ("#section-1", ""),
        ("mailto:anna@example.org", ""),
        ("https://history.example.org", ""),
        ("https://history.example.org/articles/suez/", ""),
        ("https://history.example.org.evil.example/", "https://history.example.org.evil.example/"),
        ("https://www.rev.hu/" + "é" * 1000, ""),
        ("", ""),
    ],
)
def test_what_leads_to_another_site(address, page):
    assert elsewhere(address, "https://history.example.org", 2000) == page


class TestFinding:
    def test_texts_and_documents_of_published_articles(self):
        prose = text(REV, "https://fortepan.hu/?a=1&amp;b=2", "/articles/suez/")
        excerpt = ExcerptFactory(html=f'<p><a href="{REV}#top">there</a></p>')
        text("https://draft.example/", parent=ArticleFactory(draft=True))

        assert found() == {
            REV: [("prose", prose.pk), ("excerpt", excerpt.pk)],
            "https://fortepan.hu/?a=1&b=2": [("prose", prose.pk)],
        }

    def test_sources_by_whatever_an_article_cites_them(self):
        sources = [SourceFactory(key=f"bekes-{number}", url=f"https://www.rev.hu/{number}") for number in range(5)]
        ProseFactory(html=f"<p>Here{mark('bekes-0')}.</p>")
        PullQuoteFactory(source=sources[1])
        ExcerptFactory(source=sources[2])
        EstimateFactory(source=sources[3])
        PullQuoteFactory(source=sources[4], parent=ArticleFactory(draft=True))

        assert found() == {source.url: [("source", source.pk)] for source in sources[:4]}

    def test_of_a_source_with_an_archived_copy_only_that(self):
        source = SourceFactory(url=REV, archived_url=COPY)
        PullQuoteFactory(source=source)

        assert found() == {COPY: [("source", source.pk)]}

    def test_biographies(self):
        figure = KeyFigureFactory(biography=f'<p><a href="{REV}">there</a></p>')

        assert found() == {REV: [("keyfigure", figure.pk)]}

    def test_history_sites(self):
        site = HistoryLinkFactory(url="https://fortepan.hu/")

        assert found() == {"https://fortepan.hu/": [("historylink", site.pk)]}

    def test_what_readers_meet_no_more_is_forgotten(self):
        prose = text(REV)
        found()
        prose.html = "<p>No link.</p>"
        prose.save()

        assert found() == {}

    def test_what_is_known_of_a_link_stays(self):
        text(REV)
        find_places()
        OutgoingLink.objects.update(what_happened="It answers.", is_ignored=True)
        text(REV)
        find_places()

        assert OutgoingLink.objects.get().is_ignored
        assert LinkPlace.objects.count() == 2

    def test_asks_as_much_of_many_texts_as_of_few(self):
        def asked():
            with CaptureQueriesContext(connection) as queries:
                find_places()
            return len(queries)

        text(REV)
        asked()
        text(f"{REV}one/")
        few = asked()
        for number in range(8):
            text(f"{REV}{number}/")

        assert asked() == few


class TestPlaces:
    def test_are_told_as_an_editor_finds_them(self):
        prose = text(REV, parent=ArticleFactory(title="Twelve days in Budapest"))
        source = SourceFactory(url=REV)
        PullQuoteFactory(source=source)
        HistoryLinkFactory(title="The 1956 Institute", url=REV)
        find_places()
        [link] = OutgoingLink.objects.all()

        told = {place.words: place.address for place in places_of([link])[link.pk]}

        assert set(told) == {"Twelve days in Budapest", "Source: Gati, 2006", "History site: The 1956 Institute"}
        assert told["Twelve days in Budapest"].endswith(f"/{prose.parent_id}/change/#block-prose-{prose.pk}")

    def test_that_are_gone_meanwhile_are_left_out(self):
        prose = text(REV)
        find_places()
        prose.delete()
        [link] = OutgoingLink.objects.all()

        assert places_of([link]) == {}


class TestReplacing:
    def test_leads_every_such_link_of_a_text_to_the_copy(self, editor):
        prose = text(REV, f"{REV}#arms", "https://fortepan.hu/")
        KINDS["prose"].replace(prose.pk, REV, COPY, editor)
        prose.refresh_from_db()

        assert prose.html.count(f'href="{COPY}"') == 2
        assert 'href="https://fortepan.hu/"' in prose.html
        assert found().keys() == {COPY, "https://fortepan.hu/"}

    def test_is_a_version_of_the_article_that_can_be_put_back(self, editor):
        prose = text(REV)
        before = prose.parent.updated_at
        KINDS["prose"].replace(prose.pk, REV, COPY, editor)
        prose.parent.refresh_from_db()
        versions = Version.objects.get_for_object(prose.parent)

        assert [version.revision.user for version in versions] == [editor, None]
        assert REV in str([version.field_dict for version in versions[1].revision.version_set.all()])
        assert prose.parent.updated_at > before
        assert PublishedVersion.objects.get().revision == versions[0].revision

    def test_of_a_biography(self, editor):
        figure = KeyFigureFactory(biography=f'<p><a href="{REV}">there</a></p>')
        KINDS["keyfigure"].replace(figure.pk, REV, COPY, editor)
        figure.refresh_from_db()

        assert figure.biography == f'<p><a href="{COPY}">there</a></p>'

    def test_puts_it_beside_the_address_of_a_source(self, editor):
        source = SourceFactory(url=REV)
        KINDS["source"].replace(source.pk, REV, COPY, editor)
        source.refresh_from_db()

        assert (source.url, source.archived_url) == (REV, COPY)

    def test_says_why_not_and_changes_nothing(self, editor):
        site = HistoryLinkFactory(title="The 1956 Institute", url=REV)
        HistoryLinkFactory(url=COPY)
        with pytest.raises(ValidationError, match="The 1956 Institute: "):
            KINDS["historylink"].replace(site.pk, REV, COPY, editor)
        site.refresh_from_db()

        assert site.url == REV

    @pytest.mark.parametrize("kind", ["prose", "excerpt", "keyfigure", "source", "historylink"])
    def test_of_what_is_gone_or_was_changed_meanwhile_is_nothing(self, editor, kind):
        source, site = SourceFactory(url="https://fortepan.hu/"), HistoryLinkFactory(url="https://fortepan.hu/")
        for number in (source.pk, site.pk, 999):
            KINDS[kind].replace(number, REV, COPY, editor)
        source.refresh_from_db()
        site.refresh_from_db()

        assert source.archived_url == ""
        assert site.url == "https://fortepan.hu/"


def test_rules_are_kept_by_the_database():
    with pytest.raises(ValidationError, match="begins with http"):
        OutgoingLinkFactory.build(address="ftp://rev.hu/").full_clean()
    with pytest.raises(ValidationError, match="says since when"):
        OutgoingLinkFactory.build(failing_since=None).full_clean()
    with pytest.raises(ValidationError, match="an address and a date"):
        OutgoingLinkFactory.build(archived_at=None).full_clean()
