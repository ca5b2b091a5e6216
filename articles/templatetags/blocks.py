from django import template

from ..admin.summaries import summary_of

register = template.Library()


@register.simple_tag
def block_summary(form):
    """What stands beside the name of a block in the form of its article."""
    return summary_of(form.instance)
