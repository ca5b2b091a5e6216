"""How long it takes until a picture that stands in many articles is gone from all of them.

    python -m benchmarks.withdrawal

In a database of its own in memory, with files in a temporary folder. Times depend on the machine; what matters is that
they do not grow with the number of articles.
"""

import os
import sys
import tempfile
import time
from statistics import median

SIZES = (2, 200)
ROUNDS = 3
LOOKED_AT = 10  # pages


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.test.utils import setup_databases, setup_test_environment  # noqa: PLC0415

    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    with tempfile.TemporaryDirectory() as folder:
        settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = f"{folder}/media", f"{folder}/private"
        times = {size: median(_withdrawn_from(size) for _ in range(ROUNDS)) for size in SIZES}
    for size, seconds in times.items():
        print(f"in {size:3} articles: {seconds * 1000:6.1f} ms until its files are gone and no page shows it")
    print(f"ratio {times[SIZES[-1]] / times[SIZES[0]]:.2f}")


def _withdrawn_from(number):
    """Seconds that a withdrawal takes; ends the run if a page or a file is left afterwards."""
    from django.core.files.storage import default_storage  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from gallery.models import Photo  # noqa: PLC0415
    from tests.factories import PhotoFactory, PictureFactory  # noqa: PLC0415

    photo = Photo.objects.get(pk=PhotoFactory().pk)
    key = photo.rendition_key
    articles = [PictureFactory(photo=photo).parent for _ in range(number)][:: max(1, number // LOOKED_AT)]
    client = Client()
    if _pages_with(client, articles, key) != len(articles):
        sys.exit("The picture was not shown before.")
    start = time.perf_counter()
    photo.withdraw("Its owner objected.")
    seconds = time.perf_counter() - start
    files = [name for name in default_storage.listdir(f"pictures/{key[:2]}")[1] if name.startswith(key)]
    if files or _pages_with(client, articles, key):
        sys.exit("Something of the picture is left.")
    return seconds


def _pages_with(client, articles, key):
    return sum(key in client.get(article.get_absolute_url()).content.decode() for article in articles)


if __name__ == "__main__":
    main()
