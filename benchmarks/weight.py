"""What a phone fetches to read a long article: `python -m benchmarks.weight [--address http://…]`.

Bytes as they come over the line, headers included, on a phone of 390 × 844 points: until the page is there, and
after the whole article has been scrolled through. The plates of the demonstration site weigh twice what
photographs do, so the article is also reckoned with 60 photographs of `photographs.py`, of the widths that the
browser chose.
"""

import argparse
import io
import re
import statistics
from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from gallery import renditions

from . import demo
from .photographs import HEIGHT, WIDTH, as_file, photograph

KB = 1_000
PICTURES = 60
WORDPRESS = 3_060 * KB
SCROLL = """async () => {
  while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
    scrollBy({ top: innerHeight * 0.7, behavior: "instant" })
    await new Promise((done) => setTimeout(done, 60))
  }
}"""


class Line:
    """Counts the bytes that come to a page, by kind, and keeps the widths of its pictures."""

    def __init__(self, page):
        self.kinds, self.bytes, self.widths = {}, Counter(), []
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _answered(self, event):
        address = event["response"]["url"]
        if address.startswith("http"):
            self.kinds[event["requestId"]] = event["type"].lower()
        if picture := re.search(r"-(\d+)\.(?:avif|jpg)$", address):
            self.widths.append(int(picture[1]))

    def _finished(self, event):
        if kind := self.kinds.get(event["requestId"]):
            self.bytes[kind] += int(event["encodedDataLength"])


@dataclass
class Reading:
    """What was fetched: bytes by kind before scrolling and in the end, and the widths of all pictures."""

    before: Counter
    after: Counter
    widths: list[int]

    @property
    def words(self) -> int:
        """Bytes of all that is not a picture."""
        return self.after.total() - self.after["image"]


def read(browser: Browser, address: str, density: int) -> Reading:
    """Open the page on a phone with so many pixels a point, and scroll through it."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=density, is_mobile=True)
    page = context.new_page()
    line = Line(page)
    page.goto(address, wait_until="networkidle")
    before = line.bytes.copy()
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    context.close()
    return Reading(before, line.bytes, line.widths)


def photograph_bytes(count: int = 4) -> dict[int, float]:
    """Average bytes of a photograph as AVIF, by width."""
    sizes: dict[int, list[int]] = {}
    for number in range(count):
        upright = renditions.upright(io.BytesIO(as_file(photograph(number))))
        for made in renditions.make(upright, (WIDTH, HEIGHT), b""):
            if made.file_format == "avif":
                sizes.setdefault(made.width, []).append(len(made.content))
    return {width: statistics.mean(found) for width, found in sizes.items()}


def report(density: int, reading: Reading, photographs: dict[int, float]) -> bool:
    """Print what was measured; whether the targets are met."""
    kinds = ", ".join(f"{kind} {size / KB:.1f}" for kind, size in reading.before.most_common())
    count = len(reading.widths)
    widths = ", ".join(f"{number} of {width}" for width, number in sorted(Counter(reading.widths).items()))
    print(f"\n390 × 844 points, {density} pixels a point\n  before scrolling, kB: {kinds}")
    print(f"  scrolled through: {reading.after.total() / KB:.0f} kB with {count} pictures ({widths} pixels)")
    plates = reading.words + reading.after["image"] / count * PICTURES
    photos = reading.words + statistics.mean(photographs[width] for width in reading.widths) * PICTURES
    print(f"  with {PICTURES} such pictures: {plates / KB:.0f} kB, {plates / WORDPRESS:.2f} of WordPress' 3.06 MB")
    met = [
        _line("before scrolling", reading.before.total(), 180 * KB),
        _line("scripts", reading.before["script"], 12 * KB),
        _line("style sheets", reading.before["stylesheet"], 20 * KB),
        _line(f"with {PICTURES} photographs, {photos / WORDPRESS:.2f} of WordPress' 3.06 MB", photos, 0.6 * WORDPRESS),
    ]
    return all(met)


def _line(name: str, size: float, target: float) -> bool:
    verdict = "" if size <= target else "   TOO MUCH"
    print(f"  {name}: {size / KB:.1f} kB, {size / target:.2f} of the target{verdict}")
    return size <= target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", help="a running demonstration site (default: one of our own)")
    parser.add_argument("--page", default=demo.ARTICLE, help="the page (default: the long article)")
    chosen = parser.parse_args()
    photographs = photograph_bytes()
    with demo.site(chosen.address) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=demo.chromium(), args=demo.CHROMIUM_FLAGS)
        met = [report(density, read(browser, address + chosen.page, density), photographs) for density in (1, 2, 3)]
        browser.close()
    raise SystemExit(0 if all(met) else 1)


if __name__ == "__main__":
    main()
