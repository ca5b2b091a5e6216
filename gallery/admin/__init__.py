"""The picture desk."""

from .others import AlbumAdmin, TopicAdmin
from .photo import PhotoAdmin
from .takedown import TakedownRequestAdmin

__all__ = ["AlbumAdmin", "PhotoAdmin", "TakedownRequestAdmin", "TopicAdmin"]
