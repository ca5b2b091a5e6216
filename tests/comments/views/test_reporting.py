import pytest
from pytest_django.asserts import assertContains

from comments.models import CommentReport, State
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}


def address(comment):
    return f"/comments/{comment.pk}/report/"


def send(client, comment, headers=HERE, place="198.51.100.1", **values):
    return client.post(address(comment), {"cause": "abuse"} | values, headers=headers, REMOTE_ADDR=place)


def test_each_comment_in_the_discussion_can_be_reported(client):
    comment = CommentFactory()

    assertContains(client.get(comment.record.article.get_absolute_url()), f'href="{address(comment)}"')
    assertContains(client.get(address(comment)), comment.comment)


def test_a_report_is_kept_and_thanked_for(client):
    comment = CommentFactory()

    page = send(client, comment, words="He is my uncle.", email="bela@example.org")

    assertContains(client.get(page["Location"]), "A moderator will look at it")
    report = CommentReport.objects.get()
    assert (report.comment, report.cause, report.words) == (comment, "abuse", "He is my uncle.")
    assert "198.51.100.1" not in report.ip_hash


def test_the_same_from_the_same_place_is_one_report(client):
    comment = CommentFactory()
    for place in ("198.51.100.1", "198.51.100.1", "198.51.100.2"):
        assert send(client, comment, place=place).status_code == 303

    assert CommentReport.objects.count() == 2


@pytest.mark.parametrize(
    "values",
    [{"cause": ""}, {"cause": "nonsense"}, {"email": "not an address", "words": "Kept."}, {"words": "x" * 2001}],
)
def test_what_cannot_be_taken_comes_back_with_all_that_was_typed(client, values):
    page = send(client, CommentFactory(), **values)

    assert page.status_code == 422
    assertContains(page, values.get("words", "Report a comment"), status_code=422)
    assert not CommentReport.objects.exists()


def test_one_place_cannot_report_everything(client):
    article = ArticleFactory()
    pages = [send(client, CommentFactory(article=article), words="Kept.") for _ in range(6)]

    assert [page.status_code for page in pages] == [303] * 5 + [429]
    assertContains(pages[5], "Kept.", status_code=429)
    assert CommentReport.objects.count() == 5


def test_another_site_reports_nothing(client):
    page = send(client, CommentFactory(), headers={"Sec-Fetch-Site": "cross-site"}, words="Kept.")

    assertContains(page, "Kept.", status_code=422)
    assert not CommentReport.objects.exists()


def test_a_machine_reports_nothing_and_does_not_learn_so(client):
    assert send(client, CommentFactory(), trap="x").status_code == 303
    assert not CommentReport.objects.exists()


@pytest.mark.parametrize("state", [State.AWAITING_MODERATOR, State.SPAM, State.REMOVED])
def test_what_nobody_sees_cannot_be_reported(client, state):
    comment = CommentFactory(state=state, record={"state": state, "reason": "Off the subject."})

    assert client.get(address(comment)).status_code == 404


def test_sets_no_cookie(client):
    assert not client.get(address(CommentFactory())).cookies
