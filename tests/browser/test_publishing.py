"""An editor looks at an article before it is public, shows it to others, and sets its time; each step is counted."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import timezone

from articles.models import Article, ReviewNote, State
from tests.factories import ArticleFactory, HeadingFactory, PhotoFactory, PictureFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    article = ArticleFactory(title="Twelve days in Budapest", draft=True)
    HeadingFactory(parent=article, text="The march", ordering=10)
    PictureFactory(parent=article, photo=PhotoFactory(ready=True), ordering=20)
    return article


class Desk:
    """The page of an article in the admin, counting what the editor fills in and clicks."""

    def __init__(self, page, article=None):
        self.page, self.steps = page, 0
        page.goto(f"/admin/articles/article/{article.pk}/change/" if article else "/admin/articles/article/add/")

    def fill(self, name, value):
        self.steps += 1
        self.page.locator(f"[name={name}]").fill(value)

    def press(self, label):
        """Press a button, and wait for the page that answers."""
        with self.page.expect_navigation():
            self._press(label)

    def _press(self, label):
        self.steps += 1
        self.page.locator(f"input[type=submit][value='{label}']").first.click()

    def preview(self):
        """The window that opens, and the frame in it."""
        with self.page.context.expect_page() as opened:
            self._press("Preview")
        opened.value.locator(".preview-stage").wait_for()
        return opened.value, opened.value.frame_locator(".preview-stage iframe")


def test_publishing_for_a_time_takes_two_fields_and_a_button(signed_in, article):
    begin = timezone.localtime().replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=7)
    desk = Desk(signed_in, article)

    desk.fill("publish_at", f"{begin:%Y-%m-%dT%H:%M}")
    desk.fill("unpublish_at", f"{begin + timedelta(days=30):%Y-%m-%dT%H:%M}")
    desk.press("Schedule")

    assert f"Scheduled for {begin:%A}" in signed_in.locator(".article-state").inner_text()
    assert desk.steps == 3
    article.refresh_from_db()
    assert (article.state, article.publish_at) == (State.SCHEDULED, begin)


def test_an_unsaved_article_is_looked_at_by_one_click(signed_in):
    desk = Desk(signed_in)
    desk.page.locator("[name=title]").fill("Thirteen days in Budapest")
    desk.page.locator("[name=standfirst]").fill("A student march became a revolution.")

    window, frame = desk.preview()

    assert desk.steps == 1
    assert frame.locator("h1").inner_text() == "Thirteen days in Budapest"
    assert not Article.objects.exists()
    assert signed_in.locator("[name=title]").input_value() == "Thirteen days in Budapest"
    window.get_by_role("button", name="Phone").click()
    assert window.locator("iframe").bounding_box()["width"] == 390


def test_the_page_in_the_frame_works_like_that_of_readers(signed_in, article):
    window, frame = Desk(signed_in, article).preview()
    address = window.url

    frame.locator(".figure a:has(> picture)").first.click()
    frame.locator("dialog.lightbox[open]").wait_for()
    frame.locator("dialog.lightbox").press("Escape")
    frame.locator("a[href='#section-1']:visible").first.click()

    frame.locator("#section-1").wait_for()
    assert window.url == address


def test_a_draft_is_shown_to_a_colleague_by_one_click_and_one_link(signed_in, article, chromium, live_server):
    desk = Desk(signed_in, article)
    signed_in.locator(".article-sharing summary").click()

    desk.press("Save and make a link")

    link = signed_in.locator(".shared-links input").input_value()
    assert desk.steps == 1
    colleague = chromium.new_context()
    page = colleague.new_page()
    page.goto(link)
    assert "Draft, shared by editor until" in page.locator(".draft-banner").inner_text()
    signed_in.get_by_role("button", name="Revoke").click()
    signed_in.get_by_text("Revoked").wait_for()
    assert page.goto(link).status == 410
    colleague.close()


def test_a_note_stands_beside_its_block_and_what_is_not_saved_stays(signed_in, article):
    Desk(signed_in, article)
    signed_in.locator("[name=title]").fill("Not saved yet")
    block = signed_in.locator(".inline-related:has(input[value='The march'])").first
    block.locator(".block-toggle").click()
    block.locator(".review-write summary").click()

    block.locator(".review-write textarea").fill("Who called it a march?")
    block.get_by_role("button", name="Add the note").click()

    block.get_by_text("Who called it a march?").wait_for()
    assert signed_in.locator("[name=title]").input_value() == "Not saved yet"
    assert ReviewNote.objects.get().block_kind == "heading"
    signed_in.locator("input[name=_continue]").first.click()
    signed_in.locator(".messagelist .success").wait_for()
    block.get_by_text("Who called it a march?").wait_for()
    block.get_by_role("button", name="Settled").click()
    block.get_by_text("settled by editor").wait_for()


def test_whoever_submitted_it_still_reads_it_in_order_and_answers(
    page, article, client, django_user_model, live_server
):
    anna = django_user_model.objects.create_user("anna", is_staff=True)
    anna.groups.set(Group.objects.filter(name="Contributors"))
    Article.objects.filter(pk=article.pk).update(status="review", writer=anna, submitted_by=anna)
    client.force_login(anna, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    page.goto(f"/admin/articles/article/{article.pk}/change/")
    block = page.locator(".order-machine .inline-related:has-text('The march')").first
    block.locator(".review-write summary").click()
    block.locator(".review-write textarea").fill("The radio called it so.")
    block.get_by_role("button", name="Add the note").click()

    block.get_by_text("The radio called it so.").wait_for()
    assert page.locator("input[name=_continue]").count() == 0
    assert ReviewNote.objects.get().written_by == anna
