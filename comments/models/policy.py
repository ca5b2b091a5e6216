from django.db import models
from django.db.models import Q

from articles.models import Article


class SitePolicy(models.Model):
    """Who may comment, and what happens before a comment is published. One row; an article may say otherwise.

    `comments.policy.policy_for(article)` says what holds for an article.
    """

    discussion = models.CharField(
        "comments",
        max_length=9,
        choices=Article.Discussion,
        default=Article.Discussion.CONFIRMED,
        help_text="An article can have another rule.",
    )
    close_after_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Days after an article is published. Empty: it stays open."
    )
    anonymous = models.BooleanField(
        "anonymous comments",
        default=False,
        help_text="Without name and e-mail. They wait for a moderator unless comments are published at once.",
    )

    class Meta:
        verbose_name_plural = "site policy"
        constraints = [
            models.CheckConstraint(
                name="site_has_one_policy",
                condition=Q(pk=1),
                violation_error_message="Change the one that is there.",
            ),
            models.CheckConstraint(
                name="site_policy_is_known",
                condition=Q(discussion__in=["open", "confirmed", "newcomers", "moderated", "off"]),
                violation_error_message="Choose one of the list.",
            ),
        ]

    def __str__(self):
        return self.get_discussion_display()

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls):
        """The site's policy; the default one until somebody has stored another."""
        return cls.objects.first() or cls()
