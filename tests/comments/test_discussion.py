from datetime import timedelta

import pytest
from django.utils import timezone

from comments.discussion import PAGE, Discussion
from comments.latest import latest_comments
from comments.models import Comment, SitePolicy, State
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db


def shown(article, **asked):
    """The words of each entry, indented by its depth; a gap is "—"."""
    entries = Discussion(article, **asked).entries
    words = dict(Comment.objects.values_list("pk", "comment"))
    return ["  " * entry.depth + (words[entry.pk] if entry.html else "—") for entry in entries]


def write(article, words, answers=None, state=State.PUBLISHED, **values):
    record = values.pop("record", {}) | ({"reason": "Off the subject."} if state == State.REMOVED else {})
    return CommentFactory(article=article, words=words, answers=answers, state=state, record=record, **values)


class TestThreads:
    def test_stand_in_the_order_of_time_with_answers_below(self, article):
        square = write(article, "I was in the square.")
        write(article, "I was in Győr.")
        answer = write(article, "Which square?", square)
        write(article, "Bem Square.", answer)

        assert shown(article) == ["I was in the square.", "  Which square?", "    Bem Square.", "I was in Győr."]
        assert shown(article, order="newest")[0] == "I was in Győr."

    def test_of_equal_places_in_the_storage_lose_nothing(self, article):
        square = write(article, "I was in the square.")
        for number in range(3):
            write(article, f"So was I {number}.", square)
        Comment.objects.update(order=1)

        assert len(shown(article)) == 4

    def test_pinned_stand_first(self, article):
        write(article, "Thank you.")
        write(article, "A correction.", record={"pinned": True})

        assert shown(article)[0] == "A correction."

    def test_keep_their_place_when_one_has_been_removed(self, article):
        square = write(article, "I was in the square.", state=State.REMOVED)
        write(article, "Which square?", square)
        write(article, "Buy watches.", state=State.REMOVED)

        assert shown(article) == ["—", "  Which square?"]

    @pytest.mark.parametrize("state", [State.AWAITING_MODERATOR, State.AWAITING_CONFIRMATION, State.SPAM])
    def test_never_hold_what_is_not_published(self, article, state):
        square = write(article, "I was in the square.")
        write(article, "Hidden.", square, state=state)

        assert shown(article) == ["I was in the square."]

    def test_show_an_answer_also_when_what_it_answered_has_gone_without_a_trace(self, article):
        square = write(article, "I was in the square.")
        write(article, "Which square?", square)
        Comment.objects.get(pk=square.pk).delete()

        assert shown(article) == ["Which square?"]

    def test_say_whom_a_deep_answer_answers(self, article):
        first = write(article, "1", user_name="Anna Kiss")
        second = write(article, "2", first)
        third = write(article, "3", second, user_name="Imre Nagy")
        write(article, "4", second)
        write(article, "5", third)

        *_, last = Discussion(article).entries
        assert (last.depth, last.answers.name) == (2, "Imre Nagy")

    def test_pages_are_cut_in_order_and_permalinks_know_them(self, article, client):
        now = timezone.now()
        made = [write(article, str(number), submit_date=now + timedelta(seconds=number)) for number in range(PAGE + 20)]

        assert Discussion(article).pages == 2
        assert shown(article, page="2") == [str(number) for number in range(PAGE, PAGE + 20)]
        assert client.get(f"/comments/{made[-1].pk}/").url == (
            f"/articles/twelve-days/?discussion=2#comment-{made[-1].pk}"
        )
        assert "Page 2 of 2" in client.get("/articles/twelve-days/?discussion=2").text

    @pytest.mark.parametrize("page", ["-1", "0", "99999999999999999999", "ten", "", "²", "1.5"])
    def test_a_page_that_is_not_there_is_the_nearest(self, article, client, page):
        write(article, "I was in the square.")

        assert "I was in the square." in client.get("/articles/twelve-days/", {"discussion": page}).text


class TestOnTheArticle:
    def test_shows_name_day_and_words_and_never_the_address(self, article, client):
        write(article, "I was *there*.", user_name="Anna Kiss", user_email="anna@example.org")

        page = client.get(article.get_absolute_url())

        assert "Anna Kiss" in page.text
        assert "<p>I was <em>there</em>.</p>" in page.text
        assert "anna@example.org" not in page.text
        assert "gravatar" not in page.text

    def test_sets_no_cookie(self, article, client):
        write(article, "I was there.")

        assert not client.get(article.get_absolute_url()).cookies

    def test_whoever_saves_data_comes_to_the_page_that_they_asked_for(self, article, client):
        answer = client.get("/articles/twelve-days/?discussion=2", headers={"Save-Data": "on"})

        assert answer.url == "/articles/twelve-days/?discussion=2&pictures=ask"

    def test_whoever_reads_without_pictures_turns_its_pages_without_them(self, article, client, monkeypatch):
        monkeypatch.setattr("comments.discussion.PAGE", 1)
        CommentFactory.create_batch(2, article=article)

        for asked, next_page in (("ask", "?pictures=ask&amp;discussion=2"), ("all", "?discussion=2")):
            text = client.get(f"/articles/twelve-days/?pictures={asked}").text
            assert f'href="/articles/twelve-days/{next_page}#discussion"' in text

    def test_an_empty_one_invites(self, article, client):
        assert "Nobody has written yet" in client.get(article.get_absolute_url()).text

    def test_a_closed_one_says_since_when(self, article, client):
        article.comments_open_until = timezone.now() - timedelta(days=1)
        article.save()
        write(article, "I was there.")
        page = client.get(article.get_absolute_url()).text

        assert "The discussion closed on" in page
        assert "comments/new/" not in page
        assert "I was there." in page

    def test_the_site_can_close_old_ones(self, article, client):
        SitePolicy(close_after_days=30).save()
        article.publish_at = timezone.now() - timedelta(days=31)
        article.save()

        assert "The discussion closed on" in client.get(article.get_absolute_url()).text

    def test_where_there_is_none_nothing_is_said_of_it(self, article, client):
        article.discussion = "off"
        article.save()

        assert "Discussion" not in client.get(article.get_absolute_url()).text

    def test_says_who_is_author_and_what_came_from_elsewhere(self, article, client):
        write(article, "Thank you.", record={"role": "author"})
        write(article, "First!", record={"imported_from": "the old site"})
        page = client.get(article.get_absolute_url()).text

        assert '<span class="badge">Author</span>' in page
        assert "from the old site" in page

    @pytest.mark.parametrize("count", [3, 60])
    def test_costs_three_queries_however_long_it_is(self, article, count, django_assert_num_queries):
        above = None
        for number in range(count):
            above = write(article, str(number), above if number % 3 else None)

        with django_assert_num_queries(3):
            discussion = Discussion(article)
            assert discussion.policy.is_open
            assert len(discussion.entries) == count


class TestPermalink:
    def test_leads_to_the_place(self, article, client):
        comment = write(article, "I was there.")

        assert client.get(f"/comments/{comment.pk}/").url == f"/articles/twelve-days/#comment-{comment.pk}"

    @pytest.mark.parametrize("state", sorted(set(State) - {State.PUBLISHED}))
    def test_leads_nowhere_unless_it_is_published(self, article, client, state):
        comment = write(article, "I was there.", record={"reason": "Off the subject."})
        comment.move_to(state)

        assert client.get(f"/comments/{comment.pk}/").status_code == 404

    def test_leads_nowhere_while_the_article_is_a_draft(self, client):
        comment = write(ArticleFactory(draft=True), "I was there.")

        assert client.get(f"/comments/{comment.pk}/").status_code == 404


class TestLatest:
    def test_are_the_newest_public_ones_on_published_articles(self, article, django_assert_num_queries):
        for number in range(4):
            write(article, str(number))
        write(article, "Hidden.", state=State.AWAITING_MODERATOR)
        write(article, "Removed.", state=State.REMOVED)
        write(ArticleFactory(draft=True), "On a draft.")

        with django_assert_num_queries(1):
            latest = latest_comments(2)
            assert [(comment.comment, comment.record.article.title) for comment in latest] == [
                ("3", "Twelve days in Budapest"),
                ("2", "Twelve days in Budapest"),
            ]
