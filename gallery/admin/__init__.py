"""The picture desk."""

from .bin import BinnedAdmin
from .ledger import LedgerEntryAdmin
from .others import AlbumAdmin, TopicAdmin
from .photo import PhotoAdmin
from .takedown import TakedownRequestAdmin

__all__ = ["AlbumAdmin", "BinnedAdmin", "LedgerEntryAdmin", "PhotoAdmin", "TakedownRequestAdmin", "TopicAdmin"]
