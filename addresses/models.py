from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from .paths import LONGEST, is_elsewhere, is_live, within_site

# No redirect leads to one, so one that does was made behind our back; it ends here.
MOST_STEPS = 10


class RedirectQuerySet(models.QuerySet):
    @transaction.atomic
    def lead(self, old_path, new_path):
        """Lead a former address, and all that led to it, to the present one, at which none begins any more."""
        self.filter(old_path=new_path).delete()
        self.update_or_create(
            old_path=old_path, defaults={"new_path": new_path, "is_permanent": True, "is_by_hand": False}
        )

    def end_of(self, path):
        """Where a reader who goes there arrives."""
        for _ in range(MOST_STEPS):
            following = self.filter(old_path=path).values_list("new_path", flat=True).first()
            if following is None or is_live(path):
                break
            path = following
        return path


class Redirect(models.Model):
    """A former address and where it leads now.

    It acts only where there is nothing else, so it never hides a page. Changed slugs write theirs
    (`gallery.models.PermanentAddress`), editors write others by hand.
    """

    old_path = models.CharField(
        "former address",
        max_length=LONGEST,
        unique=True,
        help_text="What follows the name of the site, such as /2016/10/hungary.html; you may paste the whole address.",
        error_messages={"unique": "This address leads somewhere already: change that redirect."},
    )
    new_path = models.CharField(
        "leads to",
        max_length=LONGEST,
        db_index=True,
        help_text="An address of this site, such as /topics/hungary/, or a whole one of another: https://…",
    )
    is_permanent = models.BooleanField(
        "for good",
        default=True,
        help_text="Search engines forget the former address. Take the tick away for what will be different again.",
    )
    is_by_hand = models.BooleanField("made by hand", default=True, editable=False)
    made_at = models.DateTimeField("made", default=timezone.now, editable=False)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="redirect_begins_on_this_site",
                condition=Q(old_path__startswith="/") & ~Q(old_path="/"),
                violation_error_message="A former address begins with a / and is not the front page.",
            ),
            models.CheckConstraint(
                name="redirect_leads_somewhere",
                condition=Q(new_path__startswith="/")
                | Q(new_path__startswith="https://")
                | Q(new_path__startswith="http://"),
                violation_error_message="Say where it leads: to a path that begins with a /, or to a whole address "
                "that begins with https://.",
            ),
            models.CheckConstraint(
                name="redirect_leads_to_another_address",
                condition=~Q(old_path=F("new_path")),
                violation_error_message="It would lead to itself.",
            ),
        ]

    def __str__(self):
        return f"{self.old_path} → {self.new_path}"

    @transaction.atomic
    def save(self, *args, **kwargs):
        """What led to this former address leads on with it, so that nobody is sent twice."""
        super().save(*args, **kwargs)
        Redirect.objects.filter(new_path=self.old_path).exclude(old_path=self.new_path).update(new_path=self.new_path)
        MissedAddress.objects.filter(path__in=[self.old_path, self.old_path.rstrip("/"), f"{self.old_path}/"]).delete()

    def clean(self):
        """Bring both addresses into one form, and see that the reader arrives somewhere, in one step."""
        self.old_path, self.new_path = within_site(self.old_path), within_site(self.new_path)
        if is_live(self.old_path):
            raise ValidationError({"old_path": "Readers find a page at this address, and it would stay in front."})
        if self.new_path and not is_elsewhere(self.new_path):
            self._lead_to_the_end()

    def _lead_to_the_end(self):
        others = Redirect.objects.exclude(pk=self.pk)
        self.new_path = others.end_of(self.new_path)
        if not is_live(self.new_path) and is_live(f"{self.new_path}/"):
            self.new_path += "/"
        if self.new_path == self.old_path:
            raise ValidationError({"new_path": "It would lead in a circle, back to where it begins."})
        if not is_live(self.new_path):
            raise ValidationError({"new_path": f"Readers find nothing at {self.new_path}."})


class MissedAddress(models.Model):
    """An address at which readers looked for something and found nothing. Written by `addresses.missed`.

    Of who asked only the name of the site whose link they followed is kept.
    """

    path = models.CharField("address", max_length=LONGEST, unique=True)
    hits = models.PositiveIntegerField("times", default=0)
    first_seen = models.DateTimeField("first")
    last_seen = models.DateTimeField("last", db_index=True)
    referrer_host = models.CharField("linked from", max_length=100, blank=True)
    is_noise = models.BooleanField("folded away", default=False, db_index=True)

    class Meta:
        verbose_name = "address not found"
        verbose_name_plural = "addresses not found"
        ordering = ["-hits", "-last_seen"]

    def __str__(self):
        return self.path
