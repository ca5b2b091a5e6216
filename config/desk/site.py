from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.models import LogEntry
from django.urls import path

import articles.desk
import comments.desk
import gallery.desk

from .help import help_page
from .order import arranged

# Whose `queues(user)` the desk shows, in this order. Another app's join here.
APPS = [articles.desk, comments.desk, gallery.desk]
LAST = 8


class Desk(AdminSite):
    """The admin, opened on what waits for whoever signs in."""

    site_header = site_title = settings.SITE_NAME
    index_title = "The editor’s desk"
    enable_nav_sidebar = True

    def index(self, request, extra_context=None):
        return super().index(request, _desk_of(request) | (extra_context or {}))

    def get_app_list(self, request, app_label=None):
        """For one app as Django has it; all of them as an editor looks for them."""
        listed = super().get_app_list(request, app_label)
        return listed if app_label else arranged(listed)

    def get_urls(self):
        return [path("help/", self.admin_view(help_page(self)), name="help"), *super().get_urls()]


def _desk_of(request) -> dict:
    """All that the first page shows beside the lists: in a fixed number of queries."""
    user = request.user
    queues = [queue for app in APPS for queue in app.queues(user)]
    return {
        "waiting": [queue for queue in queues if queue.number],
        "is_asked_to_wait_on": bool(queues),
        "typed_title": request.GET.get("title", ""),
        "may_begin": user.has_perm("articles.add_article"),
        "drafts": articles.desk.in_hand(user),
        "week": articles.desk.week_of_reading(user),
        "sees_all_changes": user.has_perm("admin.view_logentry"),
        "changes": _last_changes(user),
    }


def _last_changes(user):
    """Everybody's for who may read the record, else one's own."""
    entries = LogEntry.objects.select_related("user", "content_type").order_by("-action_time", "-pk")
    return (entries if user.has_perm("admin.view_logentry") else entries.filter(user=user))[:LAST]
