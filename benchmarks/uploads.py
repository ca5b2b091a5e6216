"""What an upload waits for, and what the background task then needs: `python -m benchmarks.uploads`.

Times `gallery.intake.examine`, and takes the peak memory of `gallery.renditions`, each in a fresh process, for
pictures as large as the site takes (`PICTURE_MAX_PIXELS`, `PICTURE_MAX_BYTES`) in every kind that costs most.
"""

import argparse
import json
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops

from gallery import renditions
from gallery.intake import PIXEL_SHARES, examine

from .measure import MB, cpu_seconds, in_fresh_process, peak_bytes
from .photographs import photograph

WIDTH, HEIGHT = 8160, 6120
MAX_BYTES, MAX_PIXELS = 60_000_000, 51_000_000


def large(mode: str = "RGB", size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """A photograph of 50 megapixels, or another size, as grainy as a camera's."""
    image = _grainy(photograph(7).resize(size, Image.Resampling.BICUBIC)).convert(mode)
    if mode in ("RGBA", "LA"):
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    return image


def _grainy(image: Image.Image) -> Image.Image:
    """The image with grain of 4 levels."""
    grain = Image.effect_noise((1020, 1020), 4)
    times = -(-image.height // 1020), -(-image.width // 1020)
    tiled = Image.fromarray(np.tile(np.asarray(grain), times)).crop((0, 0, *image.size))
    return ImageChops.add(image, tiled.convert("RGB"), offset=-128)


def write(path: Path, mode: str, file_format: str, **options) -> None:
    """Write the photograph in a format of Pillow's, as large as the site takes it."""
    side = PIXEL_SHARES.get(file_format, 1) ** 0.5
    large(mode, (int(WIDTH * side), int(HEIGHT * side))).save(path, file_format, **options)


def write_tall(path: Path, file_format: str) -> None:
    """Write a picture of 50 megapixels that is much taller than wide."""
    large("RGB", (2559, 19_500)).save(path, file_format, quality=90)


def write_deep_png(path: Path, channels: int) -> None:
    """Write a PNG of 16 bits a channel (Pillow can only read those): 1 channel is grey, 3 RGB, 4 RGBA."""
    kind = {1: 0, 3: 2, 4: 6}[channels]
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, kind, 0, 0, 0)
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header))
        for part in _compressed_rows(channels):
            file.write(_chunk(b"IDAT", part))
        file.write(_chunk(b"IEND", b""))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _compressed_rows(channels: int) -> Iterator[bytes]:
    """Rows of a gradient, each with its filter byte, as a stream of zlib."""
    across = np.linspace(0, 65535, WIDTH).astype(">u2").repeat(channels).tobytes()
    squeeze = zlib.compressobj(1)
    for _ in range(HEIGHT):
        yield squeeze.compress(b"\0" + across)
    yield squeeze.flush()


def write_deep_tiff(path: Path) -> None:
    """Write a grey TIFF of 16 bits with the bytes the other way round."""
    levels = np.tile(np.linspace(0, 65535, WIDTH).astype(">u2"), (HEIGHT, 1))
    Image.frombytes("I;16B", (WIDTH, HEIGHT), levels.tobytes()).save(path, "TIFF")


def write_chatty_jpeg(path: Path) -> None:
    """Write a JPEG with the largest EXIF that fits, and a comment as large."""
    exif = Image.Exif()
    exif[0x010E] = "x" * 64_000
    large().save(path, "JPEG", quality=90, exif=exif, comment=b"x" * 64_000)


CASES: dict[str, Callable[[Path], None]] = {
    "JPEG": partial(write, mode="RGB", file_format="JPEG", quality=99, subsampling=0),
    "JPEG, progressive": partial(write, mode="RGB", file_format="JPEG", quality=99, subsampling=0, progressive=True),
    "JPEG, CMYK": partial(write, mode="CMYK", file_format="JPEG", quality=90),
    "JPEG, large EXIF": write_chatty_jpeg,
    "JPEG, very tall": partial(write_tall, file_format="JPEG"),
    "PNG, RGB": partial(write, mode="RGB", file_format="PNG", compress_level=1),
    "PNG, RGBA": partial(write, mode="RGBA", file_format="PNG", compress_level=1),
    "PNG, grey and alpha": partial(write, mode="LA", file_format="PNG", compress_level=1),
    "PNG, palette": partial(write, mode="P", file_format="PNG", compress_level=1),
    "PNG, 16-bit grey": partial(write_deep_png, channels=1),
    "PNG, 16-bit RGB": partial(write_deep_png, channels=3),
    "PNG, 16-bit RGBA": partial(write_deep_png, channels=4),
    "TIFF, deflate": partial(write, mode="RGB", file_format="TIFF", compression="tiff_adobe_deflate"),
    "TIFF, CMYK": partial(write, mode="CMYK", file_format="TIFF", compression="tiff_adobe_deflate"),
    "TIFF, LAB": partial(write, mode="LAB", file_format="TIFF", compression="tiff_adobe_deflate"),
    "TIFF, 16-bit grey": write_deep_tiff,
    "WebP": partial(write, mode="RGB", file_format="WEBP", quality=85, method=0),
    "WebP, alpha": partial(write, mode="RGBA", file_format="WEBP", quality=85, method=0),
    "AVIF": partial(write, mode="RGB", file_format="AVIF", quality=70, speed=10),
    "AVIF, alpha": partial(write, mode="RGBA", file_format="AVIF", quality=70, speed=10),
}


def measure_examine(path: Path) -> dict:
    """CPU seconds and peak memory of what an upload waits for; the limit on bytes is left out, to see the worst."""

    def examined():
        with path.open("rb") as file:
            examine(file, max_bytes=10 * MAX_BYTES, max_pixels=MAX_PIXELS)

    return {"seconds": cpu_seconds(examined), "peak": peak_bytes()}


def measure_make(path: Path) -> dict:
    """CPU seconds and peak memory of making all renditions."""

    def made():
        with path.open("rb") as file:
            size = Image.open(file).size
            picture = renditions.upright(file)
        for _ in renditions.make(picture, size, b""):
            pass

    return {"seconds": cpu_seconds(made), "peak": peak_bytes()}


def report(only: str) -> None:
    """Print one line for each case whose name contains `only`."""
    print(f"{'':31}{'what an upload waits for':>26}{'the task':>15}")
    print(f"{'as large as is taken':22}{'file':>9}{'CPU':>10}{'memory':>9}{'CPU':>13}{'memory':>9}")
    for name, writer in CASES.items():
        if only in name:
            with tempfile.TemporaryDirectory() as folder:
                _line(name, writer, Path(folder) / "picture")


def _line(name: str, writer: Callable[[Path], None], path: Path) -> None:
    writer(path)
    size = path.stat().st_size
    looked = in_fresh_process("benchmarks.uploads", "--examine", str(path))
    made = in_fresh_process("benchmarks.uploads", "--make", str(path))
    heavy = " *" if size > MAX_BYTES else ""
    print(
        f"{name:22}{size / MB:>6.1f} MB{looked['seconds']:>8.2f} s{looked['peak'] / MB:>6.0f} MB"
        f"{made['seconds']:>11.1f} s{made['peak'] / MB:>6.0f} MB{heavy}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only cases whose name contains this")
    parser.add_argument("--examine", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.examine or chosen.make:
        print(json.dumps(measure_examine(chosen.examine) if chosen.examine else measure_make(chosen.make)))
        return
    report(chosen.only)
    print("* heavier than an upload may be")


if __name__ == "__main__":
    main()
