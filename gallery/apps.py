from django.apps import AppConfig
from django.conf import settings
from PIL import Image


class GalleryConfig(AppConfig):
    name = "gallery"
    verbose_name = "Pictures"

    def ready(self):
        from . import signals  # noqa: F401, PLC0415 (connects its receivers)

        Image.MAX_IMAGE_PIXELS = settings.PICTURE_MAX_PIXELS
