"""Withdrawing a picture and putting it back from its own page, with a reason and a question before."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path

from .. import renditions
from ..models import Photo
from ..uses import uses_of
from .decision_forms import WithdrawalForm
from .widgets import thumbnail


class WithdrawForm(WithdrawalForm):
    """Without a complaint, so the reference is the editor's own."""

    reference = forms.CharField(
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="For the ledger: the number of a letter or a case. Readers do not see it.",
    )
    question = "It disappears from every page at once, and its files from the public storage. The original is kept."
    button = "Withdraw it from every page"

    def carry_out(self, photo, by):
        photo.withdraw(self.cleaned_data.pop("public_reason"), by=by, **self.cleaned_data)


class ReinstateForm(forms.Form):
    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        error_messages={"required": "Say why it may be shown again."},
        help_text="For the ledger; readers do not see it.",
    )
    question = "It is shown again in every place; its files are made anew from the original, which takes a moment."
    button = "Show it again"

    def carry_out(self, photo, by):
        photo.reinstate(self.cleaned_data["reason"], by=by)


class EraseForm(forms.Form):
    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        error_messages={"required": "Say who wants it erased, and why."},
        help_text="For the ledger; readers do not see it.",
    )
    question = (
        "Its file is removed at once and for good: it does not go into the bin, and nobody can put it back. What "
        "readers are told in its place stays, and so does the ledger. Backups keep the file until they are replaced."
    )
    button = "Erase the file for good"

    def carry_out(self, photo, by):
        photo.erase_file(self.cleaned_data["reason"], by=by)


class WithdrawsPhotos:
    """For the admin of pictures."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("<int:pk>/withdraw/", guarded(self.withdraw_view), name="gallery_photo_withdraw"),
            path("<int:pk>/reinstate/", guarded(self.reinstate_view), name="gallery_photo_reinstate"),
            path("<int:pk>/erase/", guarded(self.erase_view), name="gallery_photo_erase"),
            *super().get_urls(),
        ]

    def private_thumbnail(self, request, photo):
        """What editors still see of a withdrawn picture, made for them alone; it is stored nowhere."""
        if not self.may_change_all(request):
            raise PermissionDenied
        with photo.original.open("rb") as original:
            picture = renditions.upright(original)
        picture.thumbnail((480, 480))
        response = HttpResponse(content_type="image/jpeg")
        picture.save(response, "JPEG", quality=70)
        return response

    def withdraw_view(self, request, pk):
        return self._ask(request, pk, WithdrawForm, "Withdraw the picture", "“%s” is withdrawn from every page.")

    def erase_view(self, request, pk):
        """For an owner who demands it; only of what is withdrawn, so that no page loses a picture unnoticed."""
        get_object_or_404(Photo.objects.exclude(withdrawn_at=None).exclude(original=""), pk=pk)
        if not self.has_delete_permission(request):
            raise PermissionDenied
        return self._ask(request, pk, EraseForm, "Erase the picture’s file", "The file of “%s” is erased.")

    def reinstate_view(self, request, pk):
        if Photo.objects.filter(pk=pk, original="").exists():
            messages.error(request, "Its file has been erased. Replace the file first; then it can be shown again.")
            return redirect("admin:gallery_photo_change", pk)
        return self._ask(request, pk, ReinstateForm, "Show the picture again", "“%s” is shown again.")

    def _ask(self, request, pk, form_class, title, done):
        photo = get_object_or_404(Photo, pk=pk)
        if not self.may_change_all(request):
            raise PermissionDenied
        form = form_class(request.POST if request.method == "POST" else None)
        if form.is_valid():
            form.carry_out(photo, request.user)
            self.message_user(request, done % photo, messages.SUCCESS)
            return redirect("admin:gallery_photo_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": title,
            "photo": photo,
            "thumbnail": thumbnail(photo, 220),
            "form": form,
            "uses": uses_of(photo),
            "ledger": photo.ledger.all(),
        }
        return TemplateResponse(request, "admin/gallery/photo/withdrawing.html", context)
