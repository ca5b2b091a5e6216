"""A withdrawn picture is gone from every public address of the site, whatever kind of page there will be.

`PAGES` names every public address pattern; a new one fails the first test until it is added here, with an address
at which the picture would be shown if it were not withdrawn, or with the reason why it shows no picture.
"""

import re

import pytest
import reversion
from django.core.files.storage import default_storage
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from articles.cards.making import make_card
from articles.models import Article, SharedDraft
from articles.versions.recording import announce
from gallery.darkroom import keys_of
from gallery.models import Album, Photo, Topic
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CastFactory,
    CastMemberFactory,
    EventFactory,
    GroupedPictureFactory,
    KeyFigureFactory,
    PhotoFactory,
    PictureFactory,
    PictureGroupFactory,
    ProseFactory,
    SeeAlsoFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db

# What belongs to editors, or serves files by their name: the files themselves are asked for below.
NOT_PAGES = ("admin:", "media", "styleguide")

NO_PICTURE = "a form, a feed or an answer that shows no picture"

PAGES = {
    "articles:home": ["/"],
    "articles:article": [
        "/articles/twelve-days/",
        "/articles/twelve-days/?pictures=ask",
        "/articles/twelve-days/?pictures=all",
        "/articles/that-leads-on/",
    ],
    "articles:citation": [f"/articles/twelve-days/citation.{form}" for form in ("bib", "ris", "json")],
    "articles:changes": ["/articles/twelve-days/v/1/changes/", "/articles/twelve-days/v/2/changes/"],
    "articles:corrections": ["/articles/twelve-days/corrections/"],
    "articles:version": ["/articles/twelve-days/v/1/"],
    "articles:version_citation": ["/articles/twelve-days/v/1/citation.bib"],
    "articles:read": NO_PICTURE,
    "articles:feed": ["/feeds/articles.atom", "/feeds/articles.rss", "/feeds/articles.json"],
    "articles:feed_by": ["/feeds/topics/hungary.atom", "/feeds/topics/hungary.rss", "/feeds/authors/anna-kiss.json"],
    "articles:chronology": ["/chronology/"],
    "articles:longer": ["/chronology/longer/"],
    "articles:period": ["/chronology/1950s/", "/chronology/1956/"],
    "articles:month": ["/chronology/1956/10/"],
    "articles:today": ["/on-this-day/"],
    "articles:on_this_day": ["/on-this-day/10-23/"],
    "articles:on_this_day_feed": ["/on-this-day.atom"],
    "articles:run": ["/anniversaries/1956-10-23/1956-11-10/"],
    "articles:run_feed": ["/anniversaries/1956-10-23/1956-11-10.atom"],
    "articles:figures": ["/people/"],
    "articles:figure": ["/people/pal-maleter/", "/people/in-the-picture/"],
    "articles:manifest": ["/iiif/article/{article}/manifest.json"],
    "articles:opensearch": ["/opensearch.xml"],
    "articles:search": [
        "/search/?q=boots",
        "/search/?q=bronze+boots+stayed",
        "/search/?q=szt%C3%A1lin",
        "/search/?q=twelve+days",
        "/search/?q=Mal%C3%A9ter",
    ],
    "articles:suggestions": ["/search/suggestions/?q=boots", "/search/suggestions/?q=mal"],
    "articles:archive": ["/archive/"],
    "articles:archive_year": ["/archive/2026/"],
    "articles:archive_month": ["/archive/2026/10/"],
    "articles:author": ["/authors/anna-kiss/"],
    "articles:series": ["/series/empire/"],
    "articles:shared_draft": ["{shared}"],
    "articles:topic": ["/topics/hungary/"],
    "articles:topics": ["/topics/"],
    "articles:pictures": [
        "/pictures/",
        "/pictures/?topic=hungary",
        "/pictures/?decade=1950s",
        "/pictures/?person=in-the-picture",
    ],
    "comments:article_feed": ["/articles/twelve-days/comments.atom"],
    "comments:feed": ["/comments.atom"],
    "comments:write": ["/articles/twelve-days/comments/new/"],
    "comments:appeal": NO_PICTURE,
    "comments:ask_for_data": ["/comments/your-data/"],
    "comments:comment": NO_PICTURE,
    "comments:confirm": NO_PICTURE,
    "comments:data_file": NO_PICTURE,
    "comments:decide": NO_PICTURE,
    "comments:edit": NO_PICTURE,
    "comments:following": NO_PICTURE,
    "comments:own": NO_PICTURE,
    "comments:remove": NO_PICTURE,
    "comments:report": NO_PICTURE,
    "comments:stop": NO_PICTURE,
    "comments:your_data": NO_PICTURE,
    "gallery:album": ["/albums/october/"],
    "gallery:albums": ["/albums/"],
    "gallery:manifest": ["/iiif/album/{album}/manifest.json"],
    "gallery:photo": ["{photo}"],
    "gallery:report": ["/pictures/{pk}/report/"],
    "gallery:report_page": ["/report/"],
    "gallery:reported": ["/report/R-K7PM-X3QD/"],
    "gallery:rights": ["/pictures/rights/"],
    "gallery:rights_of": ["/pictures/rights/cc-by-sa-30/"],
    "sidebar:sites": ["/history-sites/"],
    "robots": ["/robots.txt"],
    "sitemap": [
        "/sitemap-pictures.xml",
        "/sitemap-albums.xml",
        "/sitemap-articles.xml",
        "/sitemap-years.xml",
    ],
    "sitemap_index": ["/sitemap.xml"],
}
# Where the picture is sure to be seen before it is withdrawn: else this test would prove nothing.
SHOW_IT = {
    "articles:home",
    "articles:article",
    "articles:version",
    "articles:changes",
    "articles:author",
    "articles:feed",
    "articles:feed_by",
    "articles:series",
    "articles:shared_draft",
    "articles:figures",
    "articles:figure",
    "articles:topic",
    "articles:topics",
    "articles:pictures",
    "articles:manifest",
    "articles:search",
    "gallery:album",
    "gallery:manifest",
    "gallery:photo",
    "sitemap",
}
ANSWERS = {"gallery:photo": 410}


def names_in(patterns, namespace=""):
    """The names of all address patterns, with their namespaces; a pattern without name goes by its form."""
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from names_in(entry.url_patterns, namespace + inner)
        else:
            yield namespace + (entry.name or str(entry.pattern))


def public_names():
    return {name for name in names_in(get_resolver().url_patterns) if not name.startswith(NOT_PAGES)}


def test_every_public_address_is_walked():
    assert public_names() == set(PAGES)


@pytest.fixture
def photo(django_capture_on_commit_callbacks):
    """A picture with its files, used in every way that there is."""
    with django_capture_on_commit_callbacks(execute=True):
        photo = PhotoFactory(
            title="Boots Square",
            caption="Only the bronze boots stayed on the plinth.",
            alt_text="Two boots, each as tall as a man.",
            transcription="SZTÁLIN",
            source_url="https://fortepan.example/4711",
        )
        PhotoFactory(title="The parliament").topics.set(["Hungary"])
    photo.refresh_from_db()
    use_in_every_way(photo)
    return photo


def use_in_every_way(photo):
    """Each relation to a picture, and each kind of page that shows it by way of another thing."""
    other_photo = Photo.objects.get(title="The parliament")
    photo.topics.set(["Hungary"])
    series = SeriesFactory(slug="empire")
    article = ArticleFactory(
        title="Twelve days",
        slug="twelve-days",
        lead_photo=photo,
        topics=["Hungary"],
        series=series,
        part=1,
        publish_at="2026-10-23T08:00Z",
    )
    article.authorships.create(author=AuthorFactory())
    PictureFactory(parent=article, photo=photo, caption="Here it says more of the boots.")
    PictureFactory(parent=article, photo=other_photo)
    for layout in ("pair", "grid", "strip"):
        group = PictureGroupFactory(parent=article, layout=layout)
        GroupedPictureFactory.create_batch(2, block=group, photo=photo)
    maleter = KeyFigureFactory(name="Pál Maléter", sort_name="Maléter, Pál", slug="pal-maleter", portrait=photo)
    in_it = KeyFigureFactory(name="Ilona Tóth", sort_name="Tóth, Ilona", slug="in-the-picture")
    in_it.photos.add(photo)
    CastMemberFactory(block=CastFactory(parent=article), figure=maleter)
    ProseFactory(parent=article, html='<p><a href="/people/pal-maleter/">Pál Maléter</a> spoke.</p>')
    EventFactory(article=article, photo=photo).figures.add(maleter, in_it)
    Album.objects.create(title="October", slug="october").photos.add(photo, other_photo)
    Topic.objects.filter(name="Hungary").update(lead_photo=photo)
    other = ArticleFactory(title="That leads on", slug="that-leads-on", series=series, part=2)
    SeeAlsoFactory(parent=other, article=article)
    other.related.add(article)
    draft = ArticleFactory(title="Not yet published", slug="not-yet-published", draft=True, lead_photo=photo)
    SharedDraft.for_days(draft, 7, by=None)
    publish_a_second_version(article)
    make_card(article.pk)


def publish_a_second_version(article):
    """The words under the picture are changed, so that the public difference has them."""
    article = Article.objects.get(pk=article.pk)
    with reversion.create_revision():
        reversion.add_to_revision(article)
    article.articles_picture_set.filter(caption="Here it says more of the boots.").update(caption="")
    with reversion.create_revision():
        reversion.add_to_revision(article)
        announce(article)


def traces_of(photo):
    """Whatever would lead to the picture, or is a part of what it says."""
    keys = keys_of(photo)
    names = {name for key in keys for name in default_storage.listdir(f"pictures/{key[:2]}")[1]}
    return (
        keys
        | names
        | {
            photo.content_hash,
            photo.original.name,
            photo.caption,
            photo.alt_text,
            photo.transcription,
            photo.source_url,
            "Here it says more of the boots.",
        }
    )


def walk(client, photo):
    """Pattern, address, and what comes back from it with its headers, for every address of `PAGES`."""
    shared = SharedDraft.objects.get().get_absolute_url()
    numbers = {
        "shared": shared,
        "pk": photo.pk,
        "article": Article.objects.get(slug="twelve-days").pk,
        "album": Album.objects.get().pk,
    }
    for name, addresses in PAGES.items():
        for address in addresses if isinstance(addresses, list) else []:
            address = address.format(photo=photo.get_absolute_url(), **numbers)  # noqa: PLW2901
            response = client.get(address)
            yield name, address, response.status_code, f"{response.headers}\n{response.content.decode()}"


def test_every_kind_of_use_is_walked(photo):
    """Whatever can show a picture does so here: a new relation fails until it is added above."""
    from gallery.uses import _showing  # noqa: PLC0415

    unused = [
        relation.field
        for relation in _showing()
        if not relation.related_model._base_manager.filter(**{relation.field.name: photo.pk}).exists()
    ]

    assert unused == []


def test_nothing_of_a_withdrawn_picture_is_left_anywhere(client, photo, django_capture_on_commit_callbacks):
    traces = traces_of(photo)
    files = [
        f"/media/pictures/{name[:2]}/{name}"
        for name in traces
        if re.search(r"-(\d+\.avif|\d+\.jpg|card-\w+\.jpg)$", name)
    ]
    before = list(walk(client, photo))
    assert [address for _, address, status, _ in before if status != 200] == []
    for name in SHOW_IT:
        assert any(trace in page for walked, _, _, page in before if walked == name for trace in traces), name
    assert len(files) == 5

    with django_capture_on_commit_callbacks(execute=True):
        photo.withdraw("Its owner objected.")

    after = list(walk(client, photo))
    assert [(address, trace) for _, address, _, page in after for trace in traces if trace in page] == []
    for name, address, status, _ in after:
        assert status == ANSWERS.get(name, 200), address
    assert {client.get(file).status_code for file in files} <= {404, 410}


def test_no_page_leads_to_the_page_of_a_withdrawn_picture(client, photo):
    address = photo.get_absolute_url()
    photo.withdraw("Its owner objected.")

    leading = [where for name, where, _, page in walk(client, photo) if address in page]

    # The form to report it names it.
    assert leading == [f"/pictures/{photo.pk}/report/"]


def test_reinstated_it_is_shown_again_in_every_place(client, photo, django_capture_on_commit_callbacks):
    before = [(address, page.count("/media/")) for _, address, _, page in walk(client, photo)]
    for step in (lambda: photo.withdraw("Its owner objected."), photo.reinstate):
        with django_capture_on_commit_callbacks(execute=True):
            step()

    assert [(address, page.count("/media/")) for _, address, _, page in walk(client, photo)] == before


def test_a_picture_in_two_hundred_articles_is_withdrawn_with_the_same_few_queries(
    photo, django_assert_max_num_queries, client
):
    for _ in range(200):
        PictureFactory(photo=photo)

    with django_assert_max_num_queries(12):
        photo.withdraw("Its owner objected.")

    for article in Article.objects.published()[:200:20]:
        assert "/media/pictures/" not in client.get(article.get_absolute_url()).content.decode()
