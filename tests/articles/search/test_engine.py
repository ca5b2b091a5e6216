"""The same on every database: what is found, in which order, and what stands beside it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import SearchDocument
from articles.search import engine
from articles.search.engine import Filters
from articles.search.query import parse
from tests import factories as make

pytestmark = pytest.mark.django_db


class TestWords:
    @pytest.mark.parametrize("text", ["Kádár", "Kadar", "KADAR", "János Kádár", "Kádár János", "kadar janos"])
    def test_a_person_is_found_with_or_without_accents_in_either_order(self, find, text):
        make.KeyFigureFactory(name="János Kádár", role="Installed by Moscow")
        make.KeyFigureFactory(name="Imre Nagy")

        assert find(text) == ["János Kádár"]

    @pytest.mark.parametrize(
        ("written", "asked"),
        [
            ("Győr", "Gyor"),
            ("Őrség", "orseg"),
            ("árvíztűrő", "arvizturo"),
            ("Gomułka", "gomulka"),
            ("Đilas", "dilas"),
            ("Ceaușescu", "Ceausescu"),
            ("gyor", "Győr"),
            ("Straße", "strasse"),
            ("Хрущёв", "хрущёв"),
        ],
    )
    def test_letters_of_all_its_languages_are_found(self, find, written, asked):
        make.ArticleFactory(title=f"The road to {written}")

        assert find(asked) == [f"The road to {written}"]

    def test_other_forms_of_a_word_are_found(self, find):
        make.ArticleFactory(title="Two revolutions")

        assert find("revolution") == ["Two revolutions"]

    def test_all_words_are_wanted(self, find):
        make.ArticleFactory(title="Tanks in Prague")
        make.ArticleFactory(title="Tanks in Budapest")

        assert find("tanks Prague") == ["Tanks in Prague"]

    def test_a_phrase_stands_together(self, find):
        make.ArticleFactory(title="Free radio in Europe")
        make.ArticleFactory(title="Radio Free Europe")

        assert find('"radio free europe"') == ["Radio Free Europe"]

    def test_a_phrase_may_be_of_words_that_are_everywhere(self, find):
        make.ArticleFactory(title="To be or not to be neutral")

        assert find('"to be or not to be"') == ["To be or not to be neutral"]

    def test_a_beginning_is_enough(self, find):
        make.ArticleFactory(title="Budapest besieged")
        make.ArticleFactory(title="Belgrade")

        assert find("buda*") == ["Budapest besieged"]

    def test_a_beginning_may_be_longer_than_the_stem(self, find):
        make.TopicFactory(name="Revolution")
        make.TopicFactory(name="Evolution")

        assert find("revolutio*") == ["Revolution"]

    def test_what_is_excluded_is_left_out(self, find):
        make.ArticleFactory(title="Tanks in Prague")
        make.ArticleFactory(title="Tanks in Budapest")

        assert find("tanks -Prague") == ["Tanks in Budapest"]
        assert find('tanks -"in Prague"') == ["Tanks in Budapest"]

    def test_one_or_the_other(self, find):
        for name in ("Imre Nagy", "János Kádár", "Ernő Gerő"):
            make.KeyFigureFactory(name=name, sort_name=name)

        assert sorted(find("Nagy OR Kádár")) == ["Imre Nagy", "János Kádár"]

    @pytest.mark.parametrize("word", ["1956", "7e3", "0x1f", "3rd", "1e5", "T34", "12e"])
    def test_numbers_are_words(self, find, word):
        make.ArticleFactory(title=f"The column {word} of the list")

        assert find(word) == [f"The column {word} of the list"]

    def test_years_joined_by_a_dash_are_two_words(self, find):
        make.ArticleFactory(title="The Cold War, 1945-1989")

        assert find("1989") == ["The Cold War, 1945-1989"]


class TestWhatIsFound:
    def test_every_kind(self, find):
        make.ArticleFactory(title="Bridge of Andau")
        make.KeyFigureFactory(name="A man of the bridge")
        make.PhotoFactory(title="The bridge")
        make.EventFactory(what="The bridge is blown up")
        make.TopicFactory(name="Bridges")

        assert sorted(find("bridge")) == [
            "A man of the bridge", "Bridge of Andau", "Bridges", "The bridge", "The bridge is blown up"
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "add",
        [
            lambda article: make.HeadingFactory(parent=article, text="Andau"),
            lambda article: make.ProseFactory(parent=article, html="<p>Over the bridge at <em>Andau</em></p>"),
            lambda article: make.PictureFactory(parent=article, caption="At Andau"),
            lambda article: make.PictureGroupFactory(parent=article, caption="At Andau"),
            lambda article: make.GroupedPictureFactory(block__parent=article, caption="At Andau"),
            lambda article: make.PullQuoteFactory(parent=article, words="We went to Andau."),
            lambda article: make.PullQuoteFactory(parent=article, speaker="James of Andau"),
            lambda article: make.ExcerptFactory(parent=article, title="The report from Andau"),
            lambda article: make.ExcerptFactory(parent=article, html="<p>Andau, November</p>"),
            lambda article: make.CastFactory(parent=article, title="At Andau"),
            lambda article: make.CastMemberFactory(block__parent=article, caption="Came to Andau"),
            lambda article: make.ChronologyBlockFactory(parent=article, title="Days at Andau"),
            lambda article: make.ContestedFactFactory(parent=article, claim="Refugees at Andau"),
            lambda article: make.EstimateFactory(block__parent=article, label="The priest of Andau"),
            lambda article: make.SeeAlsoFactory(parent=article, note="More of Andau"),
        ],
    )
    def test_the_words_of_every_block_are_found_in_its_article(self, find, add):
        article = make.ArticleFactory(title="Over the border")
        add(article)

        assert find("Andau", kind="article") == ["Over the border"]

    def test_a_person_by_other_names_and_biography(self, find):
        make.KeyFigureFactory(name="Imre Nagy", other_names="Uncle Imre", biography="<p>Born in Kaposvár.</p>")

        assert find("uncle") == find("kaposvar") == ["Imre Nagy"]

    def test_a_picture_by_all_that_is_said_of_it(self, find):
        make.PhotoFactory(
            title="A wall",
            caption="A queue",
            credit_line="Fortepan / Faragó",
            transcription="Éljen",
            translation="Long live",
        )

        for word in ("wall", "queue", "farago", "eljen", "live", "Budapest", "October"):
            assert find(word) == ["A wall"]

    def test_an_event_by_its_place_and_date(self, find):
        make.EventFactory(what="The footbridge is blown up", place="Andau", date="1956-11-21")

        assert find("Andau") == find('"21 November 1956"') == ["The footbridge is blown up"]

    def test_drafts_and_what_is_withdrawn_are_not_found(self, find):
        make.ArticleFactory(draft=True, title="Andau, unfinished")
        photo = make.PhotoFactory(title="Andau in the snow")
        type(photo).objects.filter(pk=photo.pk).update(withdrawn_at=timezone.now(), withdrawal_reason="Not ours.")

        assert find("Andau") == []

    def test_an_article_is_found_from_its_moment_to_its_end_without_anybody_doing_anything(self, find, monkeypatch):
        now = timezone.now()
        make.ArticleFactory(title="Andau", publish_at=now + timedelta(days=1), unpublish_at=now + timedelta(days=3))

        assert find("Andau") == []
        monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=2))
        assert find("Andau") == ["Andau"]
        monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=4))
        assert find("Andau") == []

    def test_an_event_is_public_with_its_article(self, find):
        make.EventFactory(what="The bridge is blown up", article=make.ArticleFactory(draft=True))

        assert find("bridge") == []

    def test_a_hit_whose_thing_is_no_longer_public_is_left_out_even_if_the_index_has_it(self, find):
        article = make.ArticleFactory(title="Andau")
        assert find("Andau") == ["Andau"]
        with connection.cursor() as cursor:
            cursor.execute("UPDATE articles_article SET status = 'draft' WHERE id = %s", [article.pk])

        assert find("Andau") == []


class TestOrder:
    def test_title_stands_above_text(self, find):
        told = make.ArticleFactory(title="The secret speech")
        make.ProseFactory(parent=told, html="<p>Prague, Prague, Prague and Prague again.</p>")
        make.ArticleFactory(title="Tanks in Prague")

        assert find("Prague") == ["Tanks in Prague", "The secret speech"]

    def test_an_article_of_that_name_stands_above_an_event_that_tells_of_it(self, find):
        make.EventFactory(what="Tanks reach Budapest", place="Budapest")
        make.ArticleFactory(title="Twelve days in Budapest")

        assert find("Budapest")[0] == "Twelve days in Budapest"

    def test_the_newest_first(self, find):
        for days in (3, 1, 2):
            make.ArticleFactory(title=f"Budapest {days}", publish_at=timezone.now() - timedelta(days=days))

        assert find("Budapest", sort="newest") == ["Budapest 1", "Budapest 2", "Budapest 3"]

    def test_in_the_order_of_history(self, find):
        for period in ("1968", "1953", "1956"):
            make.ArticleFactory(title=f"Crisis of {period}", period=period)
        make.ArticleFactory(title="Crisis at some time")

        assert find("crisis", sort="told") == [
            "Crisis of 1953",
            "Crisis of 1956",
            "Crisis of 1968",
            "Crisis at some time",
        ]


class TestFilters:
    def test_by_kind(self, find):
        make.ArticleFactory(title="Budapest")
        make.PhotoFactory(title="A street in Budapest")

        assert find("Budapest", kind="picture") == ["A street in Budapest"]

    def test_by_topic(self, find):
        topic = make.TopicFactory(name="Refugees")
        make.ArticleFactory(title="Andau", topics=["Refugees"])
        make.ArticleFactory(title="Andau, another")
        make.PhotoFactory(title="Andau in the snow").topics.set(["Refugees"])

        assert sorted(find("Andau", topic=topic)) == ["Andau", "Andau in the snow"]

    def test_by_person(self, find):
        nagy = make.KeyFigureFactory(name="Imre Nagy")
        article = make.ArticleFactory(title="The trial")
        make.CastMemberFactory(block__parent=article, figure=nagy)
        make.EventFactory(what="The trial begins").figures.add(nagy)
        make.ArticleFactory(title="Another trial")
        nagy.photos.add(make.PhotoFactory(title="At the trial"))

        assert sorted(find("trial", person=nagy)) == ["At the trial", "The trial", "The trial begins"]

    def test_by_decade(self, find):
        make.ArticleFactory(title="Crisis of 1956", period="1956")
        make.ArticleFactory(title="The long crisis", period="1945/1989")
        make.ArticleFactory(title="Crisis of 1968", period="1968")

        assert sorted(find("crisis", decade=1950)) == ["Crisis of 1956", "The long crisis"]

    def test_alone_they_list_what_they_leave(self, find):
        make.PhotoFactory(title="A wall")
        make.ArticleFactory()

        assert find("", kind="picture") == ["A wall"]

    @pytest.mark.parametrize("kind", ["", "article", "picture", "event"])
    @pytest.mark.parametrize("wanted", ["topic", "person"])
    def test_of_many_the_newest_are_the_same_in_whichever_way_they_are_looked_for(self, wanted, kind, monkeypatch):
        topic, nagy = make.TopicFactory(name="Trials"), make.KeyFigureFactory(name="Imre Nagy")
        for number in range(4):
            moment = timezone.now() - timedelta(days=number)
            article = make.ArticleFactory(topics=["Trials"] if number else [], publish_at=moment)
            make.CastMemberFactory(block__parent=article, figure=nagy)
            make.EventFactory(article=article).figures.add(nagy)
            photo = make.PhotoFactory()
            photo.topics.set(["Trials"] if number else [])
            nagy.photos.add(photo)
        filters = Filters(kind=kind, **{wanted: {"topic": topic, "person": nagy}[wanted]})
        monkeypatch.setattr(engine, "MOST", 3)
        ways = []
        for near in (0, 100):
            monkeypatch.setattr(engine, "NEAR", near)
            with CaptureQueriesContext(connection) as queries:
                ways.append([(hit.kind, str(hit.title), hit.address) for hit in engine.search(parse(""), filters)[0:3]])
            assert ("EXISTS" in "".join(query["sql"] for query in queries)) == bool(near)

        assert ways[0] == ways[1]
        assert len(ways[0]) == 3

    def test_counts_are_by_kind_whatever_kind_is_asked_for(self):
        make.ArticleFactory(title="Budapest")
        make.PhotoFactory(title="A street in Budapest")

        assert engine.search(parse("Budapest"), Filters(kind="picture")).counts == {"article": 1, "picture": 1}


class TestWhatWasMeant:
    @pytest.mark.parametrize(
        ("asked", "meant"), [("Budapst", "Budapest"), ("Kadarr", "Kádár"), ("tanks in Prauge", "tanks in Prague")]
    )
    def test_a_slip_is_corrected(self, asked, meant):
        make.ArticleFactory(title="Budapest, Kádár and the tanks in Prague")

        assert engine.search(parse(asked), Filters()).meant == meant

    def test_nothing_is_guessed_when_something_was_found(self):
        make.ArticleFactory(title="Budapest")

        assert engine.search(parse("Budapest"), Filters()).meant == ""

    def test_words_of_drafts_are_not_given_away(self):
        article = make.ArticleFactory(title="Maléter")
        article.status = "draft"
        article.save()

        assert engine.search(parse("Malter"), Filters()).meant == ""


class TestSuggestions:
    def test_begin_like_what_was_typed_people_first(self):
        make.ArticleFactory(title="Nagycenk")
        make.KeyFigureFactory(name="Imre Nagy")

        assert engine.suggestions("nag") == ["Imre Nagy", "Nagycenk"]

    @pytest.mark.parametrize("typed", ["revolutio", "the revol", "Révolut"])
    def test_are_not_for_whole_words_only(self, typed):
        make.ArticleFactory(title="The Revolution")

        assert engine.suggestions(typed) == ["The Revolution"]

    @pytest.mark.parametrize("typed", ["", "a", "\0", "'", '"*'])
    def test_need_two_letters(self, typed):
        assert engine.suggestions(typed) == []

    def test_name_no_drafts(self):
        make.ArticleFactory(draft=True, title="Revolution")

        assert engine.suggestions("revol") == []


@pytest.mark.parametrize("count", [2, 12])
def test_a_page_of_hits_takes_the_same_queries_whatever_is_on_it(count):
    for number in range(count):
        make.ArticleFactory(title=f"Budapest {number}", lead_photo=make.PhotoFactory())
        make.KeyFigureFactory(name=f"Budapest {number}", portrait=make.PhotoFactory())
        make.EventFactory(what="Budapest", article=make.ArticleFactory())
    engine.search(parse("Budapest"), Filters())

    with CaptureQueriesContext(connection) as queries:
        found = engine.search(parse("Budapest"), Filters())
        hits = found[:20]

    assert len(hits) == min(20, found.total)
    assert len([query for query in queries if query["sql"].startswith("SELECT")]) <= 15


_OPERATORS = [
    *(
        '"',
        "*",
        "-",
        "OR",
        "AND",
        "NOT",
        "(",
        ")",
        ":",
        "'",
        "\\",
        "NEAR/2",
        "title_terms:",
        "&|!<->",
        "^",
        "+",
        ";",
        "--",
    ),
    *("é", "😀", "שלום", "\0", "%s", "{}"),
]
_PIECES = st.lists(st.sampled_from(["Budapest", *_OPERATORS]) | st.text(max_size=5), max_size=12)


@pytest.fixture
def budapest(db):
    return make.TopicFactory(name="Budapest")


@given(pieces=_PIECES, glue=st.sampled_from(["", " "]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_no_question_breaks_the_database(budapest, pieces, glue):
    text = glue.join(pieces)
    results = engine.search(parse(text), Filters())

    assert len(results[:20]) <= 1
    assert engine.suggestions(text) in ([], ["Budapest"])
    assert isinstance(results.meant, str)


def test_a_book_without_end_is_indexed():
    words = " ".join(f"{number:x}" for number in range(10_000, 150_000))
    figure = make.KeyFigureFactory(biography=f"<p>{words}</p>")

    assert engine.search(parse("Imre"), Filters()).total == 1
    assert SearchDocument.objects.get(object_id=figure.pk, kind="person").body_terms
