"""All articles by the month in which they were published."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, DateField
from django.db.models.functions import TruncMonth

from .models import Article


def months() -> list[tuple[date, int]]:
    """Every month in which an article was published, the last first, and how many: one query for all."""
    month = TruncMonth("publish_at", output_field=DateField())
    counted = Article.objects.published().order_by().annotate(month=month).values("month")
    return list(counted.annotate(size=Count("pk")).order_by("-month").values_list("month", "size"))


def by_year(months) -> dict[int, list[tuple[date, int]]]:
    """The same months under their years."""
    years = defaultdict(list)
    for month, size in months:
        years[month.year].append((month, size))
    return dict(years)
