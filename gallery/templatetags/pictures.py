"""Pictures in the admin's own templates."""

from django import template

from ..admin.widgets import thumbnail

register = template.Library()
register.simple_tag(thumbnail)
