"""Our renditions beside WordPress' sizes, from the same photographs in one run: `python -m benchmarks.renditions`.

Compares CPU time, bytes, and what is lost to the eye: the structural similarity of each file to the original
scaled to the same size. WordPress' files are made here with Pillow, which is quicker at it than PHP's GD or
ImageMagick; its own published figures are printed beside them.
"""

import argparse
import io
import json
import statistics
from collections import defaultdict
from dataclasses import dataclass, field

from PIL import Image, ImageOps

from gallery import renditions

from .measure import MB, cpu_seconds, in_fresh_process, peak_bytes
from .photographs import HEIGHT, WIDTH, as_file, photograph
from .similarity import similarity

# wp_get_registered_image_subsizes(): the thumbnail is cropped, the others keep their shape.
WORDPRESS_WIDTHS = (2048, 1536, 1024, 768, 300)
WORDPRESS_QUALITY = 82
PUBLISHED = "0.49 s CPU a photo and 28.8 MB for 60 (WordPress, on real photographs)"

# Files that a page shows at about the same size: ours, WordPress'.
PAIRS = ((320, 300), (640, 768), (800, 768), (1280, 1536), (1920, 2048))
XMP = b"<x:xmpmeta/>".ljust(1_500)


@dataclass
class Tally:
    """What one way of making files took and made, over all photographs."""

    seconds: list[float] = field(default_factory=list)
    bytes_by: dict = field(default_factory=lambda: defaultdict(int))
    likeness_by: dict = field(default_factory=lambda: defaultdict(list))

    def add(self, original: Image.Image, file: bytes, work) -> None:
        """Do the work on the file, then weigh what it made and look at it."""
        made: list = []
        self.seconds.append(cpu_seconds(lambda: made.extend(work(file))))
        for kind, width, content in made:
            self.bytes_by[kind, width] += len(content)
            if width != 150:
                self.likeness_by[kind, width].append(_likeness(original, content))

    @property
    def total(self) -> int:
        """Bytes of all files."""
        return sum(self.bytes_by.values())

    def likeness(self, kind: str, width: int) -> float | None:
        """Mean similarity of the files of a kind and width; None if there are none."""
        found = self.likeness_by.get((kind, width))
        return statistics.fmean(found) if found else None


def _likeness(original: Image.Image, content: bytes) -> float:
    shown = Image.open(io.BytesIO(content)).convert("RGB")
    return similarity(original.resize(shown.size, Image.Resampling.LANCZOS), shown)


def wordpress(file: bytes):
    """WordPress' six files: kind, width in pixels, content."""
    image = Image.open(io.BytesIO(file)).convert("RGB")
    for width in WORDPRESS_WIDTHS:
        size = (width, renditions.height_for(width, image.size))
        yield "jpeg", width, as_file(image.resize(size, Image.Resampling.LANCZOS), quality=WORDPRESS_QUALITY)
    yield "jpeg", 150, as_file(ImageOps.fit(image, (150, 150), Image.Resampling.LANCZOS), quality=WORDPRESS_QUALITY)


def ours(file: bytes):
    """Our files: kind, width in pixels, content."""
    picture = renditions.upright(io.BytesIO(file))
    for made in renditions.make(picture, (WIDTH, HEIGHT), XMP):
        yield made.file_format, made.width, made.content


def compare(count: int) -> tuple[Tally, Tally]:
    """Both ways over so many photographs: theirs, ours."""
    theirs, own = Tally(), Tally()
    for number in range(count):
        original = photograph(number)
        file = as_file(original)
        theirs.add(original, file, wordpress)
        own.add(original, file, ours)
    return theirs, own


def measure_memory() -> dict:
    """Peak memory of making our files of one photograph; meant for a fresh process."""
    file = _kept_file()
    before = peak_bytes()
    for _ in ours(file):
        pass
    return {"before": before, "peak": peak_bytes()}


def _kept_file() -> bytes:
    """A photograph quickly made: the memory of making it well would hide what is measured."""
    return as_file(Image.effect_noise((WIDTH // 8, HEIGHT // 8), 60).resize((WIDTH, HEIGHT)).convert("RGB"))


def report(theirs: Tally, own: Tally, count: int) -> None:
    """Print all figures and the ratios ours : theirs."""
    seconds = statistics.fmean(own.seconds), statistics.fmean(theirs.seconds)
    print(f"{count} photographs of {WIDTH} × {HEIGHT}. Published: {PUBLISHED}.\n")
    print(f"{'':28}{'ours':>10}{'WordPress':>12}{'ratio':>8}")
    _line("CPU seconds a photo", *seconds)
    _line("MB, all files", own.total / MB, theirs.total / MB)
    for kind in renditions.FORMAT_NAMES:
        weight = sum(size for (made, _), size in own.bytes_by.items() if made == kind)
        _line(f"MB, all {kind.upper()} files", weight / MB, theirs.total / MB)
    _pairs(theirs, own, count)
    memory = in_fresh_process("benchmarks.renditions", "--memory")
    print(f"\nPeak memory of one photo: {memory['peak'] / MB:.0f} MB ({memory['before'] / MB:.0f} MB before it began).")


def _line(what: str, own: float, theirs: float) -> None:
    print(f"{what:28}{own:>10.2f}{theirs:>12.2f}{own / theirs:>8.2f}")


def _pairs(theirs: Tally, own: Tally, count: int) -> None:
    """Print size and similarity of files that a page shows at about the same size."""
    print(f"\n{'width, ours : theirs':22}{'WordPress':>18}{'our JPEG':>27}{'our AVIF':>27}")
    for width, other in PAIRS:
        cells = [f"{width} : {other}".ljust(22), _cell(theirs, "jpeg", other, count, None)]
        base = theirs.likeness("jpeg", other)
        cells += [_cell(own, kind, width, count, base) for kind in ("jpeg", "avif")]
        print("".join(cells))


def _cell(tally: Tally, kind: str, width: int, count: int, base: float | None) -> str:
    """Kilobytes, similarity, and its difference to `base`."""
    likeness = tally.likeness(kind, width)
    if likeness is None:
        return f"{'none':>27}"
    text = f"{tally.bytes_by[kind, width] / count / 1000:.1f} kB {likeness:.4f}"
    return f"{text:>18}" if base is None else f"{text:>18} {likeness - base:+.4f}".rjust(27)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.memory:
        print(json.dumps(measure_memory()))
        return
    report(*compare(chosen.photos), chosen.photos)


if __name__ == "__main__":
    main()
