"""The forms of the ten kinds of block, in the order of the "add" menu."""

from content_editor.admin import ContentEditorInline
from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Prefetch
from django.forms.models import BaseInlineFormSet

from gallery.admin.choosing import ChosenSelect, KnownChoice, KnowsItsChoices, know_own_row
from gallery.admin.widgets import ChoosesPhotos

from ..models import (
    Cast,
    CastMember,
    ChronologyBlock,
    ChronologyEntry,
    ContestedFact,
    Estimate,
    Excerpt,
    GroupedPicture,
    Heading,
    Picture,
    PictureGroup,
    Prose,
    PullQuote,
    SeeAlso,
)
from .rows import form_with_rows


class BlockFormSet(BaseInlineFormSet):
    """The forms of all blocks of a kind."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        know_own_row(form)


class BlockForm(KnowsItsChoices, forms.ModelForm):
    """The form of a block."""


class BlockInline(ChoosesPhotos, ContentEditorInline):
    """What all blocks have in common: small text areas, relations chosen by typing, pictures with their thumbnails.

    The blocks of a kind come in one query and their rows in another, each with all that the form shows of them.
    """

    template = "admin/articles/blocks/formset.html"
    form = BlockForm
    formset = BlockFormSet
    regions = {"main"}
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}}

    def get_queryset(self, request):
        blocks = super().get_queryset(request).select_related(*_relations(self.model, "parent"))
        if not hasattr(self.model, "rows"):
            return blocks
        row = self.model._meta.get_field("rows").related_model
        return blocks.prefetch_related(Prefetch("rows", row.objects.select_related(*_relations(row, "block"))))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs |= {"widget": ChosenSelect(db_field, self.admin_site), "form_class": KnownChoice}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def _relations(model, owner):
    """What a block or row refers to, other than the article or block that it belongs to."""
    return [field.name for field in model._meta.fields if field.many_to_one and field.name != owner]


class BlockWithRowsInline(BlockInline):
    """A block whose form carries its rows."""

    @admin.display(description="")
    def rows(self, block):
        """What stands in the place of the rows' forms for who may look and not change."""
        return "; ".join(str(row) for row in block.rows.all())


class ProseInline(BlockInline):
    model = Prose
    icon = "notes"
    formfield_overrides = {}


class HeadingInline(BlockInline):
    model = Heading
    icon = "title"


class PictureInline(BlockInline):
    model = Picture
    icon = "image"


class PictureGroupInline(BlockWithRowsInline):
    model = PictureGroup
    icon = "collections"
    form = form_with_rows(PictureGroup, GroupedPicture, "Add a picture")


class PullQuoteInline(BlockInline):
    model = PullQuote
    icon = "format_quote"
    autocomplete_fields = ["source"]


class ExcerptInline(BlockInline):
    model = Excerpt
    icon = "description"
    autocomplete_fields = ["source"]
    formfield_overrides = {}


class CastInline(BlockWithRowsInline):
    model = Cast
    icon = "groups"
    form = form_with_rows(Cast, CastMember, "Add a person")


class ChronologyInline(BlockWithRowsInline):
    model = ChronologyBlock
    icon = "event"
    form = form_with_rows(ChronologyBlock, ChronologyEntry, "Add an event")


class ContestedFactInline(BlockWithRowsInline):
    model = ContestedFact
    icon = "balance"
    form = form_with_rows(ContestedFact, Estimate, "Add an estimate")


class SeeAlsoInline(BlockInline):
    model = SeeAlso
    icon = "read_more"
    autocomplete_fields = ["article"]


BLOCK_INLINES = [
    ProseInline,
    HeadingInline,
    PictureInline,
    PictureGroupInline,
    PullQuoteInline,
    ExcerptInline,
    CastInline,
    ChronologyInline,
    ContestedFactInline,
    SeeAlsoInline,
]
