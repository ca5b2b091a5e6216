"""The other history sites, among the links that are checked."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from articles.links.places import Kind, Place, outgoing
from gallery.history.recording import saving

from .models import HistoryLink

REPLACED = "Leads to an archived copy."


class Sites(Kind):
    """Links to other history sites: readers see each of them at any time, on its day or on their page."""

    name, permission = "historylink", "sidebar.change_historylink"

    def read(self):
        yield from HistoryLink.objects.order_by().values_list("pk", "url")

    def describe(self, numbers):
        found = HistoryLink.objects.filter(pk__in=numbers)
        form = "admin:sidebar_historylink_change"
        return {one.pk: Place(f"History site: {one}", reverse(form, args=[one.pk])) for one in found}

    @transaction.atomic
    def replace(self, number, old, new, user):
        site = HistoryLink.objects.select_for_update().filter(pk=number).first()
        if site is None or outgoing(site.url) != old:
            return
        with saving(site, user, REPLACED):
            site.url = new
            try:
                site.full_clean()
            except ValidationError as error:
                raise ValidationError(f"{site}: {' '.join(error.messages)}") from None
            site.save()
        LogEntry.objects.log_actions(user.pk, [site], CHANGE, REPLACED, single_object=True)
