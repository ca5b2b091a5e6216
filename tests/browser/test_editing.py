"""An editor builds an article out of blocks, in a real browser."""

import pytest

from articles.models import (
    Article,
    Cast,
    ChronologyBlock,
    ContestedFact,
    Excerpt,
    Heading,
    Picture,
    PictureGroup,
    Prose,
    PullQuote,
    SeeAlso,
)
from articles.prose import marks_in
from tests.factories import ArticleFactory, EventFactory, HeadingFactory, KeyFigureFactory, PhotoFactory, SourceFactory

pytestmark = pytest.mark.django_db(transaction=True)


class Desk:
    """The admin page of one article."""

    def __init__(self, page, article):
        self.page, self.address = page, f"/admin/articles/article/{article.pk}/change/"
        # Tall enough that nothing scrolls while a block is dragged.
        page.set_viewport_size({"width": 1440, "height": 2400})
        self.open()

    def open(self):
        self.page.goto(self.address)
        self.page.locator(".order-machine-insert-target").first.wait_for()

    def add(self, kind, model):
        """Put a block of this kind at the end; its form."""
        self.page.locator(".order-machine-insert-target.last").click()
        self.page.locator(f".plugin-button[title='{kind}']").click()
        # In the page the newest form of a kind comes last; on the screen they stand in the article's order.
        return self.page.locator(f".inline-related[id^=articles_{model._meta.model_name}_set-]:not(.empty-form)").last

    def form_of(self, block):
        """The form of a stored block."""
        own_id = f"input[name^=articles_{block._meta.model_name}_set-][name$=-id][value='{block.pk}']"
        return self.page.locator(f".inline-related:has({own_id}:not([name*=-rows-]))")

    def choose(self, place, words):
        """Choose in a field that is searched by typing; `place` holds the field."""
        place.locator(".select2-selection").first.click()
        self.page.locator(".select2-search__field").last.fill(words)
        self.page.locator(".select2-results__option--highlighted", has_text=words).click()

    def save(self):
        self.page.locator("input[name=_continue]").first.click()
        self.page.locator(".messagelist .success").wait_for()

    def drag(self, block, before):
        """Drag one stored block to the place before another."""
        self.page.wait_for_load_state("networkidle")  # thumbnails push the blocks down when they come
        handle = self.form_of(block).locator("h3[draggable]").first
        handle.drag_to(self.form_of(before), source_position={"x": 90, "y": 12}, target_position={"x": 90, "y": 3})


def write_text(desk, block):
    block.locator(".tiptap").click()
    desk.page.keyboard.type("Nobody had called it a revolution.")


def write_heading(desk, block):
    block.locator("input[name$=-text]").fill("The days of October")


def choose_picture(desk, block):
    desk.choose(block, "Boots Square")


def fill_group(desk, block):
    for _ in range(2):
        block.locator(".block-rows-add").click()
        desk.choose(block.locator(".block-row").last, "Boots Square")


def write_quotation(desk, block):
    block.locator("textarea[name$=-words]").fill("Our troops are in combat.")
    block.locator("input[name$=-date]").fill("4 November 1956")


def write_document(desk, block):
    block.locator("input[name$=-title]").fill("The sixteen points")
    write_text(desk, block)


def fill_cast(desk, block):
    block.locator(".block-rows-add").click()
    desk.choose(block.locator(".block-row").last, "Imre Nagy")


def fill_chronology(desk, block):
    block.locator(".block-rows-add").click()
    desk.choose(block.locator(".block-row").last, "radio building")


def fill_estimates(desk, block):
    block.locator("input[name$=-claim]").fill("Hungarians killed in the fighting")
    block.locator(".block-rows-add").click()
    row = block.locator(".block-row").last
    row.locator("input[name$=-low]").fill("2500")
    row.locator("input[name$=-label]").fill("The figure usual today")


def choose_article(desk, block):
    desk.choose(block, "Tanks in Prague")


KINDS = [
    ("Text", Prose, write_text),
    ("Heading", Heading, write_heading),
    ("Picture", Picture, choose_picture),
    ("Picture group", PictureGroup, fill_group),
    ("Quotation", PullQuote, write_quotation),
    ("Document", Excerpt, write_document),
    ("Cast of key figures", Cast, fill_cast),
    ("Chronology", ChronologyBlock, fill_chronology),
    ("Disputed number", ContestedFact, fill_estimates),
    ("Link to another article", SeeAlso, choose_article),
]


@pytest.fixture
def article():
    article = ArticleFactory(title="Twelve days in Budapest", draft=True)
    HeadingFactory(parent=article, text="The march", ordering=10)
    return article


@pytest.fixture
def _library():
    PhotoFactory(title="Boots Square", ready=True)
    KeyFigureFactory(name="Imre Nagy")
    EventFactory()
    ArticleFactory(title="Tanks in Prague")


def rows_of(block):
    return block.rows.count() if hasattr(block, "rows") else 0


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize(("kind", "model", "fill"), KINDS, ids=[kind for kind, _, _ in KINDS])
def test_a_block_is_added_moved_deleted_and_restored(signed_in, article, kind, model, fill):
    march = Heading.objects.get(text="The march")
    desk = Desk(signed_in, article)

    fill(desk, desk.add(kind, model))
    desk.save()
    block = model.objects.exclude(pk=march.pk if model is Heading else None).get(parent=article)
    rows = rows_of(block)
    assert block.ordering > march.ordering

    desk.drag(block, before=march)
    desk.save()
    block.refresh_from_db()
    march.refresh_from_db()
    assert block.ordering < march.ordering

    desk.form_of(block).locator("input[name$=-DELETE]:not([name*=-rows-])").check()
    desk.save()
    assert not model.objects.filter(pk=block.pk).exists()

    signed_in.goto(f"/admin/articles/article/{article.pk}/history/")
    signed_in.locator(".versions > li").nth(1).get_by_text("Put this version back").click()
    signed_in.get_by_role("button", name="Put it back").click()
    signed_in.locator(".messagelist .success").wait_for()
    restored = model.objects.exclude(pk=march.pk if model is Heading else None).get(parent=article)
    assert str(restored) == str(block)
    assert rows_of(restored) == rows


def test_rows_are_moved_and_removed(signed_in, article):
    for title in ("Boots Square", "The flag", "A tank"):
        PhotoFactory(title=title, ready=True)
    desk = Desk(signed_in, article)
    block = desk.add("Picture group", PictureGroup)
    for title in ("Boots Square", "The flag", "A tank"):
        block.locator(".block-rows-add").click()
        desk.choose(block.locator(".block-row").last, title)
    block.locator(".block-row").last.locator("[data-row-move='-1']").click()
    desk.save()

    group = PictureGroup.objects.get()
    assert [str(row) for row in group.rows.all()] == [
        "Boots Square",
        "A tank",
        "The flag",
    ]

    desk.form_of(group).locator(".block-toggle").click()
    desk.form_of(group).locator(".block-row").first.locator("input[name$=-DELETE]").check()
    desk.save()

    assert [str(row) for row in group.rows.all()] == ["A tank", "The flag"]


def test_a_source_is_cited_without_copying_its_key(signed_in, article):
    SourceFactory(key="gati-2006")
    desk = Desk(signed_in, article)
    block = desk.add("Text", Prose)
    write_text(desk, block)

    block.locator("[data-name=citation]").click()
    dialog = signed_in.locator("dialog.prose-editor-dialog")
    dialog.locator("input[name=source]").fill("gati")
    signed_in.wait_for_selector("#citation-sources option[value='gati-2006']", state="attached")
    dialog.locator("input[name=source]").fill("gati-2006")
    dialog.locator("input[name=locator]").fill("ch. 6")
    dialog.locator("button[type=submit]").click()
    desk.save()

    assert [(mark.source, mark.locator) for mark in marks_in(Prose.objects.get().html)] == [("gati-2006", "ch. 6")]
    assert Article.objects.get(pk=article.pk).articles_prose_set.get().citations.get().source.key == "gati-2006"


def test_a_wrong_row_keeps_what_was_typed_and_says_what_is_wrong(signed_in, article):
    desk = Desk(signed_in, article)
    block = desk.add("Disputed number", ContestedFact)
    block.locator("input[name$=-claim]").fill("Hungarians killed in the fighting")
    block.locator(".block-rows-add").click()
    block.locator("input[name$='-0-label']").fill("Western textbooks before 1989")

    signed_in.locator("input[name=_continue]").first.click()
    signed_in.locator(".errornote").first.wait_for()

    signed_in.get_by_text("An estimate needs a number").wait_for()
    assert signed_in.locator("input[name$='-0-label']").input_value() == "Western textbooks before 1989"
