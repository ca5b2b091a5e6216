"""What an editor does with the queue, a complaint, the library and the checklist; each step is counted."""

import re

import pytest
from django.urls import reverse

from articles.models import Article, State
from comments.models import Comment
from comments.models import State as Verdict
from gallery.models import Photo
from tests.factories import ArticleFactory, CommentFactory, PhotoFactory, PictureFactory, TakedownRequestFactory

pytestmark = pytest.mark.django_db(transaction=True)


class Hand:
    """An editor's hand in the browser: whatever it does is a step."""

    def __init__(self, page):
        self.page, self.steps = page, 0

    def tick(self, box):
        self.steps += 1
        box.click()

    def choose(self, label, choice):
        self.steps += 1
        self.page.get_by_label(label).select_option(label=choice)

    def press(self, button):
        """Press what leads to another page, and wait for that."""
        self.steps += 1
        with self.page.expect_navigation():
            button.click()


@pytest.fixture
def hand(signed_in):
    return Hand(signed_in)


def verdicts():
    return [comment.record.state for comment in Comment.objects.with_record().order_by("pk")]


def test_thirty_comments_are_approved_and_five_refused_as_spam_by_two_actions(hand):
    article = ArticleFactory()
    for number in range(35):
        CommentFactory(article=article, words=f"Written on day {number}.", state=Verdict.AWAITING_MODERATOR)
    page = hand.page
    page.goto(reverse("admin:comments_comment_changelist"), wait_until="networkidle")

    hand.tick(page.locator("#action-toggle"))
    for number in range(0, 35, 7):
        hand.tick(page.locator("input.action-select").nth(number))
    hand.choose("Action:", "Publish")
    hand.press(page.locator("button[name=index]"))
    hand.tick(page.locator("#action-toggle"))
    hand.choose("Action:", "Mark as spam")
    hand.press(page.locator("button[name=index]"))

    assert [number for number, verdict in enumerate(verdicts()) if verdict == Verdict.SPAM] == [0, 7, 14, 21, 28]
    assert verdicts().count(Verdict.PUBLISHED) == 30
    assert hand.steps == 11


def test_a_picture_is_withdrawn_everywhere_by_one_press_on_its_complaint(hand):
    photo = PhotoFactory(title="Boots Square", ready=True)
    article = PictureFactory(parent=ArticleFactory(), photo=photo).parent
    complaint = TakedownRequestFactory(photo=photo)
    page = hand.page
    page.goto(reverse("admin:gallery_takedownrequest_change", args=[complaint.pk]), wait_until="networkidle")

    hand.press(page.get_by_role("button", name="Withdraw it from every page"))

    page.locator(".messagelist .success").wait_for()
    assert hand.steps == 1
    page.goto(article.get_absolute_url())
    assert "Boots Square" in page.locator("main .tombstone").first.inner_text()
    assert page.locator("main .figure img").count() == 0
    assert page.goto(photo.get_absolute_url()).status == 410


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("No alternative text", "Without words"),
        ("No credit", "Without credit"),
        ("No right", "Without right"),
        ("Used nowhere", "Used nowhere"),
        ("Looks like another", "Copy"),
    ],
)
def test_pictures_that_lack_something_are_one_press_away(hand, choice, found):
    library_of_each_kind()
    page = hand.page
    page.goto(reverse("admin:gallery_photo_changelist"))

    hand.press(page.locator("#changelist-filter").get_by_role("link", name=re.compile(f"^{choice}", re.IGNORECASE)))

    assert hand.steps == 1
    titles = page.locator("#result_list .field-title").all_inner_texts()
    assert found in titles
    assert "Complete" not in titles


def library_of_each_kind():
    """A picture that lacks nothing and one for each thing that pictures may lack."""
    lacking = {
        "Complete": {},
        "Without words": {"alt_text": ""},
        "Without credit": {"rights": "own", "rights_uri": "", "credit_line": ""},
        "Without right": {"rights": "unknown", "rights_uri": ""},
        "Copy": {},
        "Copied": {},
    }
    for title, values in lacking.items():
        photo = PhotoFactory(title=title, ready=True, **values)
        PictureFactory(photo=photo)
    PhotoFactory(title="Used nowhere", ready=True)
    Photo.objects.update(fingerprint=None)
    Photo.objects.filter(title__startswith="Cop").update(fingerprint=1956)


def test_what_an_article_lacks_is_read_beside_it_and_each_finding_leads_to_its_place(hand):
    lead = PhotoFactory(title="Boots Square", alt_text="", ready=True)
    article = ArticleFactory(draft=True, lead_photo=lead)
    page = hand.page
    page.goto(reverse("admin:articles_article_change", args=[article.pk]), wait_until="networkidle")

    checklist = page.get_by_role("complementary", name="Before you publish")
    error = checklist.locator(".is-error a").first
    error.click()
    assert page.url.endswith("#id_lead_photo")

    hand.press(page.locator("input[type=submit][value='Publish now']").first)
    page.get_by_text("Saved, but not published").wait_for()
    assert Article.objects.get().state == State.DRAFT

    Photo.objects.update(alt_text="Two bronze boots on a plinth.")
    hand.press(page.locator("input[type=submit][value='Publish now']").first)
    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().state == State.PUBLISHED
    assert hand.steps == 2
