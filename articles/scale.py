"""Estimates drawn to one scale, from 0 to the largest number that anyone names."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """An estimate on the scale: where its bar starts and how wide it is, in per cent of the largest number.

    `open_end` tells that the number is a lower bound only, so the bar has no firm end.
    """

    estimate: object
    start: float
    width: float
    open_end: bool


def scaled(estimates: Iterable) -> list[Bar]:
    """The estimates as bars, in their order."""
    estimates = list(estimates)
    largest = max((_most(estimate) for estimate in estimates), default=0) or 1
    return [_bar(estimate, 100 / largest) for estimate in estimates]


def _bar(estimate, unit: float) -> Bar:
    spans = estimate.low is not None and estimate.high is not None and estimate.low != estimate.high
    start = estimate.low * unit if spans else 0.0
    width = max(_most(estimate) * unit - start, 0.4)
    return Bar(estimate, round(start, 2), round(width, 2), estimate.high is None)


def _most(estimate) -> int:
    return estimate.high if estimate.high is not None else estimate.low
