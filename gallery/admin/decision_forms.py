"""The forms by which an editor decides about a picture: each is one decision, with its button."""

from functools import partial

from django import forms
from django.contrib import admin

from ..complaints import decisions, proposals
from ..complaints.decisions import CREDIT
from ..models import Photo, TakedownRequest
from .widgets import PhotoSelect

_lines = partial(forms.CharField, max_length=4000, widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}))
_REASONS = {"label": "Reasons", "help_text": "They go by mail to whoever complained, and to whoever gave permission."}


class WithdrawalForm(forms.Form):
    """What is asked before a picture is withdrawn, with or without a complaint."""

    public_reason = _lines(
        label="What readers are told",
        max_length=600,
        help_text="It stands in the place of the picture on every page. Name nobody who has not agreed to it.",
        error_messages={"required": "Say in public words why it is withdrawn."},
    )
    authority = forms.URLField(
        label="Ordered by",
        required=False,
        max_length=300,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text="Only for a legal order: the web address of the court or office. Readers then get status 451 "
        "in place of 410.",
    )


class Decision(forms.Form):
    """What every decision has: its reasons, and the state of the complaint when the page was opened."""

    reasons = _lines(**_REASONS, error_messages={"required": "Say why you decide so: both sides are told."})
    seen = forms.ChoiceField(choices=TakedownRequest.State.choices, widget=forms.HiddenInput)
    label = button = ""
    needs_photo = True

    def __init__(self, complaint, data=None):
        self.complaint = complaint
        first = {"seen": complaint.state, **self.proposed()}
        super().__init__(data, initial=first, prefix=self.name())

    @classmethod
    def name(cls):
        return cls.__name__.lower()

    def proposed(self):
        return {}

    def decided(self):
        return {"reasons": self.cleaned_data["reasons"], "seen": self.cleaned_data["seen"]}


class Withdraw(Decision, WithdrawalForm):
    field_order = ["public_reason", "reasons", "authority"]
    label = "Withdraw the picture"
    button = "Withdraw it from every page"

    def proposed(self):
        complaint = self.complaint
        return {
            "public_reason": proposals.public_reason(complaint),
            "reasons": proposals.reasons_to_withdraw(complaint),
        }

    def decide(self, by):
        given = {name: self.cleaned_data[name] for name in ("public_reason", "authority")}
        decisions.withdraw(self.complaint, by=by, **given, **self.decided())


class Correct(Decision):
    """With the words that stand with the picture, to be put right here."""

    label = "Correct what stands with it"
    button = "Correct it everywhere"

    def __init__(self, complaint, data=None):
        super().__init__(complaint, data)
        self.words = _PhotoWords(data, instance=Photo.objects.get(pk=complaint.photo_id), prefix="photo")

    def proposed(self):
        return {"reasons": proposals.reasons_to_correct(self.complaint)}

    def is_valid(self):
        return super().is_valid() & self.words.is_valid()

    def decide(self, by):
        decisions.correct(self.complaint, self.words.instance, by=by, **self.decided())


class Keep(Decision):
    label = "Change nothing"
    button = "Keep it as it is"
    needs_photo = False

    def proposed(self):
        return {"reasons": proposals.reasons_to_keep(self.complaint)}

    def decide(self, by):
        decisions.keep(self.complaint, by=by, **self.decided())


DECISIONS = (Withdraw, Correct, Keep)

_PhotoWords = forms.modelform_factory(
    Photo,
    fields=CREDIT,
    widgets={"caption": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
)


class NamePhoto(forms.ModelForm):
    """Which picture a complaint means that names only pages."""

    class Meta:
        model = TakedownRequest
        fields = ["photo"]
        widgets = {"photo": PhotoSelect(TakedownRequest._meta.get_field("photo"), admin.site)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["photo"].required = True
        self.fields["photo"].error_messages["required"] = "Choose a picture first."


def decision_forms(complaint, data=None) -> list[Decision]:
    """All decisions that can be made; the one that was sent has what was typed."""
    possible = [form for form in DECISIONS if complaint.photo_id or not form.needs_photo]
    return [form(complaint, data if data and form.name() in data else None) for form in possible]
