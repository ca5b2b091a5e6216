"""The checklist beside the form of an article, and the stop that it puts to publishing."""

from django.contrib import messages
from django.db import transaction

from .. import publishing, readiness
from ..readiness import Written, findings_of
from ..readiness.reading import find_broken


class NotReady(Exception):  # noqa: N818 (it is an answer, not a failure)
    """An article was to be published that has errors; whatever was stored for that is taken back."""

    def __init__(self, errors):
        super().__init__(errors)
        self.errors = errors


class ChecksBeforePublishing:
    """For the admin of articles. What was written is saved in any case, and is not published while it has errors."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and not context["adminform"].form.is_bound:
            written = _as_shown(obj, context["inline_admin_formsets"])
            context["checklist"] = findings_of(written)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _changeform_view(self, request, object_id, form_url, extra_context):
        """As inherited. If it would publish what is not ready, all is done anew without the decision to publish."""
        try:
            with transaction.atomic():
                return super()._changeform_view(request, object_id, form_url, extra_context)
        except NotReady as refused:
            self._leave_unpublished(request, refused.errors)
            return super()._changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if publishing.PUBLISHES & set(request.POST) and (errors := readiness.errors(form.instance)):
            raise NotReady(errors)

    def _leave_unpublished(self, request, errors):
        sent = request.POST.copy()
        for name in publishing.PUBLISHES:
            sent.pop(name, None)
        sent["_continue"] = "Save"
        request.POST = sent
        words = " ".join(error.words for error in errors)
        messages.error(request, f"Saved, but not published: {words}")


def _as_shown(article, inline_formsets) -> Written:
    """The article with its blocks as the form has them loaded, so that they are not read twice."""
    blocks = [
        form.instance
        for inline in inline_formsets
        for form in inline.formset.initial_forms
        if hasattr(form.instance, "shown_through")
    ]
    for block in blocks:
        if hasattr(block, "rows"):
            block.row_list = list(block.rows.all())
    blocks.sort(key=lambda block: block.ordering)
    return Written(article, blocks, find_broken(blocks))
