"""The editor's desk."""

from .addresses import MissedAddressAdmin, RedirectAdmin
from .article import ArticleAdmin, AuthorAdmin, SeriesAdmin
from .links import OutgoingLinkAdmin
from .pictures import PictureLibraryAdmin
from .reference import EventAdmin, KeyFigureAdmin, SourceAdmin

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "EventAdmin",
    "KeyFigureAdmin",
    "MissedAddressAdmin",
    "OutgoingLinkAdmin",
    "PictureLibraryAdmin",
    "RedirectAdmin",
    "SeriesAdmin",
    "SourceAdmin",
]
