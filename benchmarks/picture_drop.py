"""How long an editor waits who drops 60 photographs at once: `python -m benchmarks.picture_drop`.

Serves a fresh site as for readers, with one background worker, opens "Add pictures" in Chromium, and drops
photographs of 2400 × 1600. Prints when all were received, which is when the editor can go on, and when all were
ready, beside what the renditions of one such picture take times their number.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS

from .photographs import as_file, photograph

PORT = 8971
ADDRESS = f"http://127.0.0.1:{PORT}"
PASSWORD = "october-1956"  # noqa: S105 (of a site that lives for a minute)


def environment(folder: Path) -> dict:
    """Settings of a site as for readers, with everything it keeps in the folder."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DEBUG": "false",
        "BACKGROUND_TASKS": "worker",
        "SITE_URL": ADDRESS,
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "CACHE_URL": f"file://{folder / 'cache'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_MEDIA_ROOT": str(folder / "private"),
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }


def develop(folder: Path, count: int) -> list[Path]:
    """So many photographs as files; those that lie there already are used again."""
    paths = [folder / f"photograph-{number}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        if not path.exists():
            path.write_bytes(as_file(photograph(number)))
    return paths


def manage(settings: dict, *arguments: str) -> subprocess.Popen:
    """Start a command of the site."""
    return subprocess.Popen([sys.executable, "-W", "ignore", "manage.py", *arguments], env=settings)  # noqa: S603


def wait_for_site() -> None:
    for _ in range(900):
        try:
            return urlopen(ADDRESS).close()
        except URLError:
            time.sleep(0.2)
    raise RuntimeError("The site did not start.")


def drop(page, paths: list[Path]) -> tuple[float, float]:
    """Drop the files; seconds until all were received, and until all were ready."""
    page.goto(f"{ADDRESS}/admin/gallery/photo/add/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    page.locator("#pictures").wait_for(state="attached")
    start = time.perf_counter()
    page.set_input_files("#pictures", paths)
    received = _passed_until(page, ".is-received, .is-ready", len(paths), start)
    print(f"received after {received:.1f} s", flush=True)
    return received, _passed_until(page, ".is-ready", len(paths), start)


def _passed_until(page, selector: str, count: int, start: float) -> float:
    while page.locator(selector).count() < count:
        if page.locator(".is-refused, .is-broken, .is-failed").count():
            raise RuntimeError(page.locator(".upload-files").inner_text())
        time.sleep(0.05)
    return time.perf_counter() - start


def measure(paths: list[Path], folder: Path) -> tuple[float, float]:
    """Serve a fresh site and drop the files there."""
    settings = environment(folder)
    manage(settings, "migrate", "-v0").wait()
    manage(settings, "createsuperuser", "--noinput", "--username=editor", "--email=e@example.org", "-v0").wait()
    server = manage(settings, "serve", f"--port={PORT}")
    try:
        wait_for_site()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            return drop(browser.new_page(), paths)
    finally:
        server.terminate()
        server.wait(30)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60, help="how many photographs (default 60)")
    parser.add_argument("--pictures", type=Path, help="folder to keep the photographs in for another time")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pictures = chosen.pictures or Path(folder)
        pictures.mkdir(exist_ok=True)
        paths = develop(pictures, chosen.count)
        size = sum(path.stat().st_size for path in paths) / 1e6
        received, ready = measure(paths, Path(folder))
    print(f"{chosen.count} photographs, {size:.0f} MB: received after {received:.1f} s, ready after {ready:.0f} s")
    print(f"{received / chosen.count:.2f} s and {ready / chosen.count:.2f} s a picture")


if __name__ == "__main__":
    main()
