"""A page of the queue, with all that a moderator needs to decide, in a fixed number of queries."""

from collections import defaultdict

from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Q

from ..models import CommentRecord, CommentReport, State
from .filters import WAITING

REFUSED = [State.REFUSED, State.SPAM, State.REMOVED]


class Queue(ChangeList):
    """What waits longest comes first; everything else is newest first."""

    def get_ordering(self, request, queryset):
        asked = self.params.get("queue", WAITING)
        return ["submit_date", "pk"] if asked == WAITING else ["-submit_date", "-pk"]

    def get_results(self, request):
        super().get_results(request)
        comments = self.result_list = list(self.result_list)
        histories, reports = _histories(comments), _reports(comments)
        for comment in comments:
            comment.writer_history = histories.get(comment.record.writer)
            comment.open_reports = reports[comment.pk]
            comment.back = request.GET.urlencode()


def _histories(comments) -> dict[str, dict]:
    """How many comments of each writer were published, and how many refused."""
    writers = {comment.record.writer for comment in comments} - {""}
    counted = CommentRecord.objects.filter(writer__in=writers).values("writer")
    published, refused = Count("pk", Q(state=State.PUBLISHED)), Count("pk", Q(state__in=REFUSED))
    return {row["writer"]: row for row in counted.annotate(published=published, refused=refused)}


def _reports(comments) -> dict[int, list[CommentReport]]:
    found = defaultdict(list)
    pks = [comment.pk for comment in comments]
    for report in CommentReport.objects.filter(comment__in=pks, state=CommentReport.State.OPEN):
        found[report.comment_id].append(report)
    return found
