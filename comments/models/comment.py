from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.urls import reverse
from django_comments.models import Comment as Stored
from django_comments_xtd.models import XtdComment

from articles.models import Article

from ..readable import readable
from .record import CommentRecord, State
from .seen import unseen

DEEPEST = settings.COMMENTS_XTD_MAX_THREAD_LEVEL


SHOWN = models.Q(is_public=True, is_removed=False)
RECENT = 500


class CommentQuerySet(models.QuerySet):
    def public(self):
        """What every reader may see, wherever its article may be read."""
        return self.filter(SHOWN)

    def recent(self):
        """Only of the newest five hundred public ones: found by date alone, among however many there are."""
        newest = Stored.objects.filter(SHOWN).order_by("-submit_date").values("pk")[:RECENT]
        return self.filter(pk__in=newest)

    def awaiting(self):
        """Written, confirmed where that is asked, and waiting for a moderator."""
        return self.filter(record__state=State.AWAITING_MODERATOR)

    def for_object(self, article):
        """Comments on one article, whatever their state."""
        return self.filter(record__article=article)

    def on_published(self):
        """Comments on articles that every reader may open."""
        # Asked of each comment, so that as many articles as there are need not be gathered first.
        return self.filter(models.Exists(Article.objects.published().filter(pk=models.OuterRef("record__article"))))

    def with_record(self):
        """Each with its record and its article, in the same query."""
        return self.select_related("record__article")


class Comment(XtdComment):
    """A reader's comment: stored by django-comments-xtd, asked for in the site's own words.

    New ones come through `comments.posting.post`; an importer may create them with `on()`. Saving never touches any
    other comment: xtd's own `save` renumbers the thread and publishes hidden answers.
    """

    objects = CommentQuerySet.as_manager()

    class Meta:
        proxy = True

    @classmethod
    def on(cls, article, words, *, answers=None, **values):
        """A comment on the article, not yet stored. `answers` is the comment that it answers, at whatever depth.

        `values` are fields of the comment; those of its record go to `save(record={…})`.
        """
        comment = cls(object_pk=str(article.pk), site_id=settings.SITE_ID, comment=words, **values)
        comment.content_type = ContentType.objects.get_for_model(article)
        comment.take_place(answers)
        return comment

    def take_place(self, answers):
        """Stand in the thread under the comment that is answered; under its parent if that is at the deepest level."""
        self.answers = answers
        if answers is None:
            return
        self.parent_id = answers.parent_id if answers.level >= DEEPEST else answers.pk
        self.level = min(answers.level + 1, DEEPEST)
        self.thread_id = answers.thread_id

    def save(self, *args, record=None, **kwargs):
        """Store it, a new one together with its record (`record`: values of that). Writes no other comment."""
        self.comment, self.user_name = readable(self.comment), " ".join(readable(self.user_name).split())
        with transaction.atomic():
            if self._state.adding:
                self._store_new({"state": self._first_state(), **(record or {})}, *args, **kwargs)
            else:
                super(XtdComment, self).save(*args, **kwargs)
                self.record.save(update_fields=["html"])

    save.alters_data = True

    def _first_state(self):
        """What the columns of xtd say of a comment without a record."""
        shown = State.PUBLISHED if self.is_public else State.AWAITING_MODERATOR
        return State.REMOVED_BY_WRITER if self.is_removed else shown

    def _store_new(self, record, *args, **kwargs):
        record.setdefault("in_answer_to", getattr(self, "answers", None))
        with unseen(record["state"]):
            super(XtdComment, self).save(*args, **kwargs)
            if not self.parent_id:
                self.parent_id = self.thread_id = self.pk
                super(XtdComment, self).save(update_fields=["parent_id", "thread_id"])
            CommentRecord.objects.create(comment=self, article_id=int(self.object_pk), **record)
            self._follow_state(record["state"])

    def move_to(self, state, **values):
        """Bring it into a state, with other values of its record (such as `reason`). True if that is a change.

        Safe against others who do the same at the same moment. Whoever follows the discussion is told once, when
        the comment is published for the first time.
        """
        with transaction.atomic():
            record = CommentRecord.objects.select_for_update().get(pk=self.pk)
            changed = record.state != state
            with unseen(record.state, state):
                for name, value in {**values, "state": state}.items():
                    setattr(record, name, value)
                record.save()
                self.record = record
                self._follow_state(state)
        return changed

    move_to.alters_data = True

    def _follow_state(self, state):
        """Let the columns of xtd say the same as the state."""
        shown, gone = state == State.PUBLISHED, state in State.gone()
        if (self.is_public, self.is_removed) != (shown, gone):
            self.is_public, self.is_removed = shown, gone
            super(XtdComment, self).save(update_fields=["is_public", "is_removed"])

    def get_absolute_url(self):
        """The permalink: leads to the page of the discussion on which it stands."""
        return reverse("comments:comment", args=[self.pk])
