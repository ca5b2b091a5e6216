"""Takes the pictures of the help for editors, docs/editing/*.webp, from a demonstration site that is running:

DEMO_PASSWORD=… make demo
DEMO_PASSWORD=… .venv/bin/python docs/take_pictures.py http://127.0.0.1:8000
"""

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent / "editing"
# The name of each picture, the page, and how much of it is shown, in CSS pixels.
PICTURES = {
    "desk": ("/admin/", 820),
    "article": ("/admin/articles/article/1/change/", 900),
    "pictures": ("/admin/gallery/photo/", 760),
    "comments": ("/admin/comments/comment/?queue=all", 760),
}
WIDTH, QUALITY = 1200, 72


def take(address: str, password: str) -> None:
    """Sign in as the demonstration's editor and write every picture anew."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(base_url=address, color_scheme="light", reduced_motion="reduce")
        page.goto("/admin/login/")
        page.fill("#id_username", "editor")
        page.fill("#id_password", password)
        page.click("[type=submit]")
        for name, (path, height) in PICTURES.items():
            page.set_viewport_size({"width": WIDTH, "height": height})
            page.goto(path, wait_until="networkidle")
            _write(name, page.screenshot())
        chromium.close()


def _write(name: str, png: bytes) -> None:
    Image.open(io.BytesIO(png)).save(FOLDER / f"{name}.webp", quality=QUALITY, method=6)


if __name__ == "__main__":
    take(sys.argv[1], os.environ["DEMO_PASSWORD"])
