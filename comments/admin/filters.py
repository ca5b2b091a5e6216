"""Which comments a moderator looks at."""

from django.contrib import admin
from django.db.models import Count

from articles.models import Article

from ..models import CommentRecord, CommentReport, State
from ..moderation import waiting

WAITING = "waiting"


class QueueFilter(admin.SimpleListFilter):
    """What waits, unless something else is asked for."""

    title = "state"
    parameter_name = "queue"

    def lookups(self, request, model_admin):
        counts = waiting()
        return [
            (WAITING, f"Waiting ({counts['waiting']})"),
            ("appealed", f"Appeals ({counts['appealed']})"),
            ("reported", f"Reported ({counts['reported']})"),
            ("published", "Published"),
            ("refused", "Refused"),
            ("spam", "Spam"),
            ("removed", "Removed"),
            ("confirm", "Not yet confirmed"),
            ("all", "All"),
        ]

    def value(self):
        return super().value() or WAITING

    def choices(self, changelist):
        for lookup, title in self.lookup_choices:
            address = changelist.get_query_string({self.parameter_name: lookup})
            yield {"selected": self.value() == lookup, "query_string": address, "display": title}

    def queryset(self, request, queryset):
        asked = self.value()
        if asked == "reported":
            open_reports = CommentReport.objects.filter(state=CommentReport.State.OPEN)
            return queryset.filter(pk__in=open_reports.values("comment"))
        if asked == "appealed":
            return queryset.awaiting().filter(record__appealed_at__isnull=False)
        if asked == "removed":
            return queryset.filter(record__state__in=State.gone())
        return queryset.filter(record__state=asked) if asked in State.values else queryset


class ArticleFilter(admin.SimpleListFilter):
    """The articles on which most waits."""

    title = "article"
    parameter_name = "article"

    def lookups(self, request, model_admin):
        waits = CommentRecord.objects.filter(state=State.AWAITING_MODERATOR).values_list("article", "article__title")
        counted = waits.annotate(number=Count("pk")).order_by("-number", "article")[:15]
        found = {pk: f"{title} ({number})" for pk, title, number in counted}
        return list((found | self._chosen(request, found)).items())

    def _chosen(self, request, found) -> dict:
        """The one that is asked for, wherever nothing waits on it."""
        asked = request.GET.get(self.parameter_name, "")
        if not (asked.isascii() and asked.isdigit() and len(asked) < 10) or int(asked) in found:
            return {}
        return dict(Article.objects.filter(pk=asked).values_list("pk", "title"))

    def queryset(self, request, queryset):
        asked = self.value() or ""
        is_number = asked.isascii() and asked.isdigit() and len(asked) < 10
        return queryset.filter(record__article=asked) if is_number else queryset
