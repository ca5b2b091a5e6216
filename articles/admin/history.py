"""The history of an article in its form: what was changed and why, and what of it readers are told."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError

from gallery.admin.history import NOTE, KeepsHistory

from ..models import PublishedVersion, RevisionNote
from ..versions.difference import difference, summary
from ..versions.recording import announce
from ..versions.restoring import now, put_back, put_part_back
from .publishing import ArticleForm

FIELDSET = (
    "What did you change?",
    {"fields": [NOTE, "correction", "is_new_version"], "classes": ["tabbed"]},
)


class ArticleHistoryForm(ArticleForm):
    """An article's form that asks what was changed."""

    what_changed = forms.CharField(
        label="What did you change?",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="For the history: readers do not see it.",
    )
    correction = forms.CharField(
        label="Public correction",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="If readers were told something wrong: what was wrong, and what stands there now. It is signed by "
        "the site and stands at the foot of the article from now on.",
    )
    is_new_version = forms.BooleanField(
        label="A new version for readers",
        required=False,
        help_text="For a change worth citing apart: what stood here before stays readable under its own number. "
        "A correction always makes one. Leave it empty for slips of the pen.",
    )

    def clean(self):
        data = super().clean()
        if data.get("correction", "").strip() and not self.instance.first_published_at:
            words = "Readers have not seen this article yet, so there is nothing to correct in public."
            self.add_error("correction", ValidationError(words))
        return data


class KeepsArticleHistory(KeepsHistory):
    """For the admin of articles: versions with their blocks, public corrections, numbered versions."""

    difference = staticmethod(difference)
    summary = staticmethod(summary)
    put_back = staticmethod(put_back)
    put_part_back = staticmethod(put_part_back)

    def now(self, article):
        return now(article)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self._tell_readers(request, form.instance, form.cleaned_data)

    def _tell_readers(self, request, article, said):
        words = said.get("correction", "").strip()
        number = announce(article) if words or said.get("is_new_version") else None
        if words:
            RevisionNote.objects.create(article=article, text=words, version_number=number)
        if number:
            messages.info(request, f"Readers can cite this as version {number}.")

    def _listed_versions(self, article, page):
        """With the numbers that readers know the versions by."""
        rows = super()._listed_versions(article, page)
        versions = PublishedVersion.objects.filter(article=article, revision__in=[row.pk for row in rows])
        numbers = dict(versions.values_list("revision", "number"))
        for row in rows:
            row.number = numbers.get(row.pk)
        return rows
