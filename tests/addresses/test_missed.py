import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from addresses import missed
from addresses.models import MissedAddress, Redirect
from config.delivery import edition
from tests.factories import ArticleFactory, KeyFigureFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def counted():
    missed.write_missed_addresses()
    return dict(MissedAddress.objects.values_list("path", "hits"))


def test_an_address_asked_for_in_vain_is_counted(client):
    for _ in range(3):
        client.get("/2016/10/hungary.html")

    assert counted() == {"/2016/10/hungary.html": 3}
    client.get("/2016/10/hungary.html")
    assert counted() == {"/2016/10/hungary.html": 4}


def test_of_who_asked_only_the_site_that_links_is_kept(client):
    client.get("/hungary?email=anna@example.org", headers={"Referer": "https://blog.example/anna/private?x=1"})
    counted()

    row = MissedAddress.objects.get()
    assert (row.path, row.referrer_host) == ("/hungary", "blog.example")


@pytest.mark.parametrize(
    "address",
    [
        "/comments/mine/no-such-token/",
        "/comments/your-data/no-such-token/",
        "/report/R-K7PM-X3QD/",
        "/anna@example.org",
        "/media/pictures/ab/abc-320.jpg",
        "/people/?page=99",
        "/" + "x" * 400,
        "/with%00null",
    ],
)
def test_what_is_one_persons_own_or_no_redirect_can_mend_is_not_counted(client, address):
    client.get(address)

    assert counted() == {}


def test_a_page_that_is_there_is_not_counted(client):
    client.get(ArticleFactory().get_absolute_url())

    assert counted() == {}


@pytest.mark.parametrize(
    "path", ["/wp-login.php", "/.env", "/cgi-bin/luci", "/blog/xmlrpc.php", "/favicon.ico", "/.git/config"]
)
def test_what_programs_ask_for_is_folded_away(client, path):
    client.get(path)
    counted()

    assert MissedAddress.objects.get().is_noise


@pytest.mark.parametrize("path", ["/2016/10/hungary.html", "/wprost-1956", "/envoys", "/p/about.html", "/feeds/posts"])
def test_what_a_reader_may_have_meant_is_not(client, path):
    assert not missed.is_noise(path)


def test_counting_writes_nothing_to_the_database(client):
    client.get("/hungary")
    with CaptureQueriesContext(connection) as queries:
        client.get("/hungary")
        client.get("/another")

    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}


@pytest.mark.parametrize("addresses", [2, 40])
def test_many_are_written_down_in_as_few_queries_as_few(client, addresses, django_assert_num_queries):
    for _ in range(2):
        for number in range(addresses):
            client.get(f"/hungary-{number}")
        with django_assert_num_queries(7):
            missed.write_missed_addresses()

    assert list(MissedAddress.objects.values_list("hits", flat=True)) == [2] * addresses


def test_a_flood_takes_so_many_places_and_no_more(client, monkeypatch):
    monkeypatch.setattr(missed, "PLACES", 5)
    monkeypatch.setattr(missed, "NOISE_PLACES", 2)
    for number in range(12):
        client.get(f"/flood-{number}")
        client.get(f"/{number}.php")
    assert cache.get("missed") == 5

    found = counted()
    assert len([path for path in found if path.startswith("/flood")]) == 5
    assert len(found) == 7


def test_noise_takes_no_place_of_a_readers_address(client, monkeypatch):
    monkeypatch.setattr(missed, "NOISE_PLACES", 1)
    for number in range(5):
        client.get(f"/{number}.php")
    client.get("/hungary")

    assert "/hungary" in counted()


def test_the_table_keeps_what_is_asked_for_most(client, monkeypatch):
    monkeypatch.setattr(missed, "MOST_ROWS", 2)
    for path, times in (("/often", 3), ("/twice", 2), ("/once", 1), ("/noise.php", 9)):
        for _ in range(times):
            client.get(path)

    assert counted() == {"/often": 3, "/twice": 2}


def test_what_nobody_asks_for_any_more_is_let_go():
    long_ago = timezone.now() - missed.FORGOTTEN_AFTER - timezone.timedelta(days=1)
    MissedAddress.objects.create(path="/old", first_seen=long_ago, last_seen=long_ago)

    assert counted() == {}


@pytest.mark.django_db(transaction=True)
def test_writing_them_down_leaves_the_stored_pages(client):
    client.get("/hungary")
    before = edition.current()
    call_command("write_missed_addresses", verbosity=0)

    assert MissedAddress.objects.count() == 1
    assert edition.current() == before


class TestDesk:
    def test_shows_what_was_asked_for_a_moment_ago_and_folds_the_noise(self, editor_client):
        for path in ("/hungary", "/wp-login.php"):
            editor_client.get(path)
        page = editor_client.get("/admin/addresses/missedaddress/").content.decode()

        assert "/hungary" in page
        assert "/wp-login.php" not in page
        assert "/wp-login.php" in editor_client.get("/admin/addresses/missedaddress/?which=noise").content.decode()

    def test_proposes_where_it_may_lead(self, editor_client):
        ArticleFactory(title="Hungary after the tanks", slug="hungary-after-the-tanks")
        page = editor_client.get("/admin/addresses/redirect/add/?old_path=/2016/10/hungary_tanks.html").content.decode()

        assert 'value="/2016/10/hungary_tanks.html"' in page
        assert 'value="/articles/hungary-after-the-tanks/"' in page

    @pytest.mark.parametrize(
        ("path", "meant"),
        [("/people/imre_nagy.html", "/people/imre-nagy/"), ("/search/label/Trials", "/topics/trials/")],
    )
    def test_proposes_people_and_topics_too(self, editor_client, path, meant):
        KeyFigureFactory(name="Imre Nagy", slug="imre-nagy")
        TopicFactory(name="Trials")
        page = editor_client.get(f"/admin/addresses/redirect/add/?old_path={path}").content.decode()

        assert f'value="{meant}"' in page

    def test_an_editor_may_choose_an_article(self, editor_client):
        article = ArticleFactory(slug="twelve-days")
        form = {"old_path": "/hungary", "new_path": "", "article": article.pk, "is_permanent": "on"}
        editor_client.post("/admin/addresses/redirect/add/", form)

        assert editor_client.get("/hungary")["Location"] == "/articles/twelve-days/"

    def test_says_what_is_missing_and_keeps_what_was_typed(self, editor_client):
        page = editor_client.post("/admin/addresses/redirect/add/", {"old_path": "/hungary"}).content.decode()

        assert "Choose an article, or say where it leads." in page
        assert 'value="/hungary"' in page

    def test_folds_away_and_takes_out(self, editor_client):
        now = timezone.now()
        missed_address = MissedAddress.objects.create(path="/hungary", first_seen=now, last_seen=now)
        for action, is_noise in (("fold_away", True), ("take_out", False)):
            chosen = {"action": action, "_selected_action": [missed_address.pk]}
            editor_client.post("/admin/addresses/missedaddress/?which=all", chosen)
            missed_address.refresh_from_db()
            assert missed_address.is_noise is is_noise

    @pytest.mark.parametrize("name", ["missedaddress", "redirect"])
    def test_its_lists_cost_no_more_queries_for_many(self, editor_client, name, django_assert_max_num_queries):
        used = []
        for start, count in ((0, 2), (2, 40)):
            for number in range(start, start + count):
                now = timezone.now()
                MissedAddress.objects.create(path=f"/missed-{number}", first_seen=now, last_seen=now)
                Redirect.objects.create(old_path=f"/old-{number}", new_path="/people/")
            with django_assert_max_num_queries(14) as queries:
                editor_client.get(f"/admin/addresses/{name}/")
            used.append(len(queries))

        assert used[0] == used[1]
