from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

# Of an address, in bytes: what a web server takes, and what fits into an index.
LONGEST = 2000


class OutgoingLinkQuerySet(models.QuerySet):
    def due(self):
        """Those to be asked now, what has waited longest first."""
        return self.filter(is_ignored=False, due_at__lte=timezone.now()).order_by("due_at", "pk")

    def broken(self):
        """What leads nowhere, by all that is known; not what somebody knows better."""
        return self.filter(is_ignored=False, state=OutgoingLink.State.BROKEN)


class OutgoingLink(models.Model):
    """An address of another site to which readers are led. Written by `articles.links`, never by hand.

    Sites fail for an hour and come back. So it counts as broken only when it failed on several days, or when the other
    site itself said twice that there is nothing (`times_gone`).
    """

    class State(models.TextChoices):
        NEW = "new", "Not checked yet"
        WELL = "well", "Answers"
        FAILING = "failing", "Failed, and is asked again"
        BROKEN = "broken", "Broken"
        REFUSED = "refused", "Could not be checked"

    address = models.CharField(max_length=LONGEST, unique=True)
    state = models.CharField(max_length=7, choices=State, default=State.NEW)
    what_happened = models.CharField(max_length=300, blank=True)
    found_at = models.DateTimeField("found", default=timezone.now)
    checked_at = models.DateTimeField("checked", null=True, blank=True)
    due_at = models.DateTimeField("asked again", default=timezone.now, db_index=True)
    failing_since = models.DateTimeField("since", null=True, blank=True)
    last_failed_on = models.DateField(null=True, blank=True)
    days_failed = models.PositiveSmallIntegerField(default=0)
    times_gone = models.PositiveSmallIntegerField(default=0)
    is_ignored = models.BooleanField("ignored", default=False)
    archived_url = models.CharField("archived copy", max_length=LONGEST + 100, blank=True)
    archived_at = models.DateTimeField("archived on", null=True, blank=True)
    archive_asked_at = models.DateTimeField(null=True, blank=True)

    objects = OutgoingLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "link to another site"
        verbose_name_plural = "links to other sites"
        ordering = ["failing_since", "pk"]
        indexes = [models.Index(fields=["state", "is_ignored"], name="link_state")]
        constraints = [
            models.CheckConstraint(
                name="link_leads_to_another_site",
                condition=Q(address__startswith="http://") | Q(address__startswith="https://"),
                violation_error_message="An address of another site begins with http:// or https://.",
            ),
            models.CheckConstraint(
                name="link_state_is_known",
                condition=Q(state__in=["new", "well", "failing", "broken", "refused"]),
                violation_error_message="Choose one of the list.",
            ),
            models.CheckConstraint(
                name="link_that_fails_says_since_when",
                condition=Q(state__in=["failing", "broken"], failing_since__isnull=False)
                | Q(state__in=["new", "well", "refused"], failing_since=None),
                violation_error_message="A link that fails says since when, and no other does.",
            ),
            models.CheckConstraint(
                name="archived_copy_has_a_date",
                condition=Q(archived_url="", archived_at=None) | ~Q(archived_url="") & Q(archived_at__isnull=False),
                violation_error_message="An archived copy has an address and a date.",
            ),
        ]

    def __str__(self):
        return self.address

    @property
    def wants_archived_copy(self) -> bool:
        """Whether the archive is to be asked: for what is broken, and not again within a month."""
        asked = self.archive_asked_at
        is_old = asked is None or asked < timezone.now() - timedelta(days=30)
        return self.state == self.State.BROKEN and not self.archived_url and is_old


class LinkPlace(models.Model):
    """Where a link stands: the kind of thing by its name among `articles.links.places.KINDS`, and which one it is."""

    link = models.ForeignKey(OutgoingLink, on_delete=models.CASCADE, related_name="places")
    kind = models.CharField(max_length=20)
    number = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["link", "kind", "number"], name="link_has_a_place_once")]

    def __str__(self):
        return f"{self.link} in {self.kind} {self.number}"
