import ipaddress
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

STEP = 500  # names in one query


class DefenceRuleQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(Q(until=None) | Q(until__gt=timezone.now()))


class DefenceRule(models.Model):
    """What a comment must not have, or must not come from. `comments.defence.rules` reads it for each new one."""

    class Kind(models.TextChoices):
        WORDS = "words", "Words"
        NAME = "name", "Names"
        EMAIL = "email", "E-mail addresses"
        NETWORK = "network", "Networks"

    class Effect(models.TextChoices):
        HOLD = "hold", "A moderator decides"
        REFUSE = "refuse", "It is spam"

    kind = models.CharField("on", max_length=7, choices=Kind, default=Kind.WORDS)
    pattern = models.CharField(
        max_length=100,
        help_text="Words or a name, whole: casino finds neither casinos nor occasion; casino* finds casinos. Capitals, "
        "accents and look-alikes make no difference. An e-mail address: *@spam.example. A network: 203.0.113.0/24.",
    )
    effect = models.CharField(max_length=6, choices=Effect, default=Effect.HOLD)
    note = models.CharField(max_length=200, blank=True, help_text="Why. Moderators read it beside the comment.")
    until = models.DateTimeField(null=True, blank=True, help_text="Empty: for good.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DefenceRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "rule against spam"
        verbose_name_plural = "rules against spam"
        ordering = ["kind", "pattern"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "pattern"], name="rule_is_made_once", violation_error_message="There is such a rule."
            ),
            models.CheckConstraint(
                name="rule_kind_is_known",
                condition=Q(kind__in=["words", "name", "email", "network"]),
                violation_error_message="Choose one of the list.",
            ),
            models.CheckConstraint(
                name="rule_effect_is_known",
                condition=Q(effect__in=["hold", "refuse"]),
                violation_error_message="Choose one of the list.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.pattern}"

    def clean(self):
        problem = self._network_problem() if self.kind == self.Kind.NETWORK else self._pattern_problem()
        if problem:
            raise ValidationError({"pattern": problem})

    def _network_problem(self) -> str:
        try:
            ipaddress.ip_network(self.pattern, strict=False)
        except ValueError:
            return "Write an address or a network, such as 203.0.113.7 or 203.0.113.0/24."
        return ""

    def _pattern_problem(self) -> str:
        if self.pattern.count("*") > 3:
            return "Three stars are enough."
        if len(self.pattern.replace("*", "").strip()) < 3:
            return "Write at least three letters: this would fit nearly everything."
        return ""


class WordCountQuerySet(models.QuerySet):
    def of(self, words: Iterable[str]) -> dict[str, tuple[int, int]]:
        """How often each known word was published and was spam."""
        return {
            word: (published, spam)
            for some in _steps(words)
            for word, published, spam in self.filter(word__in=some).values_list("word", "published", "spam")
        }

    def add(self, kind: str, counts: dict[str, int]):
        """Count each word so many times more as `kind`; two moderators may do so at once."""
        with transaction.atomic():
            self.bulk_create([WordCount(word=word) for word in sorted(counts)], ignore_conflicts=True)
            for some in _steps(counts):
                list(self.select_for_update().filter(word__in=some).order_by("word").values("pk"))
                for number in {counts[word] for word in some}:
                    alike = [word for word in some if counts[word] == number]
                    self.filter(word__in=alike).update(**{kind: F(kind) + number})


def _steps(words: Iterable[str]):
    ordered = sorted(words)
    return (ordered[start : start + STEP] for start in range(0, len(ordered), STEP))


class WordCount(models.Model):
    """In how many comments a word stood that were published, and that were spam. The empty word counts them all.

    Written by `comments.defence.learning`, never by hand.
    """

    word = models.CharField(max_length=40, primary_key=True)
    published = models.IntegerField(default=0)
    spam = models.IntegerField(default=0)

    objects = WordCountQuerySet.as_manager()

    def __str__(self):
        return f"{self.word}: {self.published} published, {self.spam} spam"
