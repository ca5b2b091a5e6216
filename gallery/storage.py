import os

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files that have no public address: originals and proofs of permission, in `PRIVATE_MEDIA_ROOT`."""

    @property
    def base_location(self):
        return settings.PRIVATE_MEDIA_ROOT

    @property
    def location(self):
        return os.path.abspath(self.base_location)

    def url(self, name):
        message = "A private file is not accessible by a public address."
        raise ValueError(message)
