from django.apps import AppConfig
from django.conf import settings
from PIL import Image


class GalleryConfig(AppConfig):
    name = "gallery"
    verbose_name = "Pictures"

    def ready(self):
        from . import signals  # noqa: F401, PLC0415 (connects its receivers)
        from .bin.kinds import Kind, register  # noqa: PLC0415 (needs the models)
        from .bin.pictures import Pictures  # noqa: PLC0415
        from .history import kept  # noqa: PLC0415
        from .models import Album, Photo, Topic  # noqa: PLC0415

        kept.start()
        register(Pictures(Photo), Kind(Album), Kind(Topic))

        Image.MAX_IMAGE_PIXELS = settings.PICTURE_MAX_PIXELS
