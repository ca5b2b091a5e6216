"""Memory of one worker: a picture as large as the site takes, or larger, must not bring the machine down."""

import json
import struct
import subprocess
import sys
import zlib

import pytest

from .test_intake import png_of_169_megapixels

pytest.importorskip("resource", reason="This system cannot say how much memory a process has had.")

MB = 1_000_000

# Runs apart, so that only its own memory counts; `ru_maxrss` would also count the process that starts it.
WORK = """
import json, pathlib, resource, sys
from gallery import renditions
from gallery.intake import Refused, examine

LIMITS = {"max_bytes": 60_000_000, "max_pixels": 51_000_000}

def peak():
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

def result(path):
    with open(path, "rb") as file:
        try:
            examine(file, **LIMITS)
        except Refused:
            return "refused"
        return list(renditions.upright(file).size)

print(json.dumps({"result": result(sys.argv[1]), "peak": peak()}))
"""

# What a PNG of 50 megapixels says of itself: bits a channel, kind of colour, bytes a pixel.
KINDS = {"rgba": (8, 6, 4), "16-bit grey": (16, 0, 2), "16-bit rgba": (16, 6, 8)}


def png_of_50_megapixels(kind):
    """A black PNG of 8160 × 6120 pixels, in a few kilobytes."""
    bits, colour, size = KINDS[kind]
    row = bytes(1 + 8160 * size)
    squeeze = zlib.compressobj(1)
    rows = b"".join(squeeze.compress(row) for _ in range(6120)) + squeeze.flush()

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 8160, 6120, bits, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def received(tmp_path):
    """What became of a file in a process of its own: the result, and the peak memory in bytes."""

    def receive(content):
        path = tmp_path / "picture"
        path.write_bytes(content)
        command = [sys.executable, "-W", "ignore", "-c", WORK, str(path)]
        ended = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (our own words)
        return json.loads(ended.stdout)

    return receive


def test_a_small_file_that_would_unfold_to_gigabytes_is_refused_before_it_does(received):
    outcome = received(png_of_169_megapixels())

    assert outcome["result"] == "refused"
    assert outcome["peak"] < 100 * MB


@pytest.mark.parametrize("kind", KINDS)
def test_the_largest_picture_fits(received, kind):
    outcome = received(png_of_50_megapixels(kind))

    assert outcome["result"] == [2560, 1920]
    assert outcome["peak"] < 500 * MB
