"""The form of a complaint, with what art. 16 of the Digital Services Act and 17 U.S.C. § 512(c)(3) ask for."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

from ..models import Photo, TakedownRequest

# What a notice under copyright law must have, and other complaints may.
FOR_COPYRIGHT = {
    "right": "Name the work that is yours, and say where it was published, so that we can compare.",
    "accurate": "A claim of copyright needs this statement.",
    "signature": "A claim of copyright needs your name as a signature.",
}


class ComplaintForm(forms.ModelForm):
    """About a picture if one is given, else about pages; about a picture's own page it finds the picture itself."""

    kind = forms.ChoiceField(
        label="What is wrong?",
        choices=TakedownRequest.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what comes nearest."},
    )
    trap = forms.CharField(
        label="Leave this field empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    class Meta:
        model = TakedownRequest
        fields = ["kind", "pages", "right", "explanation", "name", "email", "good_faith", "accurate", "signature"]
        labels = {
            "pages": "Where did you see it?",
            "right": "The work, or the right",
            "explanation": "What is wrong, and what should we do?",
            "name": "Your name",
            "email": "Your e-mail",
            "good_faith": "I believe in good faith that what I say here is true and complete.",
            "accurate": "Under penalty of perjury: what I say is accurate, and I own the right "
            "or may act for its owner.",
            "signature": "Your full name, as a signature",
        }
        help_texts = {
            "pages": "The addresses of the pages, one on each line.",
            "right": "Which work of yours it is and where it was published, or which right of whom. "
            "Copyright claims need it.",
            "explanation": "So that somebody who does not know the picture can follow.",
            "name": "The editors alone see it.",
            "email": "The decision goes there.",
            "good_faith": "",
            "accurate": "Copyright claims need it.",
            "signature": "Copyright claims need it.",
        }
        widgets = {
            "pages": forms.Textarea(attrs={"rows": 2}),
            "right": forms.Textarea(attrs={"rows": 3}),
            "explanation": forms.Textarea(attrs={"rows": 7}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "signature": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        error_messages = {
            "explanation": {"required": "Say what is wrong; we cannot judge otherwise."},
            "name": {"required": "Give your name; the law asks for it."},
            "email": {"required": "Give an e-mail address, so that we can answer."},
        }

    def __init__(self, *args, photo=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.photo = photo
        self.fields["pages"].required = photo is None
        self.fields["pages"].error_messages["required"] = "Give the address of the page on which the picture stands."

    def clean_trap(self):
        if self.cleaned_data["trap"]:
            raise ValidationError("This field is there to catch machines. Empty it, and send again.")
        return ""

    def clean_good_faith(self):
        if not self.cleaned_data["good_faith"]:
            raise ValidationError("We can only act on what you believe to be true: tick this to send.")
        return True

    def clean(self):
        if self.cleaned_data.get("kind") == TakedownRequest.Kind.COPYRIGHT:
            for name, sentence in FOR_COPYRIGHT.items():
                if name not in self.errors and not self.cleaned_data.get(name):
                    self.add_error(name, sentence)
        self.instance.photo = self.instance.photo or _photo_among(self.cleaned_data.get("pages", ""))
        return self.cleaned_data


def _photo_among(pages: str) -> Photo | None:
    """The picture whose own page is among these addresses, if only one is."""
    pks = {pk for page in pages.split() if (pk := _photo_at(page))}
    return Photo.objects.filter(pk=pks.pop()).first() if len(pks) == 1 else None


def _photo_at(page: str) -> int | None:
    """The number in the address of a picture's own page on this site; none in any other address."""
    parts = urlsplit(page)
    if f"{parts.scheme}://{parts.netloc}" != settings.SITE_URL:
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    return match.kwargs["pk"] if match.view_name == "gallery:photo" else None
