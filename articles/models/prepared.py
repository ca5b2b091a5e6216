"""Changes of articles that readers see, prepared beforehand to go live at a moment or when an editor says so."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .article import MAY_PUBLISH, Article
from .state import State, moment_in_words


class PreparedChangeQuerySet(models.QuerySet):
    def waiting(self):
        """Not live and not discarded: one an article at most."""
        return self.filter(live_at=None, discarded_at=None)

    def scheduled(self):
        """Waiting for a moment that is set."""
        return self.waiting().filter(held_back_at=None).exclude(goes_live_at=None)

    def held_back(self):
        """Those whose moment came and that an editor has to look at."""
        return self.waiting().exclude(held_back_at=None)

    def due(self):
        return self.scheduled().filter(goes_live_at__lte=timezone.now())

    def over(self):
        """Live or discarded: kept, the last first."""
        return self.exclude(live_at=None, discarded_at=None).order_by("-pk")


class PreparedChange(models.Model):
    """What an article is to say: `content` holds its rows as a version does, `sent` the form that made them.

    Blocks that the article does not have yet are numbered below zero in `content`: they get their keys when they are
    stored. `based_on` is the newest revision of the article when the change was kept. An article that is deleted leaves
    it behind, and finds it again when it is put back; `article_key` is the number that it has or had.
    """

    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="prepared_changes")
    article_key = models.PositiveBigIntegerField(db_index=True, editable=False)
    title = models.CharField(max_length=300)
    content = models.JSONField()
    sent = models.TextField()
    based_on = models.PositiveBigIntegerField(editable=False)
    note = models.CharField("what changes", max_length=300, blank=True)
    correction = models.TextField("public correction", blank=True)
    is_new_version = models.BooleanField("a new version for readers", default=False)
    goes_live_at = models.DateTimeField("goes live at", null=True, blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    prepared_at = models.DateTimeField(default=timezone.now)
    held_back_at = models.DateTimeField(null=True, blank=True)
    held_back_because = models.TextField(blank=True)
    live_at = models.DateTimeField(null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)

    objects = PreparedChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article_key"],
                condition=Q(live_at=None, discarded_at=None),
                name="article_has_one_prepared_change",
                violation_error_message="The article has a prepared change already. Go on with that.",
            ),
            models.CheckConstraint(
                name="prepared_change_is_live_or_discarded",
                condition=Q(live_at=None) | Q(discarded_at=None),
            ),
            models.CheckConstraint(
                name="prepared_change_is_held_back_with_a_reason",
                condition=Q(held_back_at=None, held_back_because="")
                | (Q(held_back_at__isnull=False) & ~Q(held_back_because="")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["goes_live_at"],
                name="prepared_change_due",
                condition=Q(live_at=None, discarded_at=None, held_back_at=None),
            )
        ]

    def __str__(self):
        return f"Prepared change of “{self.title}”"

    @property
    def in_words(self) -> str:
        """What becomes of it, in a sentence without its full stop."""
        if self.live_at:
            return f"Went live {moment_in_words(self.live_at)}"
        if self.discarded_at:
            return f"Discarded {moment_in_words(self.discarded_at)}"
        if self.held_back_at:
            return f"Held back since {moment_in_words(self.held_back_at)}"
        if self.goes_live_at:
            return f"Goes live {moment_in_words(self.goes_live_at)}"
        return "Goes live when you say so: no time is set"


def waiting_in(state, articles, user):
    """Those of the articles in a `State`; for editors, with those that are scheduled, live ones whose change is."""
    found = articles.in_state(state)
    if state != State.SCHEDULED or not user.has_perm(MAY_PUBLISH):
        return found
    return found | articles.filter(pk__in=PreparedChange.objects.scheduled().values("article"))
