"""Addresses that never die: a changed slug leaves a redirect behind."""

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify

from addresses.models import Redirect


def ascii_slug(text: str, length: int = 80) -> str:
    """A slug that folds accents and strokes: "Gomułka, Władysław" becomes "gomulka-wladyslaw"."""
    return slugify(anyascii(text))[:length].strip("-")


class PermanentAddress(models.Model):
    """Something with a slug in its address. Change the slug, and the old address leads to the new one."""

    slug = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        help_text="The last part of the web address. If you change it, the old address leads here.",
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        former = getattr(self, "_stored_slug", None)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if former and former != self.slug:
                self._forward_from(former)
        self._stored_slug = self.slug

    def unique_error_message(self, model_class, unique_check):
        if unique_check == ("slug",):
            sentence = f"Another {model_class._meta.verbose_name} has this address. Change one of the two."
            return ValidationError(sentence, code="unique")
        return super().unique_error_message(model_class, unique_check)

    @classmethod
    def from_db(cls, db, field_names, values):
        instance = super().from_db(db, field_names, values)
        instance._stored_slug = instance.slug if "slug" in field_names else None
        return instance

    def _forward_from(self, former_slug: str):
        """Lead the former address, and all that led to it, to the present one."""
        there = type(self)(slug=former_slug).get_absolute_url()
        Redirect.objects.lead(there, self.get_absolute_url())


class ImportReference(models.Model):
    """Something that may have come from elsewhere: its name there, so that it is never brought in twice."""

    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)  # noqa: DJ001 (unique, so null)

    class Meta:
        abstract = True
