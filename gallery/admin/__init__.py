"""The picture desk."""

from .others import AlbumAdmin, TakedownRequestAdmin, TopicAdmin
from .photo import PhotoAdmin

__all__ = ["AlbumAdmin", "PhotoAdmin", "TakedownRequestAdmin", "TopicAdmin"]
