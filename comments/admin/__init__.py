"""The moderators' desk."""

from . import comment, rules

__all__ = ["comment", "rules"]
