"""Pictures with the statistics of photographs, made from numbers: the same on every machine, nobody's property.

Each is a scene of overlapping leaves of every size (the "dead leaves" model, whose spectrum and edges are
those of photographs: Lee, Mumford and Huang, "Occlusion models for natural images", International Journal
of Computer Vision 41, 2001) with surfaces of 1/f noise, a sky, a light that falls off, a depth of field
and film grain. `_DETAIL` is set so that WordPress' six sizes of 60 of them have the 28.8 MB that they
have for 60 real photographs.
"""

import io
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 2400, 1600

# Strength of surfaces and grain, which makes 480 kB a photograph in WordPress' sizes.
_DETAIL = 1.11


def photograph(number: int) -> Image.Image:
    """The photograph of that number: 2400 × 1600 pixels, RGB."""
    chance = np.random.default_rng(1956 + number)
    colours, roughness = _scene(chance)
    light = _light(chance)[..., None] + _surface(chance, roughness)[..., None]
    sharp = _picture(np.asarray(colours, np.float32) + light * _tint(chance))
    seen = _with_depth(chance, sharp)
    return _picture(np.asarray(seen, np.float32) + _grain(chance)[..., None])


def as_file(image: Image.Image, file_format: str = "JPEG", **options) -> bytes:
    """The image as a file; a JPEG of quality 95 unless other options are given."""
    buffer = io.BytesIO()
    image.save(buffer, file_format, **(options or {"quality": 95}))
    return buffer.getvalue()


def _scene(chance) -> tuple[Image.Image, Image.Image]:
    """Leaves over a sky: their colours, and how rough each surface is (0 to 255)."""
    horizon = int(HEIGHT * chance.uniform(0.1, 0.55))
    colours, roughness = _sky(chance), Image.new("L", (WIDTH, HEIGHT), 8)
    pencils = ImageDraw.Draw(colours), ImageDraw.Draw(roughness)
    palette = chance.uniform(20, 215, (9, 1)) + chance.normal(0, 16, (9, 3)) + chance.normal(0, 8, 3)
    for size in _sizes(chance, int(chance.uniform(200, 850))):
        _leaf(chance, pencils, size, palette, horizon)
    return colours, roughness


def _sizes(chance, count: int) -> np.ndarray:
    """Radii in pixels, spread as 1/r³ between 6 and 700; the far and large ones are drawn first."""
    drawn = 6 / np.sqrt(1 - chance.uniform(0, 1 - (6 / 700) ** 2, count))
    return np.sort(drawn * chance.choice([1, 4, 12], count, p=[0.72, 0.2, 0.08]))[::-1]


def _leaf(chance, pencils, size: float, palette: np.ndarray, horizon: int) -> None:
    """One surface: a polygon or an ellipse below the horizon, in a shade of the palette."""
    x, y = chance.uniform(0, WIDTH), chance.uniform(horizon, HEIGHT + size / 2)
    shade = palette[chance.integers(len(palette))] + chance.normal(0, 14, 3)
    angles = np.sort(chance.uniform(0, 2 * np.pi, chance.integers(4, 9)))
    reach = np.array([1, chance.uniform(0.3, 1.6)]) * size
    corners = [(x + reach[0] * np.cos(turn), y + reach[1] * np.sin(turn)) for turn in angles]
    pencils[0].polygon(corners, fill=tuple(int(value) for value in np.clip(shade, 0, 255)))
    pencils[1].polygon(corners, fill=int(chance.beta(1.2, 2.2) * 255))


def _sky(chance) -> Image.Image:
    """A gradient from zenith to horizon with clouds of 1/f noise."""
    zenith, below = chance.uniform([60, 90, 130], [150, 180, 235]), chance.uniform(170, 240, 3)
    down = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None, None]
    clouds = _noise(chance, 1.6)[..., None] * np.float32(chance.uniform(0, 16))
    return _picture(zenith * (1 - down) + below * down + clouds)


def _surface(chance, roughness: Image.Image) -> np.ndarray:
    """Texture of all surfaces: noise of a falling spectrum, as strong as each surface is rough."""
    strength = np.asarray(roughness.filter(ImageFilter.BoxBlur(1)), np.float32) / 255
    fine = _noise(chance, chance.uniform(0.95, 1.25))
    return fine * strength * np.float32(chance.uniform(14, 46) * _DETAIL)


@lru_cache(maxsize=1)
def _frequencies() -> np.ndarray:
    """Distance of each coefficient of the half spectrum from zero, in cycles a picture."""
    down, across = np.fft.fftfreq(HEIGHT) * HEIGHT, np.fft.rfftfreq(WIDTH) * WIDTH
    distance = np.hypot(down[:, None], across[None, :])
    distance[0, 0] = 1
    return distance.astype(np.float32)


def _noise(chance, slope: float) -> np.ndarray:
    """Noise whose amplitude falls as 1/f to the power of `slope`; mean 0, deviation 1."""
    white = np.fft.rfft2(chance.standard_normal((HEIGHT, WIDTH), np.float32))
    spectrum = white / _frequencies() ** np.float32(slope)
    spectrum[0, 0] = 0
    noise = np.fft.irfft2(spectrum, (HEIGHT, WIDTH)).astype(np.float32)
    return noise / noise.std()


def _light(chance) -> np.ndarray:
    """Light that falls from one side and away from the middle: about -40 to 25 levels."""
    y, x = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j].astype(np.float32)
    turn = chance.uniform(0, 2 * np.pi)
    side = np.float32(np.cos(turn)) * x + np.float32(np.sin(turn)) * y
    return side * np.float32(chance.uniform(5, 20)) - (x**2 + y**2) * np.float32(12)


def _tint(chance) -> np.ndarray:
    """How much of light and texture each channel takes."""
    return chance.uniform(0.85, 1.15, 3).astype(np.float32)


def _with_depth(chance, sharp: Image.Image) -> Image.Image:
    """What lies away from the plane of focus, softened; everything, a little, as by a lens."""
    lens = sharp.filter(ImageFilter.GaussianBlur(chance.uniform(1.0, 2.2)))
    soft = sharp.filter(ImageFilter.GaussianBlur(chance.uniform(4, 14)))
    depth = _noise(chance, 2.4) * 90 + chance.uniform(-110, 60)
    return Image.composite(soft, lens, Image.fromarray(np.clip(depth + 60, 0, 255).astype(np.uint8)))


def _grain(chance) -> np.ndarray:
    """Grain of film or sensor, slightly clumped: 0.2 to 2 levels."""
    white = chance.standard_normal((HEIGHT, WIDTH), np.float32)
    clumped = white + np.roll(white, 1, 0) * np.float32(0.5) + np.roll(white, 1, 1) * np.float32(0.5)
    return clumped * np.float32(chance.gamma(2, 0.3) * _DETAIL / 1.22)


def _picture(levels: np.ndarray) -> Image.Image:
    """Levels from 0 to 255 as an RGB image."""
    return Image.fromarray(np.clip(levels + 0.5, 0, 255).astype(np.uint8), "RGB")
