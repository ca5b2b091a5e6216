"""The editor's desk."""

from .article import ArticleAdmin, AuthorAdmin, SeriesAdmin
from .reference import EventAdmin, KeyFigureAdmin, SourceAdmin

__all__ = ["ArticleAdmin", "AuthorAdmin", "EventAdmin", "KeyFigureAdmin", "SeriesAdmin", "SourceAdmin"]
