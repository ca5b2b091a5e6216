"""The queue of complaints: what is said, what the site knows, and the decisions as buttons."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, Value, When
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from ..complaints.decisions import DecidedMeanwhile
from ..models import LedgerEntry, TakedownRequest
from ..uses import uses_of
from .decision_forms import NamePhoto, decision_forms
from .widgets import ChoosesPhotos, thumbnail

SHORT = {"copyright": "Copyright", "person": "Person in it", "credit": "Wrong credit", "unlawful": "Unlawful"}


@admin.register(TakedownRequest)
class TakedownRequestAdmin(ChoosesPhotos, admin.ModelAdmin):
    """Complaints are received, decided, and never deleted. One that came by letter can be added."""

    list_display = ["reference", "small", "about", "short_kind", "name", "state", "received", "others"]
    list_filter = ["state", "kind", "received_at"]
    list_select_related = ["photo"]
    list_per_page = 50
    search_fields = ["reference", "name", "email", "photo__title", "pages", "explanation"]
    ordering = [Case(When(state="open", then=Value(0)), default=Value(1)), "-received_at", "-pk"]
    fields = ["photo", "pages", "kind", "right", "explanation", "name", "email", "good_faith", "accurate", "signature"]

    class Media:
        css = {"all": ["css/admin-takedown.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(about_the_same=Count("photo__takedown_requests"))

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        """Only a new one is stored here: a complaint stays as it was made."""
        super().save_model(request, obj, form, change)
        words = f"Entered at the desk: {obj.explanation}"
        LedgerEntry.record(LedgerEntry.What.RECEIVED, request=obj, words=words, by=request.user)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The complaint with all that is needed to decide. A decision that was sent is made, or shown again."""
        complaint = self.get_object(request, unquote(object_id))
        if complaint is None:
            raise Http404("There is no such complaint.")
        if not self.has_view_permission(request, complaint):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, complaint)
        if not self.has_change_permission(request, complaint):
            raise PermissionDenied
        return self._name_photo(request, complaint) if "photo" in request.POST else self._decide(request, complaint)

    def _name_photo(self, request, complaint):
        form = NamePhoto(request.POST, instance=complaint)
        if complaint.photo_id or not form.is_valid():
            return self._page(request, complaint, name_photo=form)
        form.save()
        self.message_user(request, f"It is about “{complaint.photo}”. Now decide.", messages.SUCCESS)
        return redirect(request.path)

    def _decide(self, request, complaint):
        forms = decision_forms(complaint, request.POST)
        sent = next((form for form in forms if form.is_bound), None)
        if sent is None or not sent.is_valid():
            return self._page(request, complaint, decisions=forms)
        try:
            sent.decide(request.user)
        except DecidedMeanwhile:
            self.message_user(request, "Somebody decided meanwhile; nothing was changed now.", messages.WARNING)
        else:
            sentence = f"{complaint.reference} is decided: {complaint.get_state_display()}. Both sides are told."
            self.message_user(request, sentence, messages.SUCCESS)
        return redirect(request.path)

    def _page(self, request, complaint, decisions=None, name_photo=None):
        complaint.refresh_from_db()
        photo = complaint.photo
        may_decide = self.has_change_permission(request, complaint)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media + NamePhoto().media,
            "title": f"Complaint {complaint.reference}",
            "complaint": complaint,
            "kind": SHORT.get(complaint.kind, "Other"),
            "thumbnail": thumbnail(photo, 220) if photo else "",
            "uses": uses_of(photo) if photo else [],
            "others": photo.takedown_requests.exclude(pk=complaint.pk) if photo else [],
            "ledger": complaint.ledger.all(),
            "name_photo": (name_photo or NamePhoto(instance=complaint)) if may_decide and not photo else None,
            "decisions": (decisions or decision_forms(complaint)) if may_decide else [],
        }
        return TemplateResponse(request, "admin/gallery/takedownrequest/complaint.html", context)

    @admin.display(description="picture")
    def small(self, complaint):
        return thumbnail(complaint.photo) if complaint.photo else "not known"

    @admin.display(description="about", ordering="photo__title")
    def about(self, complaint):
        return complaint.photo or (complaint.page_list or [""])[0]

    @admin.display(description="what is wrong", ordering="kind")
    def short_kind(self, complaint):
        return SHORT.get(complaint.kind, "Other")

    @admin.display(description="came", ordering="received_at")
    def received(self, complaint):
        return date_format(localtime(complaint.received_at), "j M Y")

    @admin.display(description="about the same", ordering="about_the_same")
    def others(self, complaint):
        return max(complaint.about_the_same - 1, 0) or ""
