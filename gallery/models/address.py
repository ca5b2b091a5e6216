"""Addresses that never die: a changed slug leaves a redirect behind."""

from anyascii import anyascii
from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db import models, transaction
from django.utils.text import slugify


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

    @classmethod
    def from_db(cls, db, field_names, values):
        instance = super().from_db(db, field_names, values)
        instance._stored_slug = instance.slug if "slug" in field_names else None
        return instance

    def _forward_from(self, former_slug: str):
        """Lead the former address, and all that led to it, to the present one."""
        here = self.get_absolute_url()
        there = type(self)(slug=former_slug).get_absolute_url()
        redirects = Redirect.objects.filter(site_id=settings.SITE_ID)
        redirects.filter(old_path=here).delete()
        redirects.filter(new_path=there).update(new_path=here)
        redirects.update_or_create(old_path=there, defaults={"new_path": here, "site_id": settings.SITE_ID})


class ImportReference(models.Model):
    """Something that may have come from elsewhere: its name there, so that it is never brought in twice."""

    import_ref = models.CharField(max_length=200, null=True, unique=True, editable=False)  # noqa: DJ001 (unique, so null)

    class Meta:
        abstract = True
