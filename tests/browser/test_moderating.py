"""A moderator works through the queue in a real browser, and a reading is counted."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import DailyReads
from articles.reads import write_reads
from comments.models import Comment, CommentReport, State
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db(transaction=True)

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
QUEUE = "/admin/comments/comment/"


@pytest.fixture
def queue(signed_in):
    """The queue with three comments that wait."""
    article = ArticleFactory()
    for words in ("Written first.", "Written second.", "Written third."):
        CommentFactory(article=article, words=words, state=State.AWAITING_MODERATOR)
    signed_in.goto(QUEUE)
    return signed_in


def states():
    comments = Comment.objects.with_record().order_by("pk")
    return [comment.record.state for comment in comments]


def decide(page, key):
    """Press a key that decides: the queue comes anew, with what was done."""
    with page.expect_navigation():
        page.keyboard.press(key)
    page.locator(".messagelist .success").wait_for()


def test_keys_decide_one_after_the_other(queue):
    queue.keyboard.press("j")
    decide(queue, "a")
    decide(queue, "s")

    assert states() == [State.PUBLISHED, State.SPAM, State.AWAITING_MODERATOR]


def test_keys_walk_without_deciding(queue):
    for key in "asjjjk":
        queue.keyboard.press(key)

    assert "Written second." in queue.evaluate("document.activeElement.innerText")
    assert set(states()) == {State.AWAITING_MODERATOR}


def test_a_refusal_asks_for_its_reason_and_enter_sends_it(queue):
    for key in "jjr":
        queue.keyboard.press(key)
    queue.keyboard.type("As Anna said: see above.")
    decide(queue, "Enter")

    assert states() == [State.AWAITING_MODERATOR, State.REFUSED, State.AWAITING_MODERATOR]
    assert Comment.objects.with_record().get(comment="Written second.").record.reason == "As Anna said: see above."


def test_the_buttons_work_without_scripts(chromium, queue, live_server):
    without = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=queue.context.storage_state()
    )
    page = without.new_page()
    page.goto(QUEUE)
    page.get_by_role("button", name="Spam").nth(1).click()
    without.close()

    assert states() == [State.AWAITING_MODERATOR, State.SPAM, State.AWAITING_MODERATOR]


@pytest.mark.parametrize("width", [390, 1440])
def test_the_cards_are_accessible_and_fit(queue, width):
    CommentReport.objects.create(comment=Comment.objects.first(), cause="abuse", words="He shouts.")
    queue.set_viewport_size({"width": width, "height": 900})
    queue.goto(f"{QUEUE}?queue=reported")

    found = Axe().run(queue, context="#changelist-form .comment-card").response["violations"]

    assert found == []
    assert queue.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_reading_is_counted_without_a_cookie(chromium, live_server):
    article = ArticleFactory()
    reader = chromium.new_context(base_url=live_server.url, user_agent=FIREFOX)
    page = reader.new_page()
    page.clock.install()
    with page.expect_response("**/read") as answer:
        page.goto(article.get_absolute_url())
        page.clock.run_for(11_000)
    status, cookies = answer.value.status, reader.cookies()
    reader.close()

    write_reads()
    assert (status, cookies) == (204, [])
    assert DailyReads.objects.get().reads == 1
