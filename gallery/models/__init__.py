from .address import ImportReference, PermanentAddress, ascii_slug
from .album import Album, AlbumPhoto
from .bin import Binned, BinnedRow
from .language import languages
from .ledger import LedgerEntry
from .permission import PermissionReminder
from .photo import Photo
from .takedown import TakedownRequest
from .topic import OnTopics, PhotoTopic, Topic

__all__ = [
    "Album",
    "AlbumPhoto",
    "Binned",
    "BinnedRow",
    "ImportReference",
    "LedgerEntry",
    "OnTopics",
    "PermanentAddress",
    "PermissionReminder",
    "Photo",
    "PhotoTopic",
    "TakedownRequest",
    "Topic",
    "ascii_slug",
    "languages",
]
