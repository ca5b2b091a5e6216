"""Picture files for the tests, made as they are needed."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def gradient(width=600, height=400, mode="RGB"):
    """A picture whose left is dark and whose right is light, so that its orientation can be told."""
    row = Image.linear_gradient("L").rotate(90).resize((width, height))
    return row.convert(mode)


def file_of(image, file_format="JPEG", **options):
    """The bytes of a picture in a format."""
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def upload(content=None, name="tank.jpg"):
    """A file as a browser sends it; by default a JPEG of 600 × 400."""
    return SimpleUploadedFile(name, content or file_of(gradient()), content_type="image/jpeg")
