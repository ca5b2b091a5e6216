"""The forms in which pictures are described."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.template.loader import render_to_string
from django.utils.html import format_html

from ..intake import Refused
from ..models import Photo
from ..uploads import already_here
from .proposals import proposals_for, told
from .state import file_facts

ACCEPT = "image/jpeg,image/png,image/webp,image/tiff,image/avif,image/gif"


REPLACING = (
    "Every place that shows the picture shows the new file as soon as its copies are made; the present one is removed. "
    "Title, credit and everything else stay."
)


class HeldToRules:
    """For model forms: every rule of the model holds, also one about a field that the form does not show."""

    def _post_clean(self):
        """As inherited, which passes over rules about fields that are not shown; here all are asked again."""
        super()._post_clean()
        if not self.has_changed():
            return
        self.errors.pop(NON_FIELD_ERRORS, None)
        try:
            self.instance.validate_constraints(exclude=set(self.errors))
        except ValidationError as error:
            self._update_errors(error)


class PhotoForm(HeldToRules, forms.ModelForm):
    """Takes the file only if it really is a picture; its facts are read from its content."""

    class Meta:
        model = Photo
        fields = "__all__"
        widgets = {
            # Plain inputs: Django's own would link to an address that private files have not.
            "original": forms.FileInput(attrs={"accept": ACCEPT}),
            "rights_evidence": forms.FileInput,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.former_file = file_facts(self.instance)
        # Who may only look gets a form without fields.
        if self.instance.pk and "original" in self.fields:
            self.fields["original"].label = "Replace the file"
            self.fields["original"].help_text = REPLACING
            self.fields["original"].required = not self.instance.is_erased
        for proposal in proposals_for(self.instance):
            if field := self.fields.get(proposal.field):
                words = render_to_string("admin/gallery/_proposal.html", {"proposal": proposal})
                field.help_text = format_html("{} {}", field.help_text, words)

    def clean_original(self):
        file = self.cleaned_data["original"]
        if "original" in self.changed_data:
            try:
                self.instance.receive(file)
            except Refused as refusal:
                raise ValidationError(str(refusal)) from refusal
            self._refuse_known()
        return file

    def _refuse_known(self):
        same = Photo.objects.filter(content_hash=self.instance.content_hash)
        if known := same.exclude(pk=self.instance.pk).first():
            raise ValidationError(already_here(known))


class DescriptionForm(HeldToRules, forms.ModelForm):
    """What a new picture lacks most, in a few fields."""

    class Meta:
        model = Photo
        fields = [
            "title",
            "alt_text",
            "caption",
            "creator",
            "credit_line",
            "date",
            "place",
            "rights",
            "rights_uri",
            "permission_holder",
        ]
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("alt_text", "caption")}

    @property
    def proposals(self):
        """What the file says and the fields do not."""
        return proposals_for(self.instance)

    @property
    def told(self):
        return told(self.instance)

    def save(self, commit=True):
        """Write what was changed and nothing else: meanwhile the picture's files may have been made."""
        if commit and self.changed_data:
            self.instance.save(update_fields=[*self.changed_data, "slug", "updated_at"])
        return self.instance


DescriptionFormSet = forms.modelformset_factory(Photo, DescriptionForm, extra=0, max_num=0)
