"""Every page of the admin asks the database a fixed number of times, whatever it shows: no row is asked for alone."""

from itertools import count

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from zeal import zeal_context, zeal_ignore

from addresses.models import MissedAddress, Redirect
from articles.models import Article, Author, Authorship, Event, KeyFigure, OutgoingLink, Series, Source
from comments.models import Comment, DefenceRule, SitePolicy, State
from gallery.bin.keeping import keep
from gallery.models import Album, AlbumPhoto, Binned, LedgerEntry, Photo, TakedownRequest, Topic
from sidebar.models import HistoryLink, PointToPonder, Quotation, Snippet
from tests import factories

pytestmark = pytest.mark.django_db

# Made and shown by packages; whoever runs the site looks at them, editors never do.
OF_PACKAGES = {"axes", "django_tasks_database", "sites", "taggit"}
OURS = sorted(
    (model for model in admin.site._registry if model._meta.app_label not in OF_PACKAGES),
    key=lambda model: model._meta.label,
)
number = count(1)


def make_article():
    """An article with a block of each kind, each block with rows that have rows."""
    photo = factories.PhotoFactory(ready=True)
    series = factories.SeriesFactory(title=f"Empire {next(number)}")
    article = factories.ArticleFactory(lead_photo=photo, series=series, part=1, draft=True)
    Authorship.objects.create(article=article, author=make_author())
    article.related.add(factories.ArticleFactory())
    factories.ProseFactory(parent=article)
    factories.HeadingFactory(parent=article)
    factories.PullQuoteFactory(parent=article, source=make_source())
    factories.ExcerptFactory(parent=article, source=make_source())
    factories.SeeAlsoFactory(parent=article)
    for _ in range(3):
        factories.PictureFactory(parent=article, photo=factories.PhotoFactory(ready=True))
    _make_rows(article)
    return article


def _make_rows(article):
    group, cast = factories.PictureGroupFactory(parent=article), factories.CastFactory(parent=article)
    days, dispute = factories.ChronologyBlockFactory(parent=article), factories.ContestedFactFactory(parent=article)
    for _ in range(3):
        factories.GroupedPictureFactory(block=group, photo=factories.PhotoFactory(ready=True))
        factories.CastMemberFactory(block=cast, figure=make_figure())
        factories.ChronologyEntryFactory(block=days, event=factories.EventFactory())
        factories.EstimateFactory(block=dispute)


def make_author():
    return factories.AuthorFactory(slug=f"anna-kiss-{next(number)}")


def make_source():
    return factories.SourceFactory(key=f"gati-{next(number)}")


def make_figure():
    figure = factories.KeyFigureFactory(portrait=factories.PhotoFactory(ready=True))
    figure.keep_portrait_among_photos()
    return figure


def make_event():
    event = factories.EventFactory(article=factories.ArticleFactory())
    event.figures.add(make_figure())
    return event


def make_photo():
    photo = factories.PhotoFactory(ready=True)
    photo.topics.add(make_topic())
    return photo


def make_topic():
    return factories.TopicFactory(name=f"Hungary {next(number)}")


def make_album():
    album = factories.AlbumFactory()
    for place in range(3):
        AlbumPhoto.objects.create(album=album, photo=factories.PhotoFactory(ready=True), ordering=place)
    return album


def make_binned():
    user = get_user_model().objects.create_user(f"editor {next(number)}")
    photo = make_photo()
    keep([photo], user)
    photo.delete()
    return Binned.objects.first()


def make_comment():
    comment = factories.CommentFactory(state=State.AWAITING_MODERATOR)
    return factories.CommentFactory(article=comment.record.article, answers=comment, state=State.AWAITING_MODERATOR)


def make_log_entry():
    user = get_user_model().objects.create_user(f"editor {next(number)}")
    LogEntry.objects.log_actions(user.pk, [factories.ArticleFactory()], CHANGE, "Changed.")
    return LogEntry.objects.first()


def make_ledger_entry():
    user = get_user_model().objects.create_user(f"editor {next(number)}")
    return LedgerEntry.record(LedgerEntry.What.KEPT, request=factories.TakedownRequestFactory(), by=user)


def make_user():
    user = get_user_model().objects.create_user(f"editor {next(number)}", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def make_missed_address():
    now = timezone.now()
    return MissedAddress.objects.create(path=f"/lost/{next(number)}/", hits=3, first_seen=now, last_seen=now)


def make_link():
    """A broken link that stands in a text, a source and among the history sites."""
    link = factories.OutgoingLinkFactory()
    factories.LinkPlaceFactory(link=link, kind="prose", number=factories.ProseFactory().pk)
    factories.LinkPlaceFactory(link=link, kind="source", number=make_source().pk)
    factories.LinkPlaceFactory(link=link, kind="historylink", number=factories.HistoryLinkFactory().pk)
    return link


def make_policy():
    SitePolicy().save()
    return SitePolicy.objects.get()


MAKE = {
    LogEntry: make_log_entry,
    Article: make_article,
    Author: make_author,
    Event: make_event,
    KeyFigure: make_figure,
    OutgoingLink: make_link,
    Series: lambda: factories.SeriesFactory(title=f"Empire {next(number)}"),
    Source: make_source,
    Comment: make_comment,
    DefenceRule: lambda: DefenceRule.objects.create(pattern=f"casino{next(number)}"),
    SitePolicy: make_policy,
    Album: make_album,
    Binned: make_binned,
    LedgerEntry: make_ledger_entry,
    Photo: make_photo,
    TakedownRequest: factories.TakedownRequestFactory,
    Topic: make_topic,
    Redirect: lambda: Redirect.objects.create(old_path=f"/old-{next(number)}/", new_path="/people/"),
    MissedAddress: make_missed_address,
    Quotation: factories.QuotationFactory,
    Snippet: factories.SnippetFactory,
    PointToPonder: factories.PointToPonderFactory,
    HistoryLink: factories.HistoryLinkFactory,
    get_user_model(): make_user,
    Group: lambda: Group.objects.create(name=f"Readers of proofs {next(number)}"),
}
# Few rows, of which one page shows all.
FEW = {SitePolicy: 1}


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def pages_of(model, thing):
    """The addresses of all pages about a kind of thing, and about one of them."""
    found = [address(model, "changelist"), address(model, "add")]
    for page in ("change", "delete", "history"):
        try:
            found.append(address(model, page, thing.pk))
        except NoReverseMatch:
            continue
    return found


def test_there_is_a_way_to_make_each_kind():
    assert {model._meta.label for model in OURS} - {model._meta.label for model in MAKE} == set()


# Who signed in, and the account that is shown, are asked for once each, by the same line of Django's.
ONCE_EACH = [{"model": "auth.User", "field": "get()"}]


@pytest.mark.parametrize("model", OURS, ids=[model._meta.label for model in OURS])
def test_no_page_asks_for_each_row(editor_client, model):
    made = [MAKE[model]() for _ in range(FEW.get(model, 3))]

    for page in pages_of(model, made[0]):
        with zeal_context(), zeal_ignore(ONCE_EACH):
            assert editor_client.get(page).status_code in (200, 302, 403), page


@pytest.mark.parametrize("model", OURS, ids=[model._meta.label for model in OURS])
def test_a_longer_list_asks_no_more(editor_client, model):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert editor_client.get(address(model, "changelist")).status_code == 200
        return len(queries)

    for _ in range(FEW.get(model, 2)):
        MAKE[model]()
    editor_client.get(address(model, "changelist"))
    few = asked()
    for _ in range(FEW.get(model, 4)):
        MAKE[model]()

    assert asked() <= few
    assert few <= 30


def test_the_desk_and_the_help_ask_for_nothing_alone(editor_client):
    for make in (make_article, make_comment, make_log_entry, make_ledger_entry):
        make()
    for name in ("index", "help"):
        with zeal_context():
            assert editor_client.get(reverse(f"admin:{name}")).status_code == 200


def test_the_pages_of_a_long_list_hold_every_row_once(editor_client):
    factories.ArticleFactory.create_batch(120)
    found = []
    for page in (1, 2, 3):
        shown = editor_client.get(address(Article, "changelist"), {"p": page}).context["cl"].result_list
        found += [article.pk for article in shown]

    assert found == [article.pk for article in Article.objects.order_by("-publish_at", "-pk")]
