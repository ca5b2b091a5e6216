"""The ten kinds of block that an article's body is made of.

A block belongs to one article and one place in it. What is true of a picture or a person wherever they
are shown stands with them; what is said of them here stands in the block.
"""

from content_editor.models import create_plugin_base
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q

from chronology.fields import HistoricDateField
from gallery.bulk import ToldQuerySet
from gallery.models import Photo

from ..prose import ProseField, marks_in, plain_text
from .article import Article, languages
from .event import Event
from .figure import KeyFigure
from .source import Citation, Source


class ArticleBlock(create_plugin_base(Article)):
    """What all blocks share: their article (`parent`), and their place in it (`ordering`)."""

    objects = ToldQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["ordering"]

    # By way of which relation whatever this shows is seen: see gallery/uses.py.
    shown_through = "parent"


class Row(models.Model):
    """One row of a block that holds several: a picture of a group, a person of a cast."""

    ordering = models.PositiveIntegerField(default=0)

    objects = ToldQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["ordering", "pk"]

    shown_through = "block__parent"


def _excerpt(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


class Heading(ArticleBlock):
    """Opens a section of the article."""

    text = models.CharField(max_length=200)

    def __str__(self):
        return self.text


class Prose(ArticleBlock):
    """Running text, with citations as footnotes."""

    html = ProseField("text")

    class Meta(ArticleBlock.Meta):
        verbose_name = "text"
        verbose_name_plural = "texts"

    def __str__(self):
        return _excerpt(plain_text(self.html)) or "Empty text"

    def clean(self):
        keys = {mark.source for mark in marks_in(self.html) if mark.source}
        missing = keys - set(Source.objects.filter(key__in=keys).values_list("key", flat=True))
        if missing:
            names = ", ".join(sorted(missing))
            raise ValidationError({"html": f"The text cites what is not among the sources: {names}."})

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self._record_citations()

    def _record_citations(self):
        marks = [mark for mark in marks_in(self.html) if mark.source]
        sources = Source.objects.in_bulk({mark.source for mark in marks}, field_name="key") if marks else {}
        self.citations.all().delete()
        Citation.objects.bulk_create(
            Citation(prose=self, source=sources[mark.source], locator=mark.locator[:100], position=position)
            for position, mark in enumerate(marks)
            if mark.source in sources
        )


class Picture(ArticleBlock):
    """One picture at this place in the article."""

    class Placement(models.TextChoices):
        TEXT = "text", "As wide as the text"
        WIDE = "wide", "Wider than the text"
        FULL = "full", "From edge to edge"
        SIDE = "side", "Beside the text"

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+", verbose_name="picture")
    placement = models.CharField(max_length=4, choices=Placement, default=Placement.TEXT)
    caption = models.TextField(
        blank=True, help_text="Only if this place needs other words than the picture's own caption."
    )

    def __str__(self):
        return str(self.photo)

    @classmethod
    def get_queryset(cls):
        return cls.objects.select_related("photo")


class PictureGroup(ArticleBlock):
    """Two to twelve pictures together."""

    class Layout(models.TextChoices):
        PAIR = "pair", "Two side by side"
        GRID = "grid", "A grid"
        STRIP = "strip", "A strip that scrolls sideways"

    layout = models.CharField(max_length=5, choices=Layout, default=Layout.PAIR)
    caption = models.TextField(blank=True, help_text="About the pictures together.")

    def __str__(self):
        return _excerpt(self.caption) or f"{self.get_layout_display()} of pictures"


class GroupedPicture(Row):
    """A picture of a group."""

    block = models.ForeignKey(PictureGroup, on_delete=models.CASCADE, related_name="rows")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+", verbose_name="picture")
    caption = models.TextField(blank=True, help_text="Only if this place needs other words.")

    def __str__(self):
        return str(self.photo)


class PullQuote(ArticleBlock):
    """A few words worth setting large: said by someone, at some time, found somewhere."""

    words = models.TextField(help_text="Without quotation marks.")
    speaker = models.CharField(max_length=200, blank=True)
    date = HistoricDateField(blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=10, choices=languages, blank=True, help_text="If it is not the article's.")

    class Meta(ArticleBlock.Meta):
        verbose_name = "quotation"

    def __str__(self):
        return f"“{_excerpt(self.words)}”"

    @classmethod
    def get_queryset(cls):
        return cls.objects.select_related("source")


class Excerpt(ArticleBlock):
    """A document quoted at length."""

    title = models.CharField(max_length=200, blank=True)
    label = models.CharField(
        max_length=100, blank=True, help_text="What sort of document it is, such as “As reported at the time”."
    )
    html = ProseField("text")
    date = HistoricDateField(blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=10, choices=languages, blank=True, help_text="If it is not the article's.")

    class Meta(ArticleBlock.Meta):
        verbose_name = "document"

    def __str__(self):
        return self.title or _excerpt(plain_text(self.html)) or "Empty document"

    @classmethod
    def get_queryset(cls):
        return cls.objects.select_related("source")


class Cast(ArticleBlock):
    """The people of this article, each with a line about them here."""

    title = models.CharField(max_length=200, default="Key figures")

    class Meta(ArticleBlock.Meta):
        verbose_name = "cast of key figures"
        verbose_name_plural = "casts of key figures"

    def __str__(self):
        return self.title


class CastMember(Row):
    """A key figure in a cast."""

    block = models.ForeignKey(Cast, on_delete=models.CASCADE, related_name="rows")
    figure = models.ForeignKey(KeyFigure, on_delete=models.PROTECT, related_name="appearances")
    caption = models.TextField(blank=True, help_text="A line about them in this article; empty: their role.")

    def __str__(self):
        return str(self.figure)


class ChronologyBlock(ArticleBlock):
    """Dated events, in the order in which they happened."""

    title = models.CharField(max_length=200, default="Chronology")

    class Meta(ArticleBlock.Meta):
        verbose_name = "chronology"
        verbose_name_plural = "chronologies"

    def __str__(self):
        return self.title


class ChronologyEntry(Row):
    """An event that a chronology lists; the page orders them by date."""

    block = models.ForeignKey(ChronologyBlock, on_delete=models.CASCADE, related_name="rows")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return str(self.event)


class ContestedFact(ArticleBlock):
    """A number that historians dispute, with each estimate and who makes it."""

    claim = models.CharField(max_length=200, help_text="What is counted: Hungarians killed in the fighting.")
    note = models.TextField(blank=True, help_text="Why the numbers differ.")

    class Meta(ArticleBlock.Meta):
        verbose_name = "disputed number"

    def __str__(self):
        return self.claim


class Estimate(Row):
    """One number for a disputed fact: from low to high, either of which may be open."""

    block = models.ForeignKey(ContestedFact, on_delete=models.CASCADE, related_name="rows")
    low = models.PositiveBigIntegerField("at least", null=True, blank=True)
    high = models.PositiveBigIntegerField(
        "at most", null=True, blank=True, help_text="The same number twice is one figure."
    )
    label = models.CharField("according to", max_length=200)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Row.Meta):
        constraints = [
            models.CheckConstraint(
                name="estimate_has_a_number",
                condition=Q(low__isnull=False) | Q(high__isnull=False),
                violation_error_message="An estimate needs a number: at least, at most, or both.",
            ),
            models.CheckConstraint(
                name="estimate_low_is_not_above_high",
                condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")),
                violation_error_message="“At least” is above “at most”.",
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def number(self):
        """The estimate in words and figures: "2,500", "at least 1,000", "up to 300", "2,500–3,000"."""
        if self.low is None:
            return f"up to {self.high:,}"
        if self.high is None:
            return f"at least {self.low:,}"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"


class SeeAlso(ArticleBlock):
    """Leads the reader to another article."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True, help_text="Why to read it; empty: its standfirst.")

    class Meta(ArticleBlock.Meta):
        verbose_name = "link to another article"
        verbose_name_plural = "links to other articles"

    def __str__(self):
        return str(self.article)

    @classmethod
    def get_queryset(cls):
        return cls.objects.select_related("article__lead_photo")


# In the order of the admin's "add" menu.
BLOCKS = [
    Prose,
    Heading,
    Picture,
    PictureGroup,
    PullQuote,
    Excerpt,
    Cast,
    ChronologyBlock,
    ContestedFact,
    SeeAlso,
]
