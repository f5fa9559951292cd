"""Medians of several runs, printed as ratios against a peer or a floor of the same run."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable

RUNS = 5


def median_of(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median seconds of *runs* calls, after one that is not counted."""
    work()
    return statistics.median(timed(work) for _ in range(runs))


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of one call."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def report(name: str, seconds: float, **against: tuple[float, str]) -> None:
    """Print a figure with its ratios: ``name=(seconds of the other, what is promised)``."""
    print(f"{name}: {seconds * 1000:.1f} ms")
    for other, (took, promise) in against.items():
        print(f"    {other}: {took * 1000:.1f} ms, ratio {seconds / took:.2f} ({promise})")
