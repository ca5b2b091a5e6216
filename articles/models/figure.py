from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse

from chronology.fields import HistoricDateField
from gallery.bulk import ToldQuerySet
from gallery.models import PermanentAddress, Photo

from ..prose import ProseField
from ..search.words import folded_words


def validate_addresses(text: str) -> None:
    """Each line is a web address; raises `ValidationError` naming the first that is not."""
    for line in text.splitlines():
        try:
            URLValidator(schemes=["http", "https"])(line.strip())
        except ValidationError:
            raise ValidationError(f"“{line.strip()}” is not a web address.") from None


class FiledUnder(models.CharField):
    """The place in an index: the sort name without accents, so that every database puts Őry among the O.

    Written with every row, as one or as many.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 200, "default": "", "editable": False, "db_index": True, **kwargs})

    def pre_save(self, model_instance, add):
        model_instance.filed_under = folded_words(model_instance.sort_name)[: self.max_length]
        return model_instance.filed_under


class KeyFigure(PermanentAddress):
    """A person who matters in the site's history; has a page, and stands in the casts of articles."""

    name = models.CharField(max_length=200, help_text="As readers know it: Imre Nagy.")
    sort_name = models.CharField(max_length=200, help_text="As in an index: Nagy, Imre.")
    filed_under = FiledUnder()
    other_names = models.TextField(blank=True, help_text="Other spellings and names, one on each line.")
    role = models.CharField(max_length=200, help_text="Who this is, in one line.")
    born = HistoricDateField(blank=True)
    died = HistoricDateField(blank=True)
    biography = ProseField(blank=True)
    portrait = models.ForeignKey(Photo, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    photos = models.ManyToManyField(
        Photo, through="Depiction", blank=True, related_name="figures", verbose_name="pictures"
    )
    same_as = models.TextField(
        "same as",
        blank=True,
        validators=[validate_addresses],
        help_text="Their pages elsewhere, such as Wikidata, one address on each line.",
    )

    objects = ToldQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name"]
        constraints = [
            models.CheckConstraint(
                name="figure_is_born_before_death",
                condition=models.Q(born_earliest=None)
                | models.Q(died_latest=None)
                | models.Q(born_earliest__lte=models.F("died_latest")),
                violation_error_message="The death comes before the birth.",
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if "sort_name" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*kwargs["update_fields"], "filed_under"}
        super().save(*args, **kwargs)
        self.keep_portrait_among_photos()

    def keep_portrait_among_photos(self):
        """Whoever has a portrait is in it."""
        if self.portrait_id:
            self.photos.add(self.portrait_id)

    @property
    def picture_places(self):
        """The rows that say in which pictures they are: what a version keeps of them."""
        return self.depictions.select_related("photo")

    def get_absolute_url(self):
        return reverse("articles:figure", args=[self.slug])

    @property
    def lifetime(self):
        """Years of birth and death, "1896–1958"; a missing one is left open."""
        years = [date.years if date else "" for date in (self.born, self.died)]
        return "–".join(years) if any(years) else ""
