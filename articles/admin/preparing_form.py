"""The form of an article that prepares a change: when it goes live, and what such a change cannot keep."""

from django import forms
from django.core.exceptions import ValidationError

from .. import preparing
from ..models import Article, State
from ..models.article import MAY_PUBLISH
from ..models.state import site_time
from ..versions.prepared import told_fields
from .history import ArticleHistoryForm
from .publishing import MOMENTS, MomentInput

KEEP = "_prepare"
KEY = "prepared-"  # before the number of the article, in the name of a form that changes what is prepared
AT = "goes_live_at"


class TimeForm(forms.Form):
    goes_live_at = forms.DateTimeField(required=False, widget=MomentInput(attrs={"id": "id_moved_to"}))


class PreparesForm(ArticleHistoryForm):
    """Asks when a prepared change goes live, and refuses what it could not keep."""

    goes_live_at = forms.DateTimeField(label="A prepared change goes live at", required=False, widget=MomentInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if AT in self.fields:
            words = f"With “Keep as a prepared change” only. Empty: not yet decided. In {site_time()}."
            self.fields[AT].help_text = words

    @property
    def is_prepared(self):
        """Whether it is to change what is prepared, and not what readers see."""
        return self.data.get("writing_key", "").startswith(KEY)

    def clean(self):
        data = super().clean()
        if KEEP in self.data or self.is_prepared:
            self._check_prepared(data)
        return data

    def _check_prepared(self, data):
        stored = Article.objects.filter(pk=self.instance.pk).first()
        has_one = stored and stored.prepared_changes.waiting().exists()
        if not self.user.has_perm(MAY_PUBLISH):
            self.add_error(None, "Only editors prepare changes of published articles.")
        elif not has_one and (stored is None or stored.state != State.PUBLISHED):
            self.add_error(None, "Readers do not see this article yet: press “Save”, there is nothing to prepare.")
        else:
            self._check_fields(stored, data)

    def _check_fields(self, stored, data):
        changed = {name for name in self.changed_data if name not in MOMENTS} | {
            name for name in MOMENTS if name in data and data[name] != getattr(stored, name)
        }
        for name in changed & (_fields_of_articles() - told_fields()):
            self.add_error(name, "A prepared change does not keep this. Put it back, or change it with “Save”.")
        try:
            preparing.demand_to_come(data.get(AT))
        except ValidationError as error:
            self.add_error(AT, error.message_dict[AT])


def _fields_of_articles() -> set[str]:
    return {field.name for field in (*Article._meta.fields, *Article._meta.many_to_many)}
