"""The workshop: paper, two inks, the gouge, and the press that prints a drawing.

A plate is a function that takes a `random.Random` and returns the body of an SVG drawing; it uses
`PAPER`, `INK` and `RED` and nothing else, so that the press can tell the inks apart. `printed`
rasterises it and lays the inks on the paper unevenly, the red a little out of register.
"""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians, sin
from zlib import crc32

import numpy as np
import resvg_py
from PIL import Image, ImageFilter

PAPER, INK, RED = "#efe5d0", "#1e1b18", "#a8281e"


@dataclass(frozen=True)
class Plate:
    """A drawing and the size of its sheet, in SVG units."""

    name: str
    width: int
    height: int
    draw: Callable[[random.Random], str]

    def svg(self) -> str:
        """The whole drawing; the same on every run, since the name seeds the gouge's slips."""
        body = self.draw(random.Random(crc32(self.name.encode())))
        size = f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'


PLATES: dict[str, Plate] = {}


def plate(name: str, width: int = 1200, height: int = 800):
    """Register a drawing under the slug of the photo that it becomes."""

    def register(draw):
        PLATES[name] = Plate(name, width, height, draw)
        return draw

    return register


def sheet(color: str = PAPER, width: int = 1200, height: int = 800) -> str:
    """A ground of one colour under everything else."""
    return f'<rect width="{width}" height="{height}" fill="{color}"/>'


def shape(d: str, fill: str = INK, **attributes) -> str:
    """A filled path."""
    return f'<path d="{d}" fill="{fill}"{_attributes(attributes)}/>'


def line(d: str, color: str = INK, width: float = 4, **attributes) -> str:
    """A stroked path without filling."""
    return f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{width:g}"{_attributes(attributes)}/>'


def disc(x: float, y: float, r: float, fill: str = INK, **attributes) -> str:
    """A filled circle."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"{_attributes(attributes)}/>'


def box(x: float, y: float, width: float, height: float, fill: str = INK, **attributes) -> str:
    """A filled rectangle."""
    size = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
    return f'<rect {size} fill="{fill}"{_attributes(attributes)}/>'


def placed(body: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: bool = False) -> str:
    """A part of a drawing, moved, turned (degrees), scaled and, if asked, mirrored."""
    mirrored = " scale(-1 1)" if flip else ""
    return f'<g transform="translate({x:g} {y:g}) rotate({turn:g}) scale({scale:g}){mirrored}">{body}</g>'


def gouges(cx, cy, inner, outer, count, start, end, rnd, width=(2, 7), color=PAPER) -> str:
    """Tapering cuts that radiate from a point (angles in degrees), as a gouge leaves them in lino."""
    cuts = []
    for number in range(count):
        angle = radians(start + (end - start) * (number + rnd.uniform(-0.35, 0.35)) / count)
        near, far, half = inner + rnd.uniform(0, 90), outer * rnd.uniform(0.55, 1.05), rnd.uniform(*width)
        x1, y1, x2, y2 = cx + near * cos(angle), cy + near * sin(angle), cx + far * cos(angle), cy + far * sin(angle)
        mx, my = (x1 + x2) / 2 + rnd.uniform(-6, 6), (y1 + y2) / 2 + rnd.uniform(-6, 6)
        nx, ny = -sin(angle) * half, cos(angle) * half
        cuts.append(
            f"M{x1:.0f} {y1:.0f}Q{mx + nx:.0f} {my + ny:.0f} {x2:.0f} {y2:.0f}"
            f"Q{mx - nx:.0f} {my - ny:.0f} {x1:.0f} {y1:.0f}Z"
        )
    return shape("".join(cuts), color)


def hatching(x, y, width, height, count, rnd, slope=0.0, stroke=(1.5, 4), color=PAPER) -> str:
    """Short parallel cuts that fill a box: shade, brickwork, water, grain."""
    cuts = []
    for number in range(count):
        top = y + height * (number + rnd.uniform(0.1, 0.9)) / count
        left, right = x + width * rnd.uniform(0, 0.25), x + width * rnd.uniform(0.7, 1)
        bottom = top + slope * (right - left)
        half = rnd.uniform(*stroke) / 2
        cuts.append(f"M{left:.0f} {top:.1f}L{right:.0f} {bottom - half:.1f}L{right:.0f} {bottom + half:.1f}Z")
    return shape("".join(cuts), color)


def _attributes(attributes: dict) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())


def printed(plate: Plate, width: int = 2400) -> Image.Image:
    """Print a plate `width` pixels wide: paper fibre, uneven ink, the red out of register."""
    rng = np.random.default_rng(crc32(plate.name.encode()))
    drawing = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=plate.svg(), width=width))))
    pixels = np.asarray(drawing.convert("RGB"), dtype=np.float32) / 255
    paper, ink, red = (_rgb(colour) for colour in (PAPER, INK, RED))
    red_mask = np.clip((pixels[..., 0] - pixels[..., 1]) / (red[0] - red[1]), 0, 1)
    ink_mask = np.clip(1 - (pixels[..., 0] - ink[0]) / (red[0] - ink[0]), 0, 1) * (1 - red_mask)
    red_mask = np.pad(red_mask, ((0, 3), (4, 0)), mode="edge")[3:, :-4]
    noise = _Noise(rng, pixels.shape[:2])
    sheet = paper * (1 - 0.1 * (0.4 * noise(8) + 0.6 * noise(60) - 0.5)[..., None])
    red_cover = red_mask * np.clip(1.06 - 2.2 * np.clip(0.4 * noise(5) + 0.6 * noise(110) - 0.64, 0, 1), 0, 1)
    patches = 0.45 * noise(5) + 0.55 * noise(140)
    ink_cover = ink_mask * np.clip(1.16 - 1.364 * np.clip(patches - 0.66, 0, 1), 0, 1)
    sheet = _inked(sheet, red * sheet / paper, red_cover)
    sheet = _inked(sheet, ink, ink_cover)
    return Image.fromarray((np.clip(sheet, 0, 1) * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.6))


class _Noise:
    """Smooth random cover of a sheet, 0 to 1, at a grain of so many pixels."""

    def __init__(self, rng, size):
        self.rng, (self.height, self.width) = rng, size

    def __call__(self, grain: int) -> np.ndarray:
        cells = self.rng.random((self.height // grain + 2, self.width // grain + 2), dtype=np.float32)
        grey = Image.fromarray((cells * 255).astype(np.uint8))
        smooth = grey.resize((self.width, self.height), Image.Resampling.BICUBIC)
        return np.asarray(smooth, dtype=np.float32) / 255


def _rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], np.float32) / 255


def _inked(sheet: np.ndarray, colour: np.ndarray, cover: np.ndarray) -> np.ndarray:
    return sheet * (1 - cover[..., None]) + colour * cover[..., None]
