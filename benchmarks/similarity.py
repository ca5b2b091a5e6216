"""Structural similarity: how like each other two pictures look.

Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to structural
similarity", IEEE Transactions on Image Processing 13, no. 4 (2004): a Gaussian window of 11 pixels with a
deviation of 1.5, K₁ = 0.01, K₂ = 0.03, on brightness from 0 to 255.
"""

import numpy as np
from PIL import Image

_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_WINDOW = np.exp(-(np.arange(-5, 6) ** 2) / (2 * 1.5**2)).astype(np.float32)
_WINDOW /= _WINDOW.sum()


def similarity(first: Image.Image, second: Image.Image) -> float:
    """Mean structural similarity of two pictures of one size: 1 for equal ones."""
    a, b = _brightness(first), _brightness(second)
    mean_a, mean_b = _mean(a), _mean(b)
    spread = _mean(a * a) - mean_a**2 + _mean(b * b) - mean_b**2
    together = _mean(a * b) - mean_a * mean_b
    likeness = (2 * mean_a * mean_b + _C1) * (2 * together + _C2)
    return float(np.mean(likeness / ((mean_a**2 + mean_b**2 + _C1) * (spread + _C2))))


def _brightness(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("L"), np.float32)


def _mean(levels: np.ndarray) -> np.ndarray:
    """Mean around each pixel, weighted by the window, where the window fits."""
    down = sum(weight * levels[at : levels.shape[0] - 10 + at] for at, weight in enumerate(_WINDOW))
    return sum(weight * down[:, at : down.shape[1] - 10 + at] for at, weight in enumerate(_WINDOW))
