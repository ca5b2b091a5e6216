"""Pictures in the admin's own templates."""

from django import template

from ..admin.widgets import thumbnail

register = template.Library()
register.simple_tag(thumbnail)


@register.filter
def percent(share):
    """A share between 0 and 1 as styles write it: "62%"."""
    return f"{share * 100:.0f}%"
