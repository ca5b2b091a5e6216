from functools import cached_property, lru_cache

from django.conf import settings
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from chronology.fields import HistoricDateField

from .. import metadata
from ..intake import examine
from ..rights import licence_at, licence_choices
from .address import ImportReference, ascii_slug
from .hands import InHandsQuerySet
from .language import languages
from .photo_indexes import INDEXES
from .topic import OnTopics, PhotoTopic
from .withdrawal import Withdrawable


def private_storage():
    """Where originals and proofs of permission lie; nothing there is ever served."""
    return storages["private"]


def original_path(photo, filename):
    """A name of our own: an uploaded one may hold anything."""
    return f"originals/{photo.content_hash[:2]}/{photo.content_hash}.{photo.file_format.lower()}"


@lru_cache(maxsize=8192)
def _page_address(pk, slug):
    """Remembered, since a page links to dozens of pictures and `reverse` takes longer than the rest of a figure."""
    return reverse("gallery:photo", args=[pk, slug])


class PhotoQuerySet(InHandsQuerySet):
    def visible(self):
        """What readers may see: everything that has not been withdrawn, and of which it is known by what right."""
        return self.filter(withdrawn_at=None).exclude(rights=Photo.Rights.UNKNOWN)

    def listed(self):
        """What galleries, ledgers, sitemaps and manifests count and show: visible, and its files are made."""
        return self.visible().filter(renditions_ready_at__isnull=False)

    def by_date(self):
        """In the order of what they show: the earliest first, those without a date last."""
        return self.order_by(F("date_earliest").asc(nulls_last=True), "pk")

    def before(self, photo):
        """The one that stands before this in the order of `by_date`, or None."""
        if photo.date is None:
            earlier = Q(date_earliest__isnull=False) | Q(pk__lt=photo.pk)
        else:
            earlier = Q(date_earliest__lt=photo.date_earliest) | Q(date_earliest=photo.date_earliest, pk__lt=photo.pk)
        return self.filter(earlier).by_date().last()

    def after(self, photo):
        """The one that stands after this in the order of `by_date`, or None."""
        later = Q(date_earliest=photo.date_earliest, pk__gt=photo.pk)
        if photo.date is not None:
            later |= Q(date_earliest__gt=photo.date_earliest) | Q(date_earliest=None)
        return self.filter(later).by_date().first()


class Photo(OnTopics, ImportReference, Withdrawable):
    """A picture as a historical document: what it shows, who made it, when, and by what right it is here.

    Its caption, credit and date belong to the picture and are the same wherever it is used; words for one
    place belong to the block that shows it there. The original is private; pages show renditions.
    """

    class Rights(models.TextChoices):
        UNKNOWN = "unknown", "Not yet known"
        CREATIVE_COMMONS = "cc", "Creative Commons licence"
        STATEMENT = "statement", "Rights statement (rightsstatements.org)"
        PUBLIC_DOMAIN = "public_domain", "Public domain"
        PERMISSION = "permission", "Used by permission"
        OWN = "own", "Our own work"

    original = models.FileField(
        "picture file",
        storage=private_storage,
        upload_to=original_path,
        max_length=200,
        help_text="JPEG, PNG, WebP, TIFF or AVIF, as large as you have it. It is kept privately; "
        "readers get smaller copies without its camera data.",
    )
    file_format = models.CharField(max_length=8, editable=False)
    content_hash = models.CharField(max_length=64, editable=False, db_index=True)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    placeholder = models.CharField("placeholder colour", max_length=7, default="#888888", editable=False)
    rendition_key = models.CharField(max_length=32, blank=True, editable=False)
    rendition_sizes = models.JSONField(default=dict, blank=True, editable=False)
    renditions_ready_at = models.DateTimeField(null=True, blank=True, editable=False)
    problem = models.CharField(max_length=300, blank=True, editable=False)
    fingerprint = models.BigIntegerField(null=True, blank=True, editable=False)
    found = models.JSONField("found in the file", default=dict, blank=True, editable=False)

    title = models.CharField(max_length=200, help_text="A short name, as in a list of plates.")
    slug = models.SlugField(max_length=80, blank=True, editable=False)
    caption = models.TextField(
        blank=True, help_text="What it shows and why it matters. Used everywhere, unless a place has words of its own."
    )
    alt_text = models.TextField(
        "alternative text",
        blank=True,
        help_text="What is to be seen, for someone who cannot see it: one or two sentences, not the caption again.",
    )
    is_decorative = models.BooleanField(
        "only decoration", default=False, help_text="It says nothing that the text does not; screen readers skip it."
    )
    transcription = models.TextField(blank=True, help_text="Writing in the picture, word for word.")
    transcription_language = models.CharField(
        "its language", max_length=10, choices=languages, blank=True, help_text="If it is not that of the site."
    )
    translation = models.TextField(blank=True, help_text="The same in the language of the site.")
    content_note = models.CharField(
        max_length=200,
        blank=True,
        help_text="Only for a disturbing picture: what it shows, such as “Shows the dead”. It is then hidden "
        "until the reader asks for it.",
    )
    focal_x = models.FloatField(
        "focal point, from the left",
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text="0 is the left edge, 1 the right. What must stay in view when the picture is cropped.",
    )
    focal_y = models.FloatField(
        "focal point, from the top",
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text="0 is the top edge, 1 the bottom.",
    )

    date = HistoricDateField(blank=True, help_text="When it was taken or, for a drawing, the moment that it shows.")
    place = models.CharField(max_length=200, blank=True)
    creator = models.CharField("made by", max_length=200, blank=True, help_text="Photographer or artist.")
    credit_line = models.CharField(
        max_length=300, blank=True, help_text="As its owner wants it printed, such as “Fortepan / Gyula Nagy”."
    )
    source_name = models.CharField("source", max_length=200, blank=True, help_text="Archive, agency or publication.")
    source_url = models.URLField("address at the source", blank=True)
    topics = TaggableManager(
        "topics", through=PhotoTopic, blank=True, help_text="Separated by commas, such as Hungary, Refugees."
    )

    rights = models.CharField(
        "by what right",
        max_length=13,
        choices=Rights,
        default=Rights.UNKNOWN,
        help_text="As long as it is not yet known, the picture stands in drafts only.",
    )
    rights_uri = models.CharField("licence or statement", max_length=100, blank=True, choices=licence_choices)
    permission_holder = models.CharField("permission given by", max_length=200, blank=True)
    permission_email = models.EmailField(
        "their e-mail", blank=True, help_text="They are told when somebody's complaint about the picture is decided."
    )
    permission_until = models.DateField(
        "permission ends on", null=True, blank=True, help_text="From this day on it may no longer be shown."
    )
    withdraw_when_permission_ends = models.BooleanField(
        "withdraw it on that day", default=False, help_text="By itself. Either way you are reminded before."
    )
    rights_evidence = models.FileField(
        "proof of permission",
        storage=private_storage,
        upload_to="evidence",
        blank=True,
        help_text="The letter or e-mail. Kept privately.",
    )
    rights_note = models.TextField(blank=True, help_text="For editors only.")

    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField("added", default=timezone.now, editable=False, db_index=True)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    objects = PhotoQuerySet.as_manager()

    # Set on a picture that stands on the page of a draft, which only editors open.
    in_draft = False

    class Meta:
        verbose_name = "picture"
        ordering = ["-created_at", "-pk"]
        indexes = INDEXES
        constraints = [
            models.CheckConstraint(
                name="photo_not_ours_has_a_credit",
                condition=Q(rights__in=["own", "public_domain", "unknown"]) | ~Q(credit_line=""),
                violation_error_message="A picture that is not ours needs a credit line.",
            ),
            models.CheckConstraint(
                name="photo_rights_agree_with_licence",
                condition=Q(rights="cc", rights_uri__startswith="https://creativecommons.org/licenses/")
                | Q(rights="public_domain", rights_uri__startswith="https://creativecommons.org/publicdomain/")
                | Q(rights="statement", rights_uri__startswith="http://rightsstatements.org/")
                | Q(rights__in=["permission", "own", "unknown"], rights_uri=""),
                violation_error_message="The licence or statement does not belong to the right chosen above: choose "
                "one of the same group, and none for a permission or our own work.",
            ),
            models.CheckConstraint(
                name="photo_permission_has_holder_or_proof",
                condition=~Q(rights="permission") | ~Q(permission_holder="") | ~Q(rights_evidence=""),
                violation_error_message="Say who gave the permission, or add the proof of it.",
            ),
            models.CheckConstraint(
                name="photo_withdrawn_by_itself_has_a_day",
                condition=Q(withdraw_when_permission_ends=False) | Q(permission_until__isnull=False),
                violation_error_message="Say on which day the permission ends, or do not have it withdrawn then.",
            ),
            models.CheckConstraint(
                name="withdrawn_photo_has_a_reason",
                condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""),
                violation_error_message="A withdrawn picture needs a reason.",
            ),
            models.CheckConstraint(
                name="photo_focal_point_is_inside",
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
                violation_error_message="The focal point lies inside the picture: both numbers are from 0 to 1.",
            ),
            models.CheckConstraint(
                name="photo_has_a_size",
                condition=Q(width__gt=0, height__gt=0),
                violation_error_message="The picture has no width or no height.",
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.slug = ascii_slug(self.title)
        super().save(*args, **kwargs)

    def receive(self, file):
        """Take a new original; raises `gallery.intake.Refused` with a sentence if it cannot be a picture."""
        intake = examine(file, max_bytes=settings.PICTURE_MAX_BYTES, max_pixels=settings.PICTURE_MAX_PIXELS)
        self.file_format, self.content_hash = intake.file_format, intake.content_hash
        self.width, self.height = intake.width, intake.height
        self.placeholder = intake.placeholder or self.placeholder
        self.found = metadata.read(file)
        self.fingerprint = None
        self.original = file

    def get_absolute_url(self):
        return _page_address(self.pk, self.slug or "picture")

    @property
    def has_known_rights(self):
        return self.rights != self.Rights.UNKNOWN

    @property
    def may_be_shown(self):
        """Whether a page may show it: as `PhotoQuerySet.visible`, and in drafts before its rights are known too."""
        return not self.is_withdrawn and (self.has_known_rights or self.in_draft)

    @property
    def may_be_reused(self):
        """Whether its licence lets anybody use it; of others the owner has to be asked."""
        return self.rights in (self.Rights.CREATIVE_COMMONS, self.Rights.PUBLIC_DOMAIN)

    @property
    def is_ready(self):
        return self.renditions_ready_at is not None

    @property
    def is_listed(self):
        """The same as `PhotoQuerySet.listed`, for one picture at hand."""
        return self.is_ready and not self.is_withdrawn and self.has_known_rights

    @property
    def alt(self):
        """The `alt` attribute: empty for decoration."""
        return "" if self.is_decorative else self.alt_text or self.title

    @property
    def focal_position(self):
        """Value of `object-position` that keeps the focal point in view."""
        return f"{self.focal_x * 100:.0f}% {self.focal_y * 100:.0f}%"

    @cached_property
    def licence(self):
        """The licence or statement (`gallery.rights.Licence`), or None for a permission or our own work."""
        return licence_at(self.rights_uri)

    @property
    def rights_label(self):
        """By what right it stands here, in a few words for the credit line."""
        if self.licence:
            return self.licence.short
        return "Used by permission" if self.rights == self.Rights.PERMISSION else ""
