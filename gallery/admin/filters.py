"""By what the list of pictures is narrowed down: each filter one condition, and at most one query for its choices."""

from django.contrib import admin
from django.db.models import Count, F, Q
from django.utils import timezone

from ..desk import SOON
from ..fingerprint import with_lookalikes
from ..lacks import LACKING
from ..models import Photo
from ..permissions import BY_PERMISSION, ends_within, has_ended
from ..uses import is_used
from .state import LACKS

MOST_PLACES = 20


class ByCondition(admin.SimpleListFilter):
    """A filter whose choices are conditions: `choices_by_key` gives words and condition of each."""

    def lookups(self, request, model_admin):
        return [(key, words) for key, (words, _) in self.choices_by_key().items()]

    def queryset(self, request, queryset):
        choice = self.choices_by_key().get(self.value())
        return queryset.filter(choice[1]) if choice else queryset


class LackFilter(ByCondition):
    title = "what is lacking"
    parameter_name = "lacks"

    def choices_by_key(self):
        return {key: (f"No {LACKS[key]}", condition) for key, condition in LACKING.items()}


class UseFilter(ByCondition):
    title = "use"
    parameter_name = "used"

    def choices_by_key(self):
        return {"no": ("Used nowhere", ~is_used()), "yes": ("Used", is_used())}


class LookalikeFilter(admin.SimpleListFilter):
    """Copies and near copies; what each looks like is said on its page."""

    title = "copies"
    parameter_name = "copies"

    def lookups(self, request, model_admin):
        return [("yes", "Looks like another")]

    def queryset(self, request, queryset):
        return queryset.filter(pk__in=with_lookalikes()) if self.value() == "yes" else queryset


class FileFilter(ByCondition):
    title = "state"
    parameter_name = "state"

    def choices_by_key(self):
        waiting = Q(renditions_ready_at=None, problem="", withdrawn_at=None)
        return {
            "ready": ("Ready", Q(renditions_ready_at__isnull=False, problem="", withdrawn_at=None)),
            "waiting": ("Being prepared", waiting),
            "failed": ("Failed", ~Q(problem="")),
            "withdrawn": ("Withdrawn", Q(withdrawn_at__isnull=False)),
        }


class PermissionFilter(ByCondition):
    title = "permission"
    parameter_name = "permission"

    def choices_by_key(self):
        today = timezone.localdate()
        return {
            "soon": (f"Ends within {SOON} days", ends_within(today, SOON)),
            "ended": ("Has ended, still shown", has_ended(today)),
            "open": ("Without an end", BY_PERMISSION & Q(permission_until=None)),
        }


class RightFilter(ByCondition):
    title = "right"
    parameter_name = "right"

    def choices_by_key(self):
        return {value: (words, Q(rights=value)) for value, words in Photo.Rights.choices}


class TopicFilter(admin.RelatedOnlyFieldListFilter):
    """By the topics that pictures have. In the list nothing stands for none, in a filter words must."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = "No topic"


class DecadeFilter(admin.SimpleListFilter):
    """By when it was taken; the keys of dates are year × 10,000 and more, see `chronology.point.sort_key`."""

    title = "decade"
    parameter_name = "decade"

    def lookups(self, request, model_admin):
        dated = Photo.objects.filter(date_earliest__gte=100_000).annotate(decade=F("date_earliest") / 100_000)
        decades = dated.order_by("decade").values_list("decade", flat=True).distinct()
        return [(str(decade), f"{decade}0s") for decade in decades]

    def queryset(self, request, queryset):
        if not (self.value() or "").isdecimal() or len(self.value()) > 3:
            return queryset
        start = int(self.value()) * 100_000
        return queryset.filter(date_earliest__lt=start + 100_000, date_latest__gte=start)


class PlaceFilter(admin.SimpleListFilter):
    """By the places that most pictures have; others are found by searching."""

    title = "place"
    parameter_name = "place"

    def lookups(self, request, model_admin):
        counted = Photo.objects.exclude(place="").order_by().values_list("place").annotate(number=Count("pk"))
        return sorted((place, place) for place, _ in counted.order_by("-number", "place")[:MOST_PLACES])

    def queryset(self, request, queryset):
        return queryset.filter(place=self.value()) if self.value() else queryset
