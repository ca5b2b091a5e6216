"""The forms of the ten kinds of block, in the order of the "add" menu."""

from content_editor.admin import ContentEditorInline
from django import forms
from django.db import models

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


class BlockInline(ChoosesPhotos, ContentEditorInline):
    """What all blocks have in common: small text areas, pictures chosen with their thumbnails."""

    regions = {"main"}
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}}


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


class PictureGroupInline(BlockInline):
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


class CastInline(BlockInline):
    model = Cast
    icon = "groups"
    form = form_with_rows(Cast, CastMember, "Add a person")


class ChronologyInline(BlockInline):
    model = ChronologyBlock
    icon = "event"
    form = form_with_rows(ChronologyBlock, ChronologyEntry, "Add an event")


class ContestedFactInline(BlockInline):
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
