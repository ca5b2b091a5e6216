"""The form of a comment. What is typed is never refused for its marks and signs: what cannot be shown is left out."""

import time

from django import forms
from django.core.validators import MaxLengthValidator
from django_comments.forms import CommentForm

from .models import CommentReport
from .readable import readable
from .secrets import new_token, writer_hash
from .submission import Submission

LONGEST = 10_000


class ReadableField(forms.CharField):
    """Text that can be shown; the name of a person on one line."""

    def __init__(self, *args, one_line=False, **kwargs):
        self.one_line = one_line
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        text = readable(str(value or ""))
        return super().to_python(" ".join(text.split()) if self.one_line else text)


FOLLOW = [
    ("", "No mails"),
    ("thread", "Mails when somebody writes in this thread"),
    ("article", "Mails for every comment on the article"),
]


class WritingForm(CommentForm):
    """The form of django-comments, with its signed moment against forgery and its field that people do not see.

    `once` is random for each form fetched, so that a form sent twice makes one comment.
    """

    url = None
    name = ReadableField(
        max_length=50,
        one_line=True,
        error_messages={"required": "Give a name; it stands above your comment."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="E-mail",
        max_length=254,
        error_messages={"required": "Give your e-mail address; nobody sees it."},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    comment = ReadableField(
        label="Your comment",
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": LONGEST}),
        validators=[MaxLengthValidator(LONGEST, "It may have %(limit_value)d characters; it has %(show_value)d.")],
        error_messages={"required": "Write something first."},
    )
    follow = forms.ChoiceField(choices=FOLLOW, required=False, label="Tell me of answers")
    timestamp = forms.IntegerField(min_value=0, max_value=2**40, widget=forms.HiddenInput)
    once = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    honeypot = forms.CharField(required=False, label="Leave this field empty")

    def __init__(self, article, data=None, *, policy, user=None, **kwargs):
        self.user = user if user and user.is_authenticated else None
        initial = {"once": new_token(), "follow": ""} | kwargs.pop("initial", {})
        super().__init__(article, data=data, initial=initial, **kwargs)
        self.fields["name"].required = self.fields["email"].required = not (policy.anonymous or self.user)

    def clean_honeypot(self):
        """Whoever fills it is refused quietly, by `comments.defence`."""
        return self.cleaned_data["honeypot"]

    def clean_object_pk(self):
        """The signature must be one for this article."""
        if self.cleaned_data["object_pk"] != str(self.target_object.pk):
            raise forms.ValidationError("This form belongs to another article.")
        return self.cleaned_data["object_pk"]

    def clean(self):
        """A mail can only be sent to an address."""
        cleaned = super().clean()
        if cleaned.get("follow") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", "To get mails, give the address to send them to.")
        return cleaned

    def is_out_of_date(self) -> bool:
        """Whether the signed moment is too old, or not ours: the form has to be sent once more."""
        return bool({"timestamp", "security_hash", "content_type", "object_pk", "once"} & set(self.errors))

    def renewed(self) -> dict:
        """What was sent, to be shown again; with a new signed moment if the former was not good."""
        sent = {name: values[-1] for name, values in self.data.lists() if values}
        return {**sent, **self.generate_security_data(), "once": new_token()} if self.is_out_of_date() else sent

    def submission(self, **values) -> Submission:
        """What was sent, for `comments.posting.post`."""
        sent = self.cleaned_data
        return Submission(
            article=self.target_object,
            name=sent["name"] or (self.user.get_full_name() or self.user.get_username() if self.user else ""),
            email=sent["email"],
            text=sent["comment"],
            follow=sent["follow"],
            user=self.user,
            writer=writer_hash(sent["email"]),
            seconds=max(0, int(time.time()) - sent["timestamp"]),
            trap=sent["honeypot"],
            once=sent["once"] or new_token(),
            **values,
        )


class EditForm(forms.Form):
    """The words alone, for those who change their comment."""

    comment = WritingForm.base_fields["comment"]


class ReportForm(forms.ModelForm):
    """Why a reader thinks that moderators should look at a comment."""

    trap = forms.CharField(required=False)

    class Meta:
        model = CommentReport
        fields = ["cause", "words", "email"]
        field_classes = {"words": ReadableField}
        labels = {"cause": "What is wrong with it?", "words": "In your own words", "email": "Your e-mail"}
        widgets = {"words": forms.Textarea(attrs={"rows": 4, "maxlength": 2000}), "cause": forms.RadioSelect}
        error_messages = {"cause": {"required": "Choose what is wrong with it."}}


class AppealForm(forms.Form):
    """What a writer says against a decision."""

    words = ReadableField(
        label="Why should it be published?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 2000}),
        error_messages={"required": "Say why; a moderator reads it."},
    )


class EmailForm(forms.Form):
    email = forms.EmailField(
        label="Your e-mail",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Give the address under which you wrote here."},
    )


class EraseForm(forms.Form):
    """What becomes of words that others have read."""

    words = forms.ChoiceField(
        choices=[
            ("keep", "Keep the words of my published comments, without my name"),
            ("remove", "Remove the words too; where others answered, a sentence says that there was a comment"),
        ],
        label="What becomes of your published comments?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two.", "invalid_choice": "Choose one of the two."},
    )
