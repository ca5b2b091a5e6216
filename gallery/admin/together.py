"""The same credit, right, date, place or topics for many pictures at once."""

from collections import defaultdict
from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from chronology.fields import columns

from ..darkroom import needs_developing
from ..history.recording import keep_first_versions, record
from ..models import Photo, PhotoTopic, Topic
from ..tasks import make_renditions_of_many
from .widgets import TopicsField

MOST_TOGETHER = 2_000
_SHOWN = 12
TOGETHER = "Edited together with others."

# What is ticked together, and the words for it: a right makes sense with its licence and its permission only.
GROUPS = {
    "credit_line": ("Change the credit", ["credit_line"]),
    "creator": ("Change who made it", ["creator"]),
    "source_name": ("Change the source", ["source_name"]),
    "date": ("Change the date", ["date"]),
    "place": ("Change the place", ["place"]),
    "rights": ("Change the right", ["rights", "rights_uri", "permission_holder", "permission_until"]),
}
_FIELDS = [name for _, names in GROUPS.values() for name in names]


class TogetherForm(forms.ModelForm):
    """Values for many pictures; only those are set whose box is ticked."""

    topics_add = TopicsField(label="Add topics", required=False, help_text="Separated by commas.")
    topics_remove = forms.ModelMultipleChoiceField(
        Topic.objects.none(), label="Remove topics", required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Photo
        fields = _FIELDS
        widgets = {"permission_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, photos, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.photos = photos
        used = PhotoTopic.objects.filter(content_object__in=photos).values("tag")
        self.fields["topics_remove"].queryset = Topic.objects.filter(pk__in=used)
        for group, (label, _) in GROUPS.items():
            self.fields[f"change_{group}"] = forms.BooleanField(label=label, required=False)

    def _post_clean(self):
        """The rules are asked about every picture, not about the empty one that the fields come from."""

    def clean(self):
        """Set the values on the pictures at hand; refuse them, with a sentence, where a rule would break."""
        data = super().clean()
        if not self.errors:
            self._set_values()
            for sentence, photos in _broken_rules(self.photos).items():
                self.add_error(None, f"{sentence} So it would be with {_named(photos)}.")
        if not self.errors and not (self.names or data["topics_add"] or data["topics_remove"]):
            self.add_error(None, "Nothing would change: tick what you want to set.")
        return data

    @property
    def names(self) -> list[str]:
        """The fields that are to be set."""
        ticked = [group for group in GROUPS if self.cleaned_data.get(f"change_{group}")]
        return [name for group in ticked for name in GROUPS[group][1]]

    def _set_values(self):
        for photo in self.photos:
            photo.__dict__.pop("licence", None)
            for name in self.names:
                setattr(photo, name, self.cleaned_data[name])

    def rows(self):
        """Each group as the page shows it: its tick box and its fields."""
        return [(self[f"change_{group}"], [self[name] for name in names]) for group, (_, names) in GROUPS.items()]

    def save(self, commit=True):
        """Write to all pictures, in a number of queries that does not grow with them."""
        every = Photo.objects.filter(pk__in=[photo.pk for photo in self.photos])
        values = {name: self.cleaned_data[name] for name in self.names}
        if "date" in values:
            values |= columns("date", values["date"])
        every.update(**values, updated_at=timezone.now())
        self._save_topics()
        if outdated := [photo.pk for photo in self.photos if values and needs_developing(photo)]:
            transaction.on_commit(partial(make_renditions_of_many.enqueue, outdated))

    def _save_topics(self):
        links = PhotoTopic.objects.filter(content_object__in=self.photos)
        links.filter(tag__in=self.cleaned_data["topics_remove"]).delete()
        topics = [_topic(name) for name in self.cleaned_data["topics_add"]]
        new = [PhotoTopic(tag=topic, content_object=photo) for topic in topics for photo in self.photos]
        PhotoTopic.objects.bulk_create(new, ignore_conflicts=True)


class EditsTogether:
    """For the admin of pictures: the action that edits those which are ticked in the list."""

    actions = ["edit_together"]

    def get_urls(self):
        view = self.admin_site.admin_view(self.together_view)
        return [path("together/", view, name="gallery_photo_together"), *super().get_urls()]

    @admin.action(description="Edit the ticked pictures together", permissions=["change"])
    def edit_together(self, request, queryset):
        pks = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST_TOGETHER + 1])
        if len(pks) > MOST_TOGETHER:
            messages.error(request, f"{MOST_TOGETHER} pictures are the most at once. Narrow the list down.")
            return None
        return self._together_page(request, TogetherForm(list(Photo.objects.filter(pk__in=pks))))

    def together_view(self, request):
        """The form for the pictures that `ids` names; writes it when it is sent."""
        if not self.may_change_all(request):
            raise PermissionDenied
        with transaction.atomic():
            photos = list(_asked_for(request).select_for_update())
            form = TogetherForm(photos, request.POST if request.method == "POST" else None)
            if not photos or not form.is_valid():
                return self._together_page(request, form)
            pks = [photo.pk for photo in photos]
            keep_first_versions(Photo, pks)
            form.save()
            record(Photo, pks, request.user, TOGETHER)
            self._log(request, photos)
        pictures = "1 picture is" if len(photos) == 1 else f"{len(photos)} pictures are"
        messages.success(request, f"{pictures} changed.")
        return redirect("admin:gallery_photo_changelist")

    def _log(self, request, photos):
        changed = Photo.objects.filter(pk__in=[photo.pk for photo in photos])
        LogEntry.objects.log_actions(request.user.pk, changed, CHANGE, TOGETHER)

    def _together_page(self, request, form):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Edit {len(form.photos)} pictures together",
            "form": form,
            "ids": ",".join(str(photo.pk) for photo in form.photos),
            "shown": form.photos[:_SHOWN],
            "others": max(0, len(form.photos) - _SHOWN),
        }
        return TemplateResponse(request, "admin/gallery/photo/together.html", context)


def _asked_for(request):
    ids = (request.POST.get("ids") or request.GET.get("ids") or "").split(",")[:MOST_TOGETHER]
    return Photo.objects.filter(pk__in=[int(part) for part in ids if part.isdecimal() and len(part) < 18])


def _broken_rules(photos) -> dict[str, list[Photo]]:
    """Which sentences would be true of which pictures. Pictures that are equal to the rules are asked about once."""
    equal = defaultdict(list)
    for photo in photos:
        equal[_as_rules_see_it(photo)].append(photo)
    broken = defaultdict(list)
    for alike in equal.values():
        try:
            alike[0].validate_constraints()
        except ValidationError as error:
            for sentence in error.messages:
                broken[sentence] += alike
    return broken


def _as_rules_see_it(photo) -> tuple:
    """The fields that rules are about: of a choice its value, of others whether there is one."""
    names = set().union(*(rule.condition.referenced_base_fields for rule in Photo._meta.constraints))
    fields = [Photo._meta.get_field(name) for name in sorted(names)]
    values = [(field, getattr(photo, field.name)) for field in fields]
    return tuple(value if field.choices else bool(value) for field, value in values)


def _named(photos) -> str:
    names = ", ".join(f"“{photo}”" for photo in photos[:3])
    more = len(photos) - 3
    return f"{names} and {more} more" if more > 0 else names


def _topic(name: str) -> Topic:
    return Topic.objects.filter(name__iexact=name).first() or Topic.objects.create(name=name)
